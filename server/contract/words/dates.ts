import type { TimePrecision } from '../codebook.ts';
import type { Language } from '../text.ts';
import { localDay, localMinute } from '../time.ts';
import { latinOf } from '../transliterate.ts';

/** In which language, and in which IANA time zone, a date is written. */
export interface Reader {
  of: Language;
  zone: string;
}

const english = 'January February March April May June July August September October November December'.split(
  ' ',
);
// Chromium carries no Albanian calendar data, and Serbian wants the genitive in dates: names are kept here.
const albanian = 'janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor'.split(' ');
const serbian = 'јануар фебруар март април мај јун јул август септембар октобар новембар децембар'.split(' ');
const serbianGenitive =
  'јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра'.split(' ');

function month(index: number, of: Language, inDate: boolean): string {
  if (of === 'en') return english[index]!;
  if (of === 'sq') return albanian[index]!;
  const cyrillic = (inDate ? serbianGenitive : serbian)[index]!;
  return of === 'sr-Latn' ? latinOf(cyrillic) : cyrillic;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in words: «14 June 2023», «14 qershor 2023», «14. јуна 2023.». */
export function dayInWords(day: string, of: Language): string {
  const [year, monthNumber, date] = day.split('-').map(Number) as [number, number?, number?];
  const dot = of.startsWith('sr') ? '.' : '';
  if (!monthNumber) return `${year}${dot}`;
  if (!date) return `${month(monthNumber - 1, of, false)} ${year}${dot}`;
  return `${date}${dot} ${month(monthNumber - 1, of, true)} ${year}${dot}`;
}

/**
 * An instant as day and minute in the reader's zone: «29 May 2023, 21:41». A Serbian ordinal loses its dot before a
 * comma: «29. маја 2023, 21:41».
 */
export function instantInWords(instant: string, { of, zone }: Reader): string {
  const local = localMinute(Date.parse(instant), zone);
  return `${dayInWords(local.slice(0, 10), of).replace(/\.$/, '')}, ${local.slice(11)}`;
}

/** A date or instant of a document, as precise as it was written. */
export function writtenInWords(value: string, reader: Reader): string {
  return value.length > 10 ? instantInWords(value, reader) : dayInWords(value, reader.of);
}

/** Short month name for axes, at most four letters. */
export function shortMonth(index: number, of: Language): string {
  return month(index, of, false).slice(0, 3);
}

/**
 * When an incident happened, in words and no more precise than it is known. `start` and `end` (exclusive) are
 * RFC 3339 instants, a null end of an open span is written with an ellipsis; a null start gives an empty text.
 */
export function whenInWords(
  time: { start: string | null; end: string | null; open: boolean; precision: TimePrecision | null },
  reader: Reader,
): string {
  if (!time.start) return '';
  if (time.precision === 'minute' || time.precision === 'hour') {
    const start = instantInWords(time.start, reader);
    const stop = time.end ? Date.parse(time.end) : null;
    if (time.open) return `${start} – …`;
    if (stop === null || stop - Date.parse(time.start) <= 60_000) return start;
    // Who said «until 09:40» reads 09:40; only midnight is the end of a day, and read as its last minute.
    const isMidnight = localMinute(stop, reader.zone).endsWith('T00:00');
    const end = instantInWords(new Date(isMidnight ? stop - 1 : stop).toISOString(), reader);
    // The day is said once: «24 September 2023, 03:00 – 23:59».
    const [day, endMinute] = end.split(/, (?=\d\d:\d\d$)/);
    return `${start} – ${start.startsWith(`${day},`) ? endMinute : end}`;
  }
  const { of, zone } = reader;
  const cut = time.precision === 'month' ? 7 : time.precision === 'year' ? 4 : 10;
  const first = localDay(Date.parse(time.start), zone).slice(0, cut);
  if (time.open) return `${dayInWords(first, of)} – …`;
  const last = time.end ? localDay(Date.parse(time.end) - 1, zone).slice(0, cut) : first;
  return first === last ? dayInWords(first, of) : `${dayInWords(first, of)} – ${dayInWords(last, of)}`;
}

const separators: Record<Language, [string, string]> = {
  en: [',', '.'],
  sq: ['\u00a0', ','],
  'sr-Latn': ['.', ','],
  'sr-Cyrl': ['.', ','],
};

/** A number with the language's grouping and decimal signs; `digits` decimals. */
export function numberInWords(value: number, digits: number, of: Language): string {
  const [group, decimal] = separators[of];
  const [whole, rest] = Math.abs(value).toFixed(digits).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${value < 0 ? '\u2212' : ''}${grouped}${rest ? decimal + rest : ''}`;
}
