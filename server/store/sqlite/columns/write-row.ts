import { noDay, type RowArrays, still } from './buffer.ts';
import { codeOf } from './codes.ts';
import type { List } from './list.ts';
import { type RawState, valueAt } from './read-rows.ts';

/** Milliseconds of a day in UTC. */
export const dayLength = 86_400_000;

/**
 * Writes a state into the arrays at a row, and its public id at the end of `idBytes`. Throws Error for a code that the
 * codebook does not have.
 */
export function writeRow(rows: RowArrays, at: number, state: RawState, idBytes: List): void {
  const id = state[valueAt.publicId] as string;
  rows.idAt[at] = idBytes.length;
  rows.idLength[at] = id.length;
  for (let index = 0; index < id.length; index++) idBytes.push(id.charCodeAt(index));
  rows.start[at] = numberOr(state[valueAt.start], Number.NaN);
  rows.end[at] = numberOr(state[valueAt.end], Infinity);
  rows.knownFrom[at] = state[valueAt.knownFrom] as number;
  rows.knownTo[at] = numberOr(state[valueAt.knownTo], Infinity);
  rows.uncertainty[at] = numberOr(state[valueAt.uncertainty], Number.NaN);
  rows.seqTo[at] = numberOr(state[valueAt.seqTo], still);
  rows.seqFrom[at] = state[valueAt.seq] as number;
  for (const name of plain) rows[name][at] = state[valueAt[name]] as number;
  for (const name of coded) rows[name][at] = codeOf(name, state[valueAt[name]] as string);
  const day = state[valueAt.day] as string | null;
  rows.day[at] = day === null ? noDay : dayNumber(day);
}

/** Members that are kept as they are. */
const plain = [
  ...(['id', 'claims', 'spot', 'municipality', 'actor', 'claimant', 'telling'] as const),
  ...(['contested', 'accounts', 'located', 'isPoint', 'private'] as const),
];
const coded = ['type', 'subType', 'verification', 'status', 'precision'] as const;

const numberOr = (value: RawState[number] | undefined, none: number): number =>
  (value as number | null) ?? none;

/** Days that were asked last; most states share theirs with many others. */
const numbers = new Map<string, number>();

/** Days since 1970 of a day, `YYYY-MM-DD` or with the sign and six digits of a far year. */
export function dayNumber(day: string): number {
  let number = numbers.get(day);
  if (number === undefined) {
    number = Math.floor(Date.parse(`${day}T00:00:00Z`) / dayLength);
    if (numbers.size > 50_000) numbers.clear();
    numbers.set(day, number);
  }
  return number;
}

/** The day of a number of days since 1970. */
export function dayText(number: number): string {
  const text = new Date(number * dayLength).toISOString();
  return text.slice(0, text.indexOf('T'));
}
