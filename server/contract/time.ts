const datePattern = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** True for `2023`, `2023-06`, `2023-06-14` or an RFC 3339 instant with offset that exists in the calendar. */
export function isDateOrInstant(value: string): boolean {
  if (instantPattern.test(value)) return !Number.isNaN(Date.parse(value)) && dayExists(value.slice(0, 10));
  return datePattern.test(value) && (value.length < 10 || dayExists(value));
}

function dayExists(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

/** A span of instants in milliseconds since 1970, end exclusive; `end` null means open. */
export interface Span {
  start: number;
  end: number | null;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function parts(ms: number, zone: string): number[] {
  let format = formatters.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, format);
  }
  return format
    .formatToParts(ms)
    .filter((part) => part.type !== 'literal')
    .map((part) => Number(part.value));
}

const minute = 60_000;
/** Since then all zones have changed their offsets at whole minutes only. */
const wholeMinutes = Date.UTC(1973, 0, 1);
const mostOffsets = 200_000;
const offsets = new Map<string, Map<number, number>>();

/**
 * Offset of the zone from UTC at an instant, in milliseconds (positive east). Remembered by the minute: the calendar of
 * the runtime takes microseconds, and many incidents share their days.
 */
export function zoneOffset(ms: number, zone: string): number {
  if (!(ms >= wholeMinutes)) return computedOffset(ms, zone);
  let known = offsets.get(zone);
  if (!known || known.size >= mostOffsets) {
    known = new Map();
    offsets.set(zone, known);
  }
  const key = Math.floor(ms / minute);
  let offset = known.get(key);
  if (offset === undefined) {
    offset = computedOffset(key * minute, zone);
    known.set(key, offset);
  }
  return offset;
}

function computedOffset(ms: number, zone: string): number {
  const [year, month, day, hour, minute, second] = parts(ms, zone) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second) - ms;
}

/** Instant of a local wall-clock time given as if it were UTC; in a gap the later, in a fold the earlier instant. */
export function fromLocal(localMs: number, zone: string): number {
  const early = localMs - zoneOffset(localMs - 86_400_000, zone);
  const late = localMs - zoneOffset(localMs + 86_400_000, zone);
  if (early === late) return early;
  const first = Math.min(early, late);
  return first + zoneOffset(first, zone) === localMs ? first : Math.max(early, late);
}

const days = new Map<number, string>();

/** `YYYY-MM-DD` of an instant in the zone. */
export function localDay(ms: number, zone: string): string {
  const day = Math.floor((ms + zoneOffset(ms, zone)) / 86_400_000);
  let text = days.get(day);
  if (text === undefined) {
    if (days.size >= mostOffsets) days.clear();
    text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    days.set(day, text);
  }
  return text;
}

/** `YYYY-MM-DDTHH:MM` of an instant in the zone, for form fields. */
export function localMinute(ms: number, zone: string): string {
  return new Date(ms + zoneOffset(ms, zone)).toISOString().slice(0, 16);
}

const mostSpans = 50_000;
const spans = new Map<string, Map<string, Readonly<{ start: number; end: number }>>>();

/**
 * The span an ISO date or instant stands for in the zone: `2023-06` is that local month; an instant is one millisecond.
 * Dates are remembered, since every rule of knowledge asks for the same ones.
 */
export function spanOf(value: string, zone: string): Readonly<{ start: number; end: number }> {
  if (value.length > 10) {
    const start = Date.parse(value);
    return { start, end: start + 1 };
  }
  let known = spans.get(zone);
  if (!known || known.size >= mostSpans) {
    known = new Map();
    spans.set(zone, known);
  }
  let span = known.get(value);
  if (!span) {
    span = dateSpan(value, zone);
    // Joined anew: a date cut out of a file would keep the whole piece of the file in memory.
    known.set([...value].join(''), span);
  }
  return span;
}

function dateSpan(value: string, zone: string): { start: number; end: number } {
  const [year, month, day] = value.split('-').map(Number) as [number, number?, number?];
  const from = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const to = day
    ? Date.UTC(year, month! - 1, day + 1)
    : month
      ? Date.UTC(year, month, 1)
      : Date.UTC(year + 1, 0, 1);
  return { start: fromLocal(from, zone), end: fromLocal(to, zone) };
}

/** Last instant (ms) that a date may mean: what an imprecise date counts as when we ask what was known. */
export function lastInstant(value: string, zone: string): number {
  return spanOf(value, zone).end - 1;
}
