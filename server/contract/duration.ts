import { fromLocal, lastInstant, localDay, spanOf, zoneOffset } from './time.ts';

/** A length of time in calendar and clock parts; weeks are days already. */
export interface Duration {
  months: number;
  days: number;
  /** Hours, minutes and seconds. */
  milliseconds: number;
}

const pattern =
  /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/;

/** An ISO 8601 duration of whole numbers (`P2D`, `P1M`, `PT6H`, `P1Y2M3DT4H`); null for anything else and for none at all. */
export function readDuration(text: string): Duration | null {
  const found = pattern.exec(text);
  if (!found || text.endsWith('T') || text === 'P') return null;
  const [years, months, weeks, days, , hours, minutes, seconds] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const duration = {
    months: years! * 12 + months!,
    days: weeks! * 7 + days!,
    milliseconds: ((hours! * 60 + minutes!) * 60 + seconds!) * 1_000,
  };
  return duration.months + duration.days + duration.milliseconds > 0 ? duration : null;
}

/** The instant (ms) a duration later, or earlier with -1, by the calendar and clock of a zone; 31 May and a month is 30 June. */
export function shifted(
  ms: number,
  { months, days, milliseconds }: Duration,
  sign: 1 | -1,
  zone: string,
): number {
  const local = new Date(ms + zoneOffset(ms, zone));
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + sign * months);
  const length = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, length) + sign * days);
  return fromLocal(local.getTime(), zone) + sign * milliseconds;
}

const inCalendar = (ms: number) => {
  const year = new Date(ms).getUTCFullYear();
  return year >= 1 && year <= 9_998;
};

/**
 * `start/duration` or `duration/end` as an interval with both ends written out: a date and whole days make dates (the
 * last day included), anything else instants. Null where it leaves the calendar.
 */
export function withoutDuration(
  end: { date: string; duration: Duration; before: boolean },
  zone: string,
): [string, string] | null {
  const { date, duration, before } = end;
  const instant = date.length > 10;
  const of = instant ? 'UTC' : zone;
  const span = spanOf(date, zone);
  // The end of a span of dates is the first instant after it; of an instant it is the instant itself.
  const from = before ? (instant ? span.start : lastInstant(date, zone) + 1) : span.start;
  const to = shifted(from, duration, before ? -1 : 1, of);
  const [first, last] = before ? [to, from] : [from, to];
  if (!inCalendar(first) || !inCalendar(last)) return null;
  if (instant) return [new Date(first).toISOString(), new Date(last).toISOString()];
  if (duration.milliseconds) return [new Date(first).toISOString(), new Date(last - 1).toISOString()];
  return [localDay(first, zone), localDay(last - 1, zone)];
}
