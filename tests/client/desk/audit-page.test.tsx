import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { AuditEntry } from '#contract/audit.ts';
import { go } from '../../../client/src/state/location.ts';
import { AuditPage } from '../../../client/src/view/desk/audit-page.tsx';
import { DeskNav } from '../../../client/src/view/desk/desk-nav.tsx';
import { fakeService } from './fake-service.ts';

afterEach(cleanup);

const entry = (more: Partial<AuditEntry>): AuditEntry => ({
  ...{ recorded_at: '2024-09-01T10:00:00.000Z', actor: 'ana', role: 'editor', action: 'amended' },
  ...{ subject: null, detail: null, seq: null, version: null, reason: null },
  ...more,
});

test('the audit leads to incidents, and to nothing else', async () => {
  await fakeService('/', 'ana', 'admin');
  const answer = globalThis.fetch;
  const entries = [
    entry({ subject: 'written', seq: 1, version: 2 }),
    entry({ action: 'imported', subject: 'batch:1', seq: 2, version: 1 }),
    entry({ action: 'commented', subject: 'spoken-of' }),
    entry({ action: 'user_added', subject: 'user:ben' }),
    entry({ action: 'record_verified' }),
  ];
  globalThis.fetch = async (input, init) =>
    String(input).startsWith('/api/audit') ? Response.json({ entries, next: null }) : answer(input, init);
  go('/desk/audit', '');
  const { container, findByText } = render(<AuditPage />);
  await findByText('spoken-of');
  const links = [...container.querySelectorAll('table a')].map((one) => one.getAttribute('href'));
  expect(links).toEqual(['/desk/written', '/desk/spoken-of']);
  expect([...container.querySelectorAll('td:last-child .hint')].map((one) => one.textContent)).toEqual([
    'version 2',
  ]);
});

test.each([
  ['/desk/import/0123456789abcdef', '/desk/import'],
  ['/desk/import', '/desk/import'],
  ['/desk', '/desk'],
  ['/desk/2024-05-10-road', undefined],
])('at %s the page of the desk that is current is %s', async (page, current) => {
  await fakeService(page);
  const { container } = render(<DeskNav />);
  const marked = [...container.querySelectorAll('[aria-current]')].map((one) => one.getAttribute('href'));
  expect(marked).toEqual(current === undefined ? [] : [current]);
});
