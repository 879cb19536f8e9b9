import type { ClaimedTime } from '../../../server/contract/claim.ts';
import type { Chance } from './chance.ts';

const dayMs = 86_400_000;
const first = Date.UTC(1997, 0, 1);
/** The last day on which anything happens, is printed or said. */
export const lastDay = Date.UTC(2026, 5, 30);
/** When all of it is written down: after everything in it was known. */
export const recordedAt = '2026-07-01T12:00:00.000Z';

export interface MadeDay {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Its beginning in UTC, milliseconds. */
  ms: number;
}

/** A day from 1997 to June 2026; the number of incidents grows with the square of the years, as data sets do. */
export function madeDay(chance: Chance): MadeDay {
  const days = (lastDay - first) / dayMs;
  const ms = first + Math.floor(Math.cbrt(chance.next()) * days) * dayMs;
  return { ms, date: dateOf(ms) };
}

/** The date so many days later, at most the last day there is. */
export function shifted({ ms }: MadeDay, days: number): string {
  return dateOf(Math.min(lastDay, ms + days * dayMs));
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A claimed time of that day: mostly the day alone, some with hours, ends, or less precision. */
export function madeTime(chance: Chance, day: MadeDay): ClaimedTime {
  const draw = chance.next();
  const instant = (minutes: number) => new Date(day.ms + minutes * 60_000).toISOString().replace('.000', '');
  if (draw < 0.08) return { start: instant(5 * chance.below(287)), precision: 'minute' };
  if (draw < 0.14) return { start: instant(60 * chance.below(22)), precision: 'hour' };
  if (draw < 0.17) {
    const start = 60 * chance.below(18);
    return { start: instant(start), end: instant(start + 60 * (1 + chance.below(9))), precision: 'hour' };
  }
  if (draw < 0.2) return { start: day.date, end: shifted(day, 1 + chance.below(5)), precision: 'range' };
  if (draw < 0.23) return { start: day.date, precision: 'week' };
  if (draw < 0.245) return { start: day.date.slice(0, 7), precision: 'month' };
  if (draw < 0.248) return { start: day.date.slice(0, 4), precision: 'year' };
  if (draw < 0.25) return { start: day.date, open_end: true, precision: 'day' };
  return { start: day.date, precision: 'day' };
}
