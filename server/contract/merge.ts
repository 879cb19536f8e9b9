import { z } from 'zod';
import type { VersionChange } from './difference.ts';

export const mergeSides = ['mine', 'theirs'] as const;
export type MergeSide = (typeof mergeSides)[number];

/**
 * What is to be merged: the version that somebody began from, what they wrote, and of the parts that both changed in
 * different ways whose change is taken, by `path`.
 */
export const mergeInput = z.strictObject({
  base: z.int('number_expected').min(1, 'value_too_small'),
  document: z.record(z.string(), z.unknown(), 'value_kind_wrong'),
  choices: z.record(z.string(), z.enum(mergeSides, 'code_unknown')).default({}),
});

/** Changes that belong together: of one side alone, the same on both sides, or of both in different ways. */
export interface MergePart<Told> {
  /** The part they are about, the widest of them. */
  path: string;
  mine: Told[];
  theirs: Told[];
  /** Whether somebody has to choose. */
  isConflict: boolean;
}

/** `POST /api/desk/incidents/{id}/merge`. */
export interface MergeView {
  /** The version that stands, into which is merged. */
  version: number;
  parts: MergePart<VersionChange>[];
  /** The merged document; null while a choice is missing. */
  document: Record<string, unknown> | null;
}
