import { z } from 'zod';
import { slug } from './fields.ts';

/**
 * What may be done with rows of an imported data set (codebook §9): shown to everybody, shown to staff only, or not
 * taken in at all.
 */
export const redistributions = ['allowed', 'private', 'forbidden'] as const;
export type Redistribution = (typeof redistributions)[number];

/** A body of rows that somebody else publishes, with the terms under which it was taken in. */
export interface DataSet {
  /** Slug; the incidents made from its rows have ids that begin with it. */
  id: string;
  title: string;
  licence: { name: string; url?: string };
  attribution: string;
  redistribution: Exclude<Redistribution, 'forbidden'>;
}

/** Formats whose raw codes an account keeps beside what they were mapped to. */
export const importFormats = ['acled', 'ucdp', 'geojson', 'csv'] as const;

/**
 * Where an account comes from: the row of a data set, and those of its cells that what was made of them does not give
 * back, by column, so that an export in the same format says the same again. Set by the service.
 */
export const importedRow = z.strictObject({
  data_set: slug,
  format: z.enum(importFormats, 'code_unknown'),
  id: z.string().min(1, 'text_empty').max(200, 'text_too_long'),
  cells: z.record(z.string().max(100, 'text_too_long'), z.string().max(20_000, 'text_too_long')),
});
