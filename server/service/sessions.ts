import type { Role } from '../contract/roles.ts';
import type { SessionView } from '../contract/session.ts';
import { type FactorDemand, needsFactor } from '../domain/permissions.ts';
import { forgiveStorage } from '../store/storage-error.ts';
import type { SessionRecord, Store, UserRecord } from '../store/store.ts';
import { Fault, nameTaken, throttled } from './fault.ts';
import { demandStrong } from './password-strength.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { confirmSecondFactor, spendCode, wrongCode } from './second-factor.ts';
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
  /**
   * Answers the token of a new session, and what the second step was shown by. Throws Fault `throttled`; `unauthenticated` without saying which part was
   * wrong, and with code `second_factor_needed` or `second_factor_wrong` once name and password are right.
   */
  logIn(
    given: { name: string; password: string; code?: string | undefined },
    address: string,
  ): Promise<{ token: string; visitor: Visitor; by: 'password' | 'code' | 'recovery' }>;
  logOut(token: string): Promise<void>;
  /** Who holds the token; null when it is unknown, idle for 12 hours, older than 7 days, or the user is disabled. */
  find(token: string): Promise<Visitor | null>;
  /** Changes the visitor's own password and ends the other sessions and all API tokens. Throws Fault when the current one is wrong. */
  changePassword(visitor: Visitor, current: string, next: string, address: string): Promise<void>;
  /** Creates the first admin and logs in. Throws Fault `forbidden` when the token does not hold or a user exists. */
  setUp(
    given: { token: string; name: string; password: string },
    address: string,
  ): Promise<{ token: string; visitor: Visitor }>;
  /** Adds a user by an invitation and logs in. Throws Fault `forbidden` when it does not hold, `conflict` for the name. */
  join(
    given: { token: string; name: string; password: string },
    address: string,
  ): Promise<{ token: string; visitor: Visitor }>;
  /** Throws Fault `invalid` unless the password is the visitor's own, and `throttled`. */
  demandPassword(visitor: Visitor, password: string, address: string): Promise<void>;
  /** Switches the visitor's second factor on, and ends the other sessions; the recovery codes. Throws Fault. */
  confirmFactor(visitor: Visitor, code: string): Promise<string[]>;
  /** Whether the visitor has to set a second factor up before anything else. */
  lacksFactor(visitor: Visitor): Promise<boolean>;
  view(visitor: Visitor | null): Promise<SessionView>;
}

/** `now` in milliseconds since 1970. Throttles count failures only, so they never end a session that lives. */
export function createSessions(
  store: Store,
  permission: SetupPermission,
  now: () => number,
  demand: FactorDemand = 'off',
): Sessions {
  const byName = createThrottle(10, 15 * 60_000, now);
  const byAddress = createThrottle(30, 15 * 60_000, now);
  const byCode = createThrottle(5, 15 * 60_000, now);
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

  async function demandPassword(
    visitor: Visitor,
    password: string,
    address: string,
    pointer = '/password',
  ): Promise<void> {
    const key = `change ${visitor.id}`;
    refuse([byName, key], [byAddress, address]);
    const user = await store.userByName(visitor.name);
    byName.fail(key);
    if (!(await checkPassword(password, user?.password_hash ?? null)))
      throw new Fault('invalid', 'password_wrong', 'The current password is wrong.', {
        errors: [{ pointer, code: 'password_wrong' }],
      });
    byName.clear(key);
  }

  async function demandCode(userId: number, code: string): Promise<'code' | 'recovery'> {
    const key = String(userId);
    refuse([byCode, key]);
    // Counted before it is known to be right, for the same reason as passwords.
    byCode.fail(key);
    const by = await spendCode(store, userId, code, now());
    if (!by) throw wrongCode('unauthenticated');
    byCode.clear(key);
    return by;
  }

  const lacksFactor = async (visitor: Visitor) =>
    needsFactor(visitor, demand) && (await store.secondFactor(visitor.id))?.confirmed_at == null;

  return {
    find,
    lacksFactor,
    logIn: async ({ name, password, code }, address) => {
      const wanted = name.normalize('NFKC').toLowerCase();
      refuse([byName, wanted], [byAddress, address]);
      const user = await store.userByName(name);
      // Counted before the slow check: tries sent side by side must not all pass the gate first.
      byName.fail(wanted);
      byAddress.fail(address);
      const right = await checkPassword(password, user?.password_hash ?? null);
      if (!user || !right || user.disabled)
        throw new Fault('unauthenticated', 'login_wrong', 'The name or the password is wrong.');
      const needsCode = (await store.secondFactor(user.id))?.confirmed_at != null;
      if (needsCode && !code) {
        byName.forgive(wanted);
        byAddress.forgive(address);
        throw new Fault('unauthenticated', 'second_factor_needed', 'This user also needs a code.');
      }
      const by = needsCode ? await demandCode(user.id, code!) : 'password';
      byName.clear(wanted);
      // Not cleared: whoever has one account must not win unlimited tries at the others.
      byAddress.forgive(address);
      return { ...(await open(user)), by };
    },
    logOut: (token) => store.dropSession(hashToken(token)),
    demandPassword,
    changePassword: async (visitor, current, next, address) => {
      await demandPassword(visitor, current, address, '/current');
      await demandStrong(next, visitor.name, '/next');
      await store.updateUser(visitor.id, { password_hash: await hashPassword(next) });
      await store.dropSessionsOf(visitor.id, hashToken(visitor.token));
      await store.dropTokensOf(visitor.id);
    },
    confirmFactor: async (visitor, code) => {
      refuse([byCode, String(visitor.id)]);
      byCode.fail(String(visitor.id));
      const codes = await confirmSecondFactor(store, visitor.id, code, now());
      byCode.clear(String(visitor.id));
      await store.dropSessionsOf(visitor.id, hashToken(visitor.token));
      return codes;
    },
    join: async ({ token, name, password }, address) => {
      refuse([byAddress, address]);
      byAddress.fail(address);
      await demandStrong(password, name);
      const user = await store.acceptInvitation(
        hashToken(token),
        { name, password_hash: await hashPassword(password) },
        now(),
      );
      if (!user) throw closedInvitation();
      byAddress.forgive(address);
      if (user === 'taken') throw nameTaken(name);
      return open(user);
    },
    setUp: async ({ token, name, password }, address) => {
      refuse([byAddress, address]);
      if (!permission.holds(token)) {
        byAddress.fail(address);
        throw closedSetup();
      }
      await demandStrong(password, name);
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
      ...(visitor && (await lacksFactor(visitor)) ? { second_factor_required: true as const } : {}),
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

function closedInvitation(): Fault {
  return new Fault('forbidden', 'invitation_closed', 'This invitation is used up, revoked or too old.');
}

/** A session that is idle for 12 hours, or older than 7 days. */
export function hasEnded(session: SessionRecord, now: number): boolean {
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
