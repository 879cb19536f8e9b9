import type { Sample } from '../measure/driver.ts';

/** A demand of the table, and what came of it. */
export interface Verdict {
  what: string;
  wanted: string;
  got: string;
  /** Null where it could not be measured. */
  ok: boolean | null;
}

/** One line of the report. */
export interface Row {
  name: string;
  count: number;
  product: Sample | null;
  baseline: Sample | null;
  /** Plain Node.js with the same bytes. */
  limit: Sample | null;
  /** The product, asked again what it was asked before. */
  again: Sample | null;
  /** For what is no comparison: a number with its unit, or why there is none. */
  note?: string;
  differences: string[];
  verdicts: Verdict[];
}

/** NaN is «not measured», infinity «never answered», which falls short of every demand. */
function verdict(what: string, wanted: string, value: number, unit: string, holds: boolean): Verdict {
  if (Number.isNaN(value)) return { what, wanted, got: 'not measured', ok: null };
  return { what, wanted, got: Number.isFinite(value) ? `${short(value)}${unit}` : 'never', ok: holds };
}

export const atMost = (what: string, value: number, limit: number, unit = ''): Verdict =>
  verdict(what, `≤ ${limit}${unit}`, value, unit, value <= limit);

export const atLeast = (what: string, value: number, limit: number, unit = ''): Verdict =>
  verdict(what, `≥ ${limit}${unit}`, value, unit, value >= limit);

/** A line for what is not there, or cannot be measured here. */
export function notThere(name: string, count: number, why: string): Row {
  const verdicts = [{ what: 'measured', wanted: 'yes', got: 'not there', ok: null }];
  return { ...emptyRow(name, count), note: `not there: ${why}`, verdicts };
}

export function emptyRow(name: string, count: number): Row {
  return {
    name,
    count,
    product: null,
    baseline: null,
    limit: null,
    again: null,
    differences: [],
    verdicts: [],
  };
}

/** Three digits that say something. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return value.toPrecision(Math.abs(value) >= 10 ? 3 : 2);
}
