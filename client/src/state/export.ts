import { signal } from '@preact/signals';
import type { FormatInfo } from '#contract/format-info.ts';
import { defaultLimit } from '#contract/parameter-readers.ts';
import { type IncidentQuery, printQuery } from '#contract/query.ts';
import { readable } from './location.ts';

export const exportCollections = ['incidents', 'accounts'] as const;
export type ExportCollection = (typeof exportCollections)[number];

/** What somebody wants as a file. */
export interface ExportChoice {
  collection: ExportCollection;
  /** Id of a format. */
  format: string;
  /** The formats' own parameters; those that the chosen format does not have stay for another one. */
  options: Readonly<Record<string, string>>;
  language: string;
}

/** Whether the dialog is open. */
export const exporting = signal(false);

/** Whether a format can hold a collection. */
export function holds({ collections }: FormatInfo, collection: ExportCollection): boolean {
  return collections === 'any' || collections.includes(collection);
}

/**
 * Path of the file of a choice: every feature of the query, or `limit` of them. Options with their default value stay
 * out, so that the address is the shortest that gives the same file.
 */
export function exportPath(
  { collection, options, language }: Omit<ExportChoice, 'format'>,
  { id, options: known }: Pick<FormatInfo, 'id' | 'options'>,
  query: IncidentQuery,
  limit?: number,
): string {
  const parameters = new URLSearchParams({ f: id });
  for (const [name, values] of Object.entries(known)) {
    const value = options[name];
    if (value !== undefined && value !== values[0] && values.includes(value)) parameters.set(name, value);
  }
  const asked = printQuery({ ...query, limit: defaultLimit, offset: 0, cursor: null });
  for (const [name, value] of asked) parameters.set(name, value);
  parameters.set('lang', language);
  if (limit !== undefined) parameters.set('limit', String(limit));
  return `/api/collections/${collection}/items?${readable(parameters)}`;
}
