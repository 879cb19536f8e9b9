import type { SessionEntry } from '../contract/people.ts';
import type { SessionRecord } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { noteAction } from './audit.ts';
import { notFound } from './fault.ts';
import { hasEnded, type Visitor } from './sessions.ts';
import { hashToken } from './tokens.ts';

type Parts = Pick<Atlas, 'store' | 'now'>;

/** Names a session without opening it: the beginning of the hash of its token. */
const idOf = ({ token_hash }: SessionRecord) => token_hash.slice(0, 16);

/** The visitor's own sessions that go on, the last used first. */
export async function listSessions({ store, now }: Parts, visitor: Visitor): Promise<SessionEntry[]> {
  const own = hashToken(visitor.token);
  const instant = (ms: number) => new Date(ms).toISOString();
  return (await store.sessionsOf(visitor.id))
    .filter((one) => !hasEnded(one, now()))
    .map((one) => ({
      id: idOf(one),
      created_at: instant(one.created_at),
      last_seen: instant(one.last_seen),
      current: one.token_hash === own,
    }));
}

/** Ends one of the visitor's own sessions. Throws Fault `not_found`. */
export async function endSession(atlas: Parts, visitor: Visitor, id: string): Promise<void> {
  const found = (await atlas.store.sessionsOf(visitor.id)).find((one) => idOf(one) === id);
  if (!found) throw notFound('such session');
  await atlas.store.dropSession(found.token_hash);
  await noteAction(atlas, visitor, 'session_ended', `user:${visitor.name}`);
}
