import { cleanup, render, waitFor } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { session } from '../../../client/src/state/session.ts';
import { DeskPage } from '../../../client/src/view/desk/desk-page.tsx';
import { fakeService } from './fake-service.ts';

// There is no WebGL here; what the map draws is tested by its data.
vi.mock('../../../client/src/map/placing.ts', () => ({
  createPlacing: () => Promise.resolve({ fit: () => undefined, remove: () => undefined }),
}));

afterEach(cleanup);

test('who has yet to set up the second step finds that alone at the desk, which asks for nothing else', async () => {
  const service = await fakeService('/desk');
  chooseLanguage('en');
  service.asked.length = 0;
  session.value = {
    user: { name: 'ana', role: 'editor' },
    setup: false,
    second_factor_required: true,
  };
  const page = render(<DeskPage />);
  // Its code comes when it is asked for, which a busy machine takes its time for.
  const begin = await waitFor(() => page.getByRole('button', { name: 'Set it up' }), { timeout: 10_000 });
  expect(begin.tagName).toBe('BUTTON');
  expect(page.getAllByRole('heading').map((one) => one.textContent)).toEqual([
    'One more step',
    'Second step of the log-in',
  ]);
  const asked = service.asked.map(({ url }) => url);
  expect(asked).toContain('/api/session/second-factor');
  expect(asked.filter((url) => url.startsWith('/api/desk'))).toEqual([]);
});
