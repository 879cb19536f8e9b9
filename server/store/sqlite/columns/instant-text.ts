import { dayLength } from './write-row.ts';

/** Bytes of an instant of the years 0 to 9999. */
const usual = 24;
const [dash, colon, point, zero] = [0x2d, 0x3a, 0x2e, 0x30] as const;

/** Room for the longest instant: far years have a sign and six digits. */
export const longestInstant = usual + 3;

/**
 * Writes `Date.toISOString` of milliseconds since 1970 as ASCII to the beginning of `out` and answers its length; several
 * times faster than a text. The day is found as H. Hinnant does («chrono-Compatible Low-Level Date Algorithms»,
 * `civil_from_days`).
 */
export function writeInstant(ms: number, out: Uint8Array): number {
  const days = Math.floor(ms / dayLength);
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + (yearOfEra >> 2) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (year < 0 || year > 9_999) {
    const text = new Date(ms).toISOString();
    for (let at = 0; at < text.length; at++) out[at] = text.charCodeAt(at);
    return text.length;
  }
  const time = Math.floor(ms - days * dayLength);
  const seconds = Math.floor(time / 1_000);
  put(out, 0, Math.floor(year / 100));
  put(out, 2, year % 100);
  out[4] = dash;
  put(out, 5, month);
  out[7] = dash;
  put(out, 8, dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1);
  out[10] = 0x54;
  put(out, 11, Math.floor(seconds / 3_600));
  out[13] = colon;
  put(out, 14, Math.floor(seconds / 60) % 60);
  out[16] = colon;
  put(out, 17, seconds % 60);
  out[19] = point;
  const thousandths = time % 1_000;
  out[20] = zero + Math.floor(thousandths / 100);
  put(out, 21, thousandths % 100);
  out[23] = 0x5a;
  return usual;
}

/** Two digits. */
function put(out: Uint8Array, at: number, value: number): void {
  const tens = Math.floor(value / 10);
  out[at] = zero + tens;
  out[at + 1] = zero + value - tens * 10;
}
