import { z } from 'zod';
import { relations, type Status } from './codebook.ts';
import type { VersionChange } from './difference.ts';
import { slug } from './fields.ts';
import { incidentDocument, incidentId } from './incident.ts';
import type { PlaceRule } from './protection.ts';
import type { Rearrangement } from './rearrangement.ts';
import type { Texts } from './text.ts';

/** Why an incident is rearranged; readers see it in the history. */
const reason = z.string().trim().min(1, 'reason_missing').max(1_000, 'text_too_long');
const version = z.int('number_expected').min(1, 'value_too_small');

/** `POST /api/desk/incidents/{id}/restoration`: the version whose text is to stand again. */
export const restorationInput = z.strictObject({ version, reason });
export type RestorationInput = z.infer<typeof restorationInput>;

/** `POST /api/desk/incidents/{id}/merger`: the incident that shall take this one in, and its version that was seen. */
export const mergerInput = z.strictObject({ into: incidentId, into_version: version, reason });
export type MergerInput = z.infer<typeof mergerInput>;

/** What a new incident can be when it is split off. */
export const splitStatuses = ['draft', 'published'] as const satisfies Status[];

/** `POST /api/desk/incidents/{id}/split`: the accounts that go, and the incident that they become. */
export const splitInput = z.strictObject({
  accounts: z.array(slug).min(1, 'account_missing').max(50, 'list_too_long'),
  titles: incidentDocument.shape.titles,
  status: z.enum(splitStatuses, 'code_unknown').default('draft'),
  /** What the new incident is to the one that its accounts come from. */
  relation: z.enum(relations, 'code_unknown').default('related_to'),
  reason,
});
export type SplitInput = z.infer<typeof splitInput>;

/** `GET /api/desk/incidents/{id}/restoration?version=`: what would change of what stands. */
export interface RestorationView {
  /** The version that stands. */
  version: number;
  restores: number;
  changes: VersionChange[];
  /** Merges and splits since then: what it says was told together, or apart, in another way. */
  since: Pick<Rearrangement, 'merged_from' | 'split_into'>[];
}

/** One of two incidents that are to become one. */
export interface MergedSide {
  id: string;
  version: number;
  status: Status;
  title: Texts;
}

/** `GET /api/desk/incidents/{id}/merger?into=`: what would change of the incident that takes the other in. */
export interface MergerView {
  from: MergedSide;
  into: MergedSide;
  changes: VersionChange[];
  /** The rule of protection that would hold for both. */
  rule: PlaceRule;
  /** Whose rule it is, where they differ: the stricter. */
  stricter: 'from' | 'into' | null;
}

/** `GET /api/desk/incidents/{id}/split?accounts=`: what would change of what stays, and of the accounts that go. */
export interface SplitView {
  version: number;
  stays: VersionChange[];
  goes: VersionChange[];
}
