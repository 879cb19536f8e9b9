import { noDay, type RowArrays, still } from './buffer.ts';
import { codeOf } from './codes.ts';
import type { StateRow } from './read-rows.ts';

const dayLength = 86_400_000;

/** Writes a state into the arrays at a row. Throws Error for a code that the codebook does not have. */
export function writeRow(rows: RowArrays, at: number, state: StateRow): void {
  rows.start[at] = state.start ?? Number.NaN;
  rows.end[at] = state.end ?? Infinity;
  rows.knownFrom[at] = state.knownFrom;
  rows.knownTo[at] = state.knownTo ?? Infinity;
  rows.id[at] = state.id;
  rows.seqFrom[at] = state.seq;
  rows.seqTo[at] = state.seqTo ?? still;
  rows.uncertainty[at] = state.uncertainty ?? Number.NaN;
  rows.claims[at] = state.claims;
  rows.spot[at] = state.spot;
  rows.municipality[at] = state.municipality;
  rows.actor[at] = state.actor;
  rows.claimant[at] = state.claimant;
  rows.day[at] = state.day === null ? noDay : dayNumber(state.day);
  rows.type[at] = codeOf('type', state.type);
  rows.subType[at] = codeOf('subType', state.subType);
  rows.verification[at] = codeOf('verification', state.verification);
  rows.status[at] = codeOf('status', state.status);
  rows.contested[at] = state.contested;
  rows.precision[at] = codeOf('precision', state.precision);
  rows.accounts[at] = state.accounts;
  rows.located[at] = state.located;
  rows.isPoint[at] = state.isPoint;
}

/** Days since 1970 of a day, `YYYY-MM-DD` or with the sign and six digits of a far year. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / dayLength);
}

/** The day of a number of days since 1970. */
export function dayText(number: number): string {
  const text = new Date(number * dayLength).toISOString();
  return text.slice(0, text.indexOf('T'));
}
