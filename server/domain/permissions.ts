import { type Status, statuses } from '../contract/codebook.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { Role } from '../contract/roles.ts';

/** Who acts; null is a reader without a session. */
export interface Actor {
  name: string;
  role: Role;
  /** Who it is for readers, where that is not the role. */
  signs?: 'deployment';
}

export const actions = [
  'readPublic',
  'readStaff',
  'create',
  'amend',
  'publish',
  'retract',
  'restore',
  'merge',
  'split',
  'loosenProtection',
  'keepPrivate',
  'manageUsers',
  'readAudit',
  'import',
  'undoImport',
  'reviewSuggestions',
  'manageAlerts',
  'releaseEvidence',
  'eraseEvidence',
] as const;
export type Action = (typeof actions)[number];

/** Who may do what. A list of statuses allows the action only on an incident that has one of them. */
const table: Record<Role, Partial<Record<Action, readonly Status[] | 'any'>>> = {
  contributor: {
    readPublic: 'any',
    readStaff: 'any',
    create: ['draft', 'in_review'],
    amend: ['draft', 'in_review'],
    keepPrivate: ['draft', 'in_review'],
    import: ['draft', 'in_review'],
    undoImport: ['draft', 'in_review'],
  },
  editor: {
    readPublic: 'any',
    readStaff: 'any',
    create: 'any',
    amend: 'any',
    publish: 'any',
    retract: 'any',
    restore: 'any',
    merge: 'any',
    split: 'any',
    readAudit: 'any',
    loosenProtection: 'any',
    keepPrivate: 'any',
    import: 'any',
    undoImport: 'any',
    reviewSuggestions: 'any',
    releaseEvidence: 'any',
  },
  admin: {
    readPublic: 'any',
    readStaff: 'any',
    create: 'any',
    amend: 'any',
    publish: 'any',
    retract: 'any',
    restore: 'any',
    merge: 'any',
    split: 'any',
    loosenProtection: 'any',
    keepPrivate: 'any',
    manageUsers: 'any',
    manageAlerts: 'any',
    readAudit: 'any',
    import: 'any',
    undoImport: 'any',
    reviewSuggestions: 'any',
    releaseEvidence: 'any',
    eraseEvidence: 'any',
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

/** Whether someone may go on with an import that `by` began: one's own, or anybody's for who may publish. */
export function mayHandleImport(actor: Actor | null, by: string): boolean {
  return may(actor, 'import') && (actor?.name === by || may(actor, 'publish'));
}

/**
 * Whether someone may make an incident public as `next` says it. Where four eyes are asked for, none of those who wrote
 * a version since it was last public (`writers`) may, nor who changes it by the same write (`isChanged`): what is
 * published is what somebody else wrote. What a deployment comes with was looked at before.
 */
export function mayPublish(
  actor: Actor | null,
  subject: { status: Status },
  { fourEyes, writers, isChanged }: { fourEyes: boolean; writers: readonly string[]; isChanged: boolean },
): 'yes' | 'role' | 'four_eyes' {
  if (!may(actor, 'publish', subject)) return 'role';
  if (!fourEyes || actor!.signs === 'deployment') return 'yes';
  return isChanged || writers.includes(actor!.name) ? 'four_eyes' : 'yes';
}

/** What a deployment demands of a second factor: of nobody, or of all staff who may make something public. */
export type FactorDemand = 'off' | 'staff';

/** Whether somebody may do nothing before the second factor is set up. */
export function needsFactor(actor: Actor, demand: FactorDemand): boolean {
  return demand === 'staff' && may(actor, 'publish');
}

/** Whose versions someone may see: those of these statuses, and of the private ones all of them or none. */
export interface Audience {
  statuses: readonly string[];
  /** Whether what is kept from the public for now or by a data set's terms is shown too; absent means no. */
  private?: boolean;
}

/** What someone may see: readers published versions that are not private, staff all. */
export function audienceOf(actor: Actor | null): Audience {
  return may(actor, 'readStaff') ? { statuses, private: true } : { statuses: ['published'] };
}

/**
 * Whether a version is kept from the public whatever its status: by the terms of the data set it came from, or until
 * its release.
 */
export function isPrivate(document: Pick<IncidentDocument, 'redistribution' | 'protection'>): boolean {
  return document.redistribution === 'private' || document.protection?.release_at !== undefined;
}

/**
 * Whether the public may hear of a version: published, or retracted after it was, and never private. `wasPublic` says
 * so of the version before.
 */
export function isPublic(
  document: Pick<IncidentDocument, 'status' | 'redistribution' | 'protection'>,
  wasPublic: boolean,
): boolean {
  if (isPrivate(document)) return false;
  return document.status === 'published' || (document.status === 'retracted' && wasPublic);
}
