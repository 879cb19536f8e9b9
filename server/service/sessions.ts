import type { Role, SessionView } from '../contract/session.ts';
import { forgiveStorage } from '../store/storage-error.ts';
import type { SessionRecord, Store, UserRecord } from '../store/store.ts';
import { Fault, throttled } from './fault.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import type { SetupPermission } from './setup.ts';
import { createThrottle, type Throttle } from './throttle.ts';
import { hashToken, newToken } from './tokens.ts';

const hourMs = 3_600_000;
const idleMs = 12 * hourMs;
/** Longest life of a session, whatever its use. */
export const sessionLifetimeMs = 7 * 24 * hourMs;
/** A session's last use is written down at most once in this time, so that reading stays reading. */
const touchMs = 60_000;

/** Somebody who is known. `token` is what showed it: of a session, or an API token. */
export interface Visitor {
  id: number;
  name: string;
  role: Role;
  token: string;
  via: 'session' | 'token';
}

export interface Sessions {
  /** Answers the token of a new session. Throws Fault `throttled`, or `unauthenticated` without saying which part was wrong. */
  logIn(name: string, password: string, address: string): Promise<{ token: string; visitor: Visitor }>;
  logOut(token: string): Promise<void>;
  /** Who holds the token; null when it is unknown, idle for 12 hours, older than 7 days, or the user is disabled. */
  find(token: string): Promise<Visitor | null>;
  /** Changes the visitor's own password and ends the other sessions. Throws Fault when the current one is wrong. */
  changePassword(visitor: Visitor, current: string, next: string, address: string): Promise<void>;
  /** Creates the first admin and logs in. Throws Fault `forbidden` when the token does not hold or a user exists. */
  setUp(
    given: { token: string; name: string; password: string },
    address: string,
  ): Promise<{ token: string; visitor: Visitor }>;
  view(visitor: Visitor | null): Promise<SessionView>;
}

/** `now` in milliseconds since 1970. Throttles count failures only, so they never end a session that lives. */
export function createSessions(store: Store, permission: SetupPermission, now: () => number): Sessions {
  const byName = createThrottle(10, 15 * 60_000, now);
  const byAddress = createThrottle(30, 15 * 60_000, now);
  const open = (user: UserRecord) => openSession(store, user, now());

  async function find(token: string): Promise<Visitor | null> {
    const hash = hashToken(token);
    const found = await store.session(hash);
    if (!found) return null;
    const { session, user } = found;
    if (user.disabled || hasEnded(session, now())) {
      await store.dropSession(hash).catch(forgiveStorage);
      return null;
    }
    if (now() - session.last_seen > touchMs) await store.touchSession(hash, now()).catch(forgiveStorage);
    return { id: user.id, name: user.name, role: user.role, token, via: 'session' };
  }

  return {
    find,
    logIn: async (name, password, address) => {
      const wanted = name.normalize('NFKC').toLowerCase();
      refuse([byName, wanted], [byAddress, address]);
      const user = await store.userByName(name);
      // Counted before the slow check: tries sent side by side must not all pass the gate first.
      byName.fail(wanted);
      byAddress.fail(address);
      const right = await checkPassword(password, user?.password_hash ?? null);
      if (!user || !right || user.disabled)
        throw new Fault('unauthenticated', 'login_wrong', 'The name or the password is wrong.');
      byName.clear(wanted);
      // Not cleared: whoever has one account must not win unlimited tries at the others.
      byAddress.forgive(address);
      return open(user);
    },
    logOut: (token) => store.dropSession(hashToken(token)),
    changePassword: async (visitor, current, next, address) => {
      const key = `change ${visitor.id}`;
      refuse([byName, key], [byAddress, address]);
      const user = await store.userByName(visitor.name);
      byName.fail(key);
      if (!(await checkPassword(current, user?.password_hash ?? null)))
        throw new Fault('invalid', 'password_wrong', 'The current password is wrong.', {
          errors: [{ pointer: '/current', code: 'password_wrong' }],
        });
      byName.clear(key);
      await store.updateUser(visitor.id, { password_hash: await hashPassword(next) });
      await store.dropSessionsOf(visitor.id, hashToken(visitor.token));
    },
    setUp: async ({ token, name, password }, address) => {
      refuse([byAddress, address]);
      if (!permission.holds(token)) {
        byAddress.fail(address);
        throw closedSetup();
      }
      const user = await store.addUser(
        { name, role: 'admin', password_hash: await hashPassword(password) },
        true,
      );
      permission.spend();
      if (!user) throw closedSetup();
      return open(user);
    },
    view: async (visitor) => ({
      user: visitor ? { name: visitor.name, role: visitor.role } : null,
      setup: visitor ? false : (await store.userCount()) === 0,
    }),
  };
}

function refuse(...gates: [Throttle, string][]): void {
  const wait = Math.max(...gates.map(([gate, key]) => gate.wait(key)));
  if (wait > 0) throw throttled(wait);
}

function closedSetup(): Fault {
  return new Fault(
    'forbidden',
    'setup_closed',
    'This set-up link is used up, too old or not the last one printed.',
  );
}

function hasEnded(session: SessionRecord, now: number): boolean {
  return now >= session.expires_at || now - session.last_seen >= idleMs;
}

async function openSession(
  store: Store,
  user: UserRecord,
  now: number,
): Promise<{ token: string; visitor: Visitor }> {
  const token = newToken();
  await store.putSession({
    token_hash: hashToken(token),
    user_id: user.id,
    created_at: now,
    last_seen: now,
    expires_at: now + sessionLifetimeMs,
  });
  return { token, visitor: { id: user.id, name: user.name, role: user.role, token, via: 'session' } };
}
