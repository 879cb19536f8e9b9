import { type Status, statuses } from '../contract/codebook.ts';
import type { Role } from '../contract/session.ts';

/** Who acts; null is a reader without a session. */
export interface Actor {
  name: string;
  role: Role;
}

export const actions = [
  'readPublic',
  'readStaff',
  'create',
  'amend',
  'publish',
  'retract',
  'manageUsers',
] as const;
export type Action = (typeof actions)[number];

/** Who may do what. A list of statuses allows the action only on an incident that has one of them. */
const table: Record<Role, Partial<Record<Action, readonly Status[] | 'any'>>> = {
  contributor: {
    readPublic: 'any',
    readStaff: 'any',
    create: ['draft', 'in_review'],
    amend: ['draft', 'in_review'],
  },
  editor: {
    readPublic: 'any',
    readStaff: 'any',
    create: 'any',
    amend: 'any',
    publish: 'any',
    retract: 'any',
  },
  admin: {
    readPublic: 'any',
    readStaff: 'any',
    create: 'any',
    amend: 'any',
    publish: 'any',
    retract: 'any',
    manageUsers: 'any',
  },
};

/**
 * Whether someone may do something; the only place where that is decided. `subject` is the incident the action is
 * about as it stands (for `create` as it shall be); without it the answer is whether some incident would do.
 */
export function may(actor: Actor | null, action: Action, subject?: { status: Status }): boolean {
  if (action === 'readPublic') return true;
  const allowed = actor ? table[actor.role][action] : undefined;
  if (!allowed) return false;
  return allowed === 'any' || !subject || allowed.includes(subject.status);
}

/** The statuses whose versions someone may see: readers published ones, staff all. */
export function audienceOf(actor: Actor | null): { statuses: readonly string[] } {
  return { statuses: may(actor, 'readStaff') ? statuses : ['published'] };
}
