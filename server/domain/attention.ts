import { reviewedVerdicts, type Status, type Verification, verifications } from '../contract/codebook.ts';
import type { IncidentProperties } from '../contract/feature.ts';
import { type AttentionReason, attentionReasons, longDays } from '../contract/work.ts';

const dayMs = 86_400_000;

/** What of an incident says whether it needs attention; `changedAt` (ms) is when its version was recorded. */
export interface Attended extends Pick<IncidentProperties, 'status' | 'verification' | 'contested'> {
  changedAt: number;
  openComments: number;
}

/** Verdicts that follow from the sources, because nobody has written an assessment. */
export const derivedVerdicts: readonly Verification[] = verifications.filter(
  (one) => !reviewedVerdicts.has(one),
);

/** Before which instants (ms) something unverified, or in review, was changed last if it has lain for long. */
export function longSince(now: number): { unverified: number; in_review: number } {
  return { unverified: now - longDays.unverified * dayMs, in_review: now - longDays.in_review * dayMs };
}

/** Why an incident needs attention; nothing that is retracted does. */
export function attentionOf(one: Attended, now: number): AttentionReason[] {
  const since = longSince(now);
  const isStatus = (status: Status) => one.status === status;
  const holds: Record<AttentionReason, boolean> = {
    open_comments: one.openComments > 0,
    contested_unassessed: one.contested.length > 0 && derivedVerdicts.includes(one.verification),
    without_source: one.verification === 'unassessed',
    long_unverified: one.verification === 'unverified' && one.changedAt < since.unverified,
    long_in_review: isStatus('in_review') && one.changedAt < since.in_review,
  };
  return isStatus('retracted') ? [] : attentionReasons.filter((reason) => holds[reason]);
}
