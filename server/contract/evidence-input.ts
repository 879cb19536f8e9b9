import { z } from 'zod';
import { dateOrInstant, slug } from './fields.ts';

/** What is told of a file when it is sent, before the file itself. */
export const evidenceInput = z.strictObject({
  account: slug,
  source: slug,
  /** When it was collected, and by whom: the first lines of its custody. */
  collected_at: dateOrInstant,
  collector: z.string().trim().min(1, 'text_empty').max(200, 'text_too_long'),
  note: z.string().trim().max(2_000, 'text_too_long').optional(),
});
export type EvidenceInput = z.infer<typeof evidenceInput>;

/** Why a file becomes public, or no longer is. */
export const evidenceReason = z.strictObject({
  reason: z.string().trim().min(1, 'reason_missing').max(1_000, 'text_too_long'),
});
