import type { z } from 'zod';
import type { InvitationView, newInvitation } from '../contract/people.ts';
import type { Actor } from '../domain/permissions.ts';
import type { InvitationRecord } from '../store/people.ts';
import type { Atlas } from './atlas.ts';
import { noteAction } from './audit.ts';
import { demand } from './demand.ts';
import { conflict, notFound } from './fault.ts';
import { hashToken, newToken } from './tokens.ts';

const lifetimeMs = 7 * 86_400_000;
/** Invitations that may be open at a time. */
const mostOpen = 200;

type Parts = Pick<Atlas, 'store' | 'now'>;

function view({ id, role, note, created_by, created_at, expires_at }: InvitationRecord): InvitationView {
  const instant = (ms: number) => new Date(ms).toISOString();
  return { id, role, note, created_by, created_at: instant(created_at), expires_at: instant(expires_at) };
}

/** The invitations that still hold, in the order they were made. */
export async function listInvitations({ store, now }: Parts, actor: Actor | null): Promise<InvitationView[]> {
  demand(actor, 'manageUsers');
  return (await store.invitations()).filter(({ expires_at }) => expires_at > now()).map(view);
}

/** Makes an invitation for seven days; the token is in this answer and nowhere else. Throws Fault `conflict` when too many are open. */
export async function invite(
  atlas: Parts,
  actor: Actor | null,
  { role, note }: z.infer<typeof newInvitation>,
): Promise<InvitationView & { token: string }> {
  demand(actor, 'manageUsers');
  if ((await listInvitations(atlas, actor)).length >= mostOpen)
    throw conflict('too_many_invitations', `There are ${mostOpen} open invitations; revoke some.`);
  const token = newToken();
  const now = atlas.now();
  const made = await atlas.store.putInvitation({
    token_hash: hashToken(token),
    role,
    note,
    created_by: actor.name,
    created_at: now,
    expires_at: now + lifetimeMs,
  });
  await noteAction(atlas, actor, 'user_invited', `invitation:${made.id}`, { role });
  return { ...view(made), token };
}

/** Ends an open invitation. Throws Fault `not_found`. */
export async function revokeInvitation(atlas: Parts, actor: Actor | null, id: number): Promise<void> {
  demand(actor, 'manageUsers');
  if (!(await atlas.store.dropInvitation(id))) throw notFound('such invitation');
  await noteAction(atlas, actor, 'invitation_revoked', `invitation:${id}`);
}

/** The link that the invited opens: the token stands behind `#`, which browsers send to no server. */
export function invitationLink(base: string, token: string): string {
  return `${base}/desk/invitation#token=${token}`;
}
