import type { z } from 'zod';
import type {
  Colleague,
  newAssignment,
  newComment,
  PresenceView,
  ReviewComment,
  WorkView,
} from '../contract/work.ts';
import { type Actor, may, mayPublish } from '../domain/permissions.ts';
import type { IncidentRecord } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { noteAction } from './audit.ts';
import { demand } from './demand.ts';
import { invalid, notFound } from './fault.ts';
import { standing } from './writing.ts';

/** Versions that the page of an incident's work tells. */
const versionsTold = 20;

/** The incident for somebody who writes about it, if not it itself. Throws Fault. */
async function subjectFor(atlas: Atlas, actor: Actor | null, id: string): Promise<[Actor, IncidentRecord]> {
  demand(actor, 'amend');
  return [actor, await standing(atlas, actor, id)];
}

const instant = (atlas: Atlas) => new Date(atlas.now()).toISOString();

/** What staff say and do about an incident besides writing it. Throws Fault, as do the others here. */
export async function readWork(atlas: Atlas, actor: Actor | null, id: string): Promise<WorkView> {
  demand(actor, 'readStaff');
  const { document } = await standing(atlas, actor, id);
  const { store, fourEyes } = atlas;
  const [comments, [assignment = null], versions, writers] = await Promise.all([
    store.comments(id),
    store.assignmentsOf([id]),
    store.versionWriters(id, versionsTold),
    store.writersSincePublished(id),
  ]);
  const publish = mayPublish(actor, document, { fourEyes, writers, isChanged: false });
  return { comments, assignment, versions, publish };
}

/** Adds a comment on the version that stands. */
export async function comment(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  { pointer, text }: z.infer<typeof newComment>,
): Promise<ReviewComment> {
  const [{ name }, { version }] = await subjectFor(atlas, actor, id);
  const added = await atlas.store.addComment({
    ...{ incident: id, version, pointer, text, actor: name },
    recorded_at: instant(atlas),
  });
  await noteAction(atlas, actor!, 'commented', id, { comment: added.id });
  return added;
}

/** Resolves a comment, or opens it again. */
export async function settle(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  number: number,
  isResolved: boolean,
): Promise<ReviewComment> {
  const [{ name }] = await subjectFor(atlas, actor, id);
  const resolved = isResolved ? { by: name, at: instant(atlas) } : null;
  const settled = await atlas.store.settleComment(id, number, resolved);
  if (!settled) throw notFound('such comment');
  const action = isResolved ? 'comment_resolved' : 'comment_reopened';
  await noteAction(atlas, actor!, action, id, { comment: number });
  return settled;
}

/** Those who can log in, by name: to whom work can be given. */
export async function colleagues(atlas: Atlas, actor: Actor | null): Promise<Colleague[]> {
  demand(actor, 'readStaff');
  const users = await atlas.store.users();
  return users
    .filter(({ disabled, role }) => !disabled && may({ name: '', role }, 'amend'))
    .map(({ name, role }) => ({ name, role }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Gives an incident to somebody, or to nobody with null. Throws Fault `invalid` for a name nobody has. */
export async function assign(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  { user }: z.infer<typeof newAssignment>,
): Promise<WorkView['assignment']> {
  const [{ name }] = await subjectFor(atlas, actor, id);
  if (user !== null && !(await colleagues(atlas, actor)).some((one) => one.name === user))
    throw invalid([{ pointer: '/user', code: 'user_unknown' }]);
  const given = user === null ? null : { user, by: name, recorded_at: instant(atlas) };
  await atlas.store.assign(id, given);
  await noteAction(atlas, actor!, 'assigned', id, { user });
  return given && { incident: id, ...given };
}

/** Notes that somebody has the incident open in the form, and tells who else has. */
export async function come(atlas: Atlas, actor: Actor | null, id: string): Promise<PresenceView> {
  const [{ name }, { version }] = await subjectFor(atlas, actor, id);
  return { others: atlas.presence.come(id, name, atlas.now()), version };
}

/** Notes that somebody closed the form. */
export async function leave(atlas: Atlas, actor: Actor | null, id: string): Promise<void> {
  const [{ name }] = await subjectFor(atlas, actor, id);
  atlas.presence.leave(id, name);
}
