import { render } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { SessionPage } from '../../../client/src/view/session/session-page.tsx';
import { fakeService } from './fake-service.ts';

test('who is logged in is led to the desk and to the own account', async () => {
  await fakeService('/login');
  const answer = globalThis.fetch;
  globalThis.fetch = async (input, init) =>
    String(input) === '/api/session'
      ? Response.json({ user: { name: 'ana', role: 'editor' }, setup: false })
      : answer(input, init);
  const { container } = render(<SessionPage />);
  const links = [...container.querySelectorAll('a')].map((one) => one.getAttribute('href'));
  expect(links).toEqual(['/desk', '/desk/account']);
});
