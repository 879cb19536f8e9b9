import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../client/src/state/desk-alerts.ts';
import '../../../client/src/state/desk-audit.ts';
import '../../../client/src/state/desk-import.ts';
import '../../../client/src/state/desk-people.ts';
import '../../../client/src/state/desk-suggestions.ts';
import '../../../client/src/state/desk-users.ts';
import { go } from '../../../client/src/state/location.ts';
import { request } from '../../../client/src/state/request.ts';
import { session } from '../../../client/src/state/session.ts';
import { Outcome, useActs } from '../../../client/src/view/desk/acts.tsx';
import { fakeService } from './fake-service.ts';

const refused = { type: 'urn:x:unauthenticated', title: 'No session', status: 401 };
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** From now on the service knows nobody. */
function endSession(): void {
  globalThis.fetch = async (input) =>
    String(input).startsWith('/api/session') && !String(input).startsWith('/api/sessions')
      ? Response.json({ user: null, setup: false })
      : Response.json(refused, { status: 401 });
}

beforeEach(() => void localStorage.clear());
afterEach(cleanup);

test.each([
  '/desk/alerts',
  '/desk/suggestions',
  '/desk/account',
  '/desk/users',
  '/desk/audit',
  '/desk/import',
])('a session that ended is noticed at %s', async (page) => {
  await fakeService('/', 'ana', 'admin');
  await settled();
  endSession();
  go(page, '');
  await settled();
  expect(session.value?.user).toBeNull();
});

test('a session that ended is noticed by what was done', async () => {
  await fakeService('/', 'ana', 'admin');
  function Part() {
    const acts = useActs();
    return (
      <>
        <button
          type="button"
          onClick={() => acts.act(() => request('/api/alerts/hosts', { method: 'POST' }), 'done')}
        >
          go
        </button>
        <Outcome acts={acts} />
      </>
    );
  }
  const { getByText, findByRole } = render(<Part />);
  endSession();
  fireEvent.click(getByText('go'));
  await findByRole('alert');
  await settled();
  expect(session.value?.user).toBeNull();
});
