import { z } from 'zod';
import { figureCategories, subTypeCodes } from './codebook.ts';
import { redistributions } from './data-set.ts';

/** Formats that can be imported; `csv` is a table of anybody's, whose columns somebody assigns. */
export const importable = ['atlas', 'acled', 'ucdp', 'geojson', 'csv'] as const;
export type Importable = (typeof importable)[number];

/** How the bytes of a file may stand for text. */
export const encodings = ['utf-8', 'utf-16le', 'windows-1250', 'windows-1251', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** What a column of a table can be taken for. */
export const importFields = [
  ...(['id', 'title', 'statement', 'type', 'sub_type'] as const),
  ...(['occurred_start', 'occurred_end', 'time_precision'] as const),
  ...(['latitude', 'longitude', 'place_name', 'place_precision', 'uncertainty_m'] as const),
  ...(['claimant', 'source', 'url', 'published_at'] as const),
  ...figureCategories,
] as const;
export type ImportField = (typeof importFields)[number];

export const dateOrders = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** How a table is read: what each of its columns is, and what cannot be seen in the file itself. */
export const columnChoice = z
  .strictObject({
    encoding: z.enum(encodings, 'code_unknown').default('utf-8'),
    /** A field for each column, in their order; null for a column that is not taken in. */
    fields: z.array(z.enum(importFields, 'code_unknown').nullable()).max(1_000, 'list_too_long'),
    /** Which number of `05/06/2024` is the day; null while nobody has said so. */
    date_order: z.enum(dateOrders, 'code_unknown').nullable().default(null),
    /** Sub-types of the codebook for the words that the file has for them, in small letters. */
    types: z.record(z.string().max(200, 'text_too_long'), z.enum(subTypeCodes, 'code_unknown')).default({}),
  })
  .superRefine(({ fields }, issue) => {
    fields.forEach((field, at) => {
      if (field !== null && fields.indexOf(field) !== at)
        issue.addIssue({ code: 'custom', path: ['fields', at], message: 'field_twice' });
    });
  });
export type ColumnChoice = z.infer<typeof columnChoice>;

const text = (most: number) => z.string().trim().min(1, 'text_empty').max(most, 'text_too_long');

/** What whoever imports says of the file as a body of rows of somebody. */
export const importTerms = z.strictObject({
  id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/, 'data_set_malformed'),
  title: text(200),
  licence: text(200),
  licence_url: z
    .url({ protocol: /^https?$/, message: 'url_malformed' })
    .max(2_000, 'text_too_long')
    .nullable()
    .default(null),
  attribution: text(500),
  redistribution: z
    .enum(redistributions, 'code_unknown')
    .refine((value) => value !== 'forbidden', 'redistribution_forbidden'),
});
export type ImportTerms = z.infer<typeof importTerms>;

export const commitChoice = z.strictObject({
  /** Never published: that is a step of its own. */
  status: z.enum(['draft', 'in_review'], 'code_unknown').default('in_review'),
  /** What happens when some rows have faults: nothing is written, or the others are. */
  faulty: z.enum(['refuse', 'skip'], 'code_unknown').default('refuse'),
});
export type CommitChoice = z.infer<typeof commitChoice>;

export const importStates = ['uploaded', 'checked', 'committed', 'published', 'undone'] as const;
export type ImportState = (typeof importStates)[number];
export const importSteps = ['check', 'commit', 'publish', 'undo'] as const;
export type ImportStep = (typeof importSteps)[number];

/** Something a check found in one row: a fault keeps it out, a notice does not. */
export interface Finding {
  row: number;
  id: string | null;
  column: string;
  value: string;
  kind: 'fault' | 'notice';
  code: string;
  /** What would be right, in English; the code says it in other languages. Of a likely double the incident's id. */
  allowed: string;
}

export interface CheckReport {
  rows: number;
  created: number;
  amended: number;
  unchanged: number;
  faulty: number;
  /** How many findings there are of each code. */
  codes: Record<string, number>;
  /** Words for types that the codebook does not have, some of them. */
  unknown_types: string[];
}

/** What a step over a whole batch did. */
export interface BatchOutcome {
  seq: number | null;
  written: number;
  /** Left as they are, since somebody has worked on them in the meantime. */
  left: number;
}

/** An import at the desk. Times are RFC 3339. */
export interface ImportView {
  id: string;
  /** What its sender called the file. */
  name: string;
  bytes: number;
  by: string;
  at: string;
  format: Importable;
  /** Of a table: its header, some cells of each column, and how it is read. */
  table: { header: string[]; samples: string[][]; delimiter: string; hxl: boolean } | null;
  columns: ColumnChoice | null;
  terms: ImportTerms;
  /** Whether somebody has confirmed the terms. */
  terms_stated: boolean;
  state: ImportState;
  report: CheckReport | null;
  commit: (BatchOutcome & CommitChoice) | null;
  publish: BatchOutcome | null;
  undo: BatchOutcome | null;
  /** Why the last step did not come to its end: `cancelled`, `interrupted`, `failed`; `step` is that step. */
  broken: { step: ImportStep; code: string } | null;
  /** The step under way: rows gone through, and the part of all that is done (0 to 1). */
  running: { step: ImportStep; rows: number; part: number } | null;
}
