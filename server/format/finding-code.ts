import type { CellFault } from './exchange-row.ts';

/** What is allowed, as the readers say it, with the message key that says the same in any language. */
const codes: readonly [RegExp, string][] = [
  [/^an id with letters or digits$/, 'id_needed'],
  [/^an id that comes once$/, 'id_twice'],
  [/^(YYYY-MM-DD.*|a date|a date, or a time with its zone)$/, 'date_unreadable'],
  [/^a (day|date) that is not before/, 'end_before_start'],
  [/^a whole number from 0$/, 'count_unreadable'],
  [/^degrees from/, 'degrees_unreadable'],
  [/^metres from/, 'metres_unreadable'],
  [/^a column of this name$/, 'column_missing'],
  [/not retracted$/, 'retracted'],
  [/^rows of incidents that were never public/, 'was_public'],
  [/^a GeoJSON feature$/, 'feature_expected'],
  [/^an http or https address$/, 'url_malformed'],
  [/^\d to \d$|, /, 'code_unknown'],
];

/** The message key of a fault; what has a key of the contract already keeps it. */
export function findingCode({ allowed, code }: Pick<CellFault, 'allowed' | 'code'>): string {
  if (code) return code;
  if (/^[a-z]+(_[a-z]+)+$/.test(allowed)) return allowed;
  return codes.find(([pattern]) => pattern.test(allowed))?.[1] ?? 'value_invalid';
}
