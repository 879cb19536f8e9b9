import { fromLocal, isDateOrInstant, localMinute, zoneOffset } from '#contract/time.ts';

/** How finely a date is written: with the minute, a day, a month or a year. */
export type Grain = 'minute' | 'day' | 'month' | 'year';

const lengths: Record<Grain, number> = { minute: 16, day: 10, month: 7, year: 4 };
const two = (text: string) => text.padStart(2, '0');
const localPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** `YYYY-MM-DDTHH:MM` of the zone's wall clock as RFC 3339 with offset; any other text is answered unchanged. */
export function instantOfLocal(text: string, zone: string): string {
  // JavaScript reads 31 June as 1 July: such a day is left as it is, to be told.
  if (!localPattern.test(text) || !isDateOrInstant(text.slice(0, 10))) return text;
  const typed = Date.parse(`${text}:00Z`);
  if (Number.isNaN(typed)) return text;
  const at = fromLocal(typed, zone);
  const minutes = Math.round(zoneOffset(at, zone) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `${minutes < 0 ? '-' : '+'}${two(String(hours))}:${two(String(rest))}`;
  return `${localMinute(at, zone)}${offset}`;
}

/** A date or instant of a document as the form shows it: instants as the zone's wall clock, to the minute. */
export function localOf(text: string, zone: string): string {
  if (text.length <= 10 || !isDateOrInstant(text)) return text;
  return localMinute(Date.parse(text), zone);
}

/** How finely a written text is; an empty or half typed one counts as a day. */
export function grainOf(text: string): Grain {
  if (text.includes('T')) return 'minute';
  return text.length === 7 ? 'month' : text.length === 4 ? 'year' : 'day';
}

/** The text cut to a coarser grain; a finer grain leaves it, because what was not said is not invented. */
export function cutTo(text: string, grain: Grain): string {
  return text.slice(0, lengths[grain]);
}
