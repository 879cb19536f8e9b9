import { z } from 'zod';
import type { ChangeKind } from './change.ts';
import type { Status } from './codebook.ts';
import type { IncidentFeature } from './feature.ts';
import type { Role } from './roles.ts';
import { staffOnly } from './staff-only.ts';

/** Parts of the queue of the desk: the statuses, and what is waiting for somebody, whatever its status. */
export const queueTabs = ['all', 'draft', 'in_review', 'published', 'attention', 'retracted'] as const;
export type QueueTab = (typeof queueTabs)[number];

/** Of whom the queue is: of everybody, of those who wrote a version, or of those to whom it is assigned. */
export const queueOwners = ['all', 'mine', 'assigned'] as const;
export type QueueOwner = (typeof queueOwners)[number];

/**
 * Why an incident needs attention: a comment is open; its accounts contradict each other and nobody has assessed it; no
 * account of it has a source; it rests on one source, and has not been changed for long; it waits long for a review.
 */
export const attentionReasons = [
  'open_comments',
  'contested_unassessed',
  'without_source',
  'long_unverified',
  'long_in_review',
] as const;
export type AttentionReason = (typeof attentionReasons)[number];

/** Days without a change after which they count as long. */
export const longDays = { unverified: 30, in_review: 7 } as const;

/**
 * Where in the document, written as RFC 6901 writes it, but entries that have an id are named by it, so that it still
 * means them when they are put in another order: `/accounts/gazette/place`. Empty is all of the document.
 */
const pointer = z
  .string()
  .regex(/^(?:\/(?:[^/~]|~[01])*)*$/, 'pointer_malformed')
  .max(300, 'text_too_long');

/** A comment on a field of a document, or with an empty pointer on all of it; for staff, never public. */
export const newComment = z.strictObject({
  pointer: pointer.default(''),
  text: staffOnly(z.string().trim().min(1, 'text_empty').max(2_000, 'text_too_long')),
});
export const commentPatch = z.strictObject({ resolved: z.boolean('value_kind_wrong') });

/** Whose work an incident is; null is nobody's. */
export const newAssignment = z.strictObject({
  user: staffOnly(z.string().trim().min(1, 'text_empty').max(64, 'text_too_long').nullable()),
});

/** A comment as staff read it. `version` is the one it was written on. Times are RFC 3339 UTC. */
export interface ReviewComment {
  id: number;
  incident: string;
  version: number;
  pointer: string;
  text: string;
  actor: string;
  recorded_at: string;
  /** Null while it is open. */
  resolved_by: string | null;
  resolved_at: string | null;
}

/** To whom an incident is assigned, by whom and since when. */
export interface Assignment {
  incident: string;
  user: string;
  by: string;
  recorded_at: string;
}

/** Who wrote a version, for staff. */
export interface VersionWriter {
  version: number;
  kind: ChangeKind;
  actor: string;
  status: Status;
  reason: string | null;
  recorded_at: string;
}

/** `GET /api/desk/incidents/{id}/work`: what staff say and do about an incident besides writing it. */
export interface WorkView {
  comments: ReviewComment[];
  assignment: Assignment | null;
  /** Newest first: the last twenty. */
  versions: VersionWriter[];
  /** Whether whoever asks may publish it as it stands: `four_eyes` where somebody else has to. */
  publish: 'yes' | 'role' | 'four_eyes';
}

/** An incident in the queue. */
export interface QueueRow {
  feature: IncidentFeature;
  changed_at: string;
  /** Null where an import wrote the version. */
  changed_by: string | null;
  assigned_to: string | null;
  open_comments: number;
  attention: AttentionReason[];
}

/** `GET /api/desk/queue`. */
export interface QueuePage {
  rows: QueueRow[];
  /** How many the same query finds in each tab, of the same owner; null where counting took too long. */
  counts: Record<QueueTab, number | null>;
  numberMatched: number;
}

/** Somebody who has an incident open in the form. */
export interface Editing {
  name: string;
  since: string;
}

/** `POST /api/desk/incidents/{id}/presence`: who else has it open, and the version that stands. */
export interface PresenceView {
  others: Editing[];
  version: number;
}

/** Somebody to whom work can be given. */
export interface Colleague {
  name: string;
  role: Role;
}
