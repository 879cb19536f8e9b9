import { z } from 'zod';
import type { IncidentFeature } from './feature.ts';
import { incidentId } from './incident.ts';
import { staffOnly } from './staff-only.ts';
import type { Language } from './text.ts';
import { isDateOrInstant } from './time.ts';

/** How exactly somebody outside can say where it was. */
export const suggestedPrecisions = [
  'exact',
  'vicinity',
  'locality',
  'settlement',
  'municipality',
  'unlocated',
] as const;

export const suggestionStatuses = ['received', 'in_review', 'accepted', 'merged', 'rejected'] as const;
export type SuggestionStatus = (typeof suggestionStatuses)[number];

/** Statuses of what still waits for a decision. */
export const openStatuses = ['received', 'in_review'] as const satisfies readonly SuggestionStatus[];

const line = (most: number) => z.string().trim().max(most, 'text_too_long');

/** Web addresses, one a line. */
const addresses = z
  .string()
  .transform((text) =>
    text
      .split(/\s+/)
      .map((one) => one.trim())
      .filter(Boolean),
  )
  .pipe(
    z
      .array(z.url({ protocol: /^https?$/, message: 'url_malformed' }).max(2_000, 'text_too_long'))
      .max(10, 'list_too_long'),
  );

/** The fields of the form as a browser sends them; an empty one is not filled in. */
export const suggestionForm = z
  .object({
    what: line(2_000).min(10, 'text_too_short'),
    place: line(200),
    place_precision: z.enum(suggestedPrecisions, 'code_unknown'),
    date: line(10).refine((text) => text.length <= 10 && isDateOrInstant(text), 'date_malformed'),
    time: line(5).refine((text) => text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'time_malformed'),
    who: line(200),
    sources: addresses,
    contact: staffOnly(line(200)),
  })
  .superRefine((given, issue) => {
    const fault = (member: string, message: string) =>
      issue.addIssue({ code: 'custom', path: [member], message });
    if (!given.who && !given.sources.length) fault('who', 'source_missing');
    if (!given.place && given.place_precision !== 'unlocated') fault('place', 'place_missing');
    if (given.time && given.date.length < 10) fault('date', 'day_missing');
  });

/** What somebody outside said; who they are is not part of it. */
export type Suggested = Omit<z.infer<typeof suggestionForm>, 'contact'>;

const decision = z.string().trim().min(1, 'reason_missing').max(1_000, 'text_too_long');

/**
 * What staff do with a suggestion: begin to look at it, make a draft of it, add it as an account to an incident (in the
 * words and under the claimant that are given), or turn it down; the reason is told to whoever sent it.
 */
export const suggestionDecision = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('in_review') }),
  z.strictObject({ status: z.literal('accepted') }),
  z.strictObject({
    status: z.literal('merged'),
    incident: incidentId,
    claimant: z.string().trim().min(1, 'text_empty').max(200, 'text_too_long'),
    statement: z.string().trim().min(1, 'text_empty').max(2_000, 'text_too_long'),
  }),
  z.strictObject({ status: z.literal('rejected'), reason: decision }),
]);
export type SuggestionDecision = z.infer<typeof suggestionDecision>;

/** A suggestion as staff see it. Times are RFC 3339. */
export interface SuggestionView {
  id: number;
  received_at: string;
  language: Language;
  said: Suggested;
  contact: string | null;
  status: SuggestionStatus;
  reason: string | null;
  incident: string | null;
  decided_by: string | null;
  decided_at: string | null;
  /** Incidents near it in place and time, of any status; only while it waits. */
  duplicates: { id: string; feature: IncidentFeature }[];
}

/** `GET /api/suggestions`, the newest first. */
export interface SuggestionPage {
  suggestions: SuggestionView[];
  /** Where the next page begins; null on the last. */
  next: string | null;
  /** How many wait for a decision. */
  open: number;
}
