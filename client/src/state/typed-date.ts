import { languages } from '#contract/text.ts';
import { latinOf } from '#contract/transliterate.ts';

const two = (text: string) => text.padStart(2, '0');

/** The first three letters of a word, without marks: what tells the months apart in each language of the product. */
const beginning = (word: string) =>
  latinOf(word).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, 3);

const monthsByName = new Map(
  languages.flatMap((language) => {
    const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month): [string, string] => [
      beginning(name.format(Date.UTC(2000, month))),
      `${month + 1}`,
    ]);
  }),
);

/** Day, month and year of `14 June 2023`, `14. jun 2023.`, `June 14, 2023` or `qershor 2023`; nothing where no month is named. */
function namedMonth(text: string): (string | undefined)[] | undefined {
  const dayFirst = /^(?:(\d{1,2})\.?\s+)?(\p{L}{3,})\.?\s+(\d{4})\.?$/u.exec(text);
  const [day, word, year] =
    dayFirst?.slice(1) ?? (/^(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})$/u.exec(text) ?? []).slice(1);
  const [named, on] = dayFirst ? [word, day] : [day, word];
  const month = named && monthsByName.get(beginning(named));
  return month ? [year, month, on] : undefined;
}

/**
 * A typed day, month or year as ISO 8601: also `14.6.2023`, `14. 06. 2023.`, `6.2023` (day first, as written with dots all
 * over Europe), `2023/6/14`, `20230614`, and with the month's name in any language of the product. Anything else is answered
 * trimmed and unchanged; what it means is not guessed.
 */
export function isoOfTyped(typed: string): string {
  const text = typed.trim();
  const dotted = /^(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4})\.?$/.exec(text);
  const yearFirst = /^(\d{4})(?:[-/.]\s*(\d{1,2}))(?:[-/.]\s*(\d{1,2}))?\.?$/.exec(text);
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const [year, month, day] = dotted
    ? [dotted[3], dotted[2], dotted[1]]
    : (namedMonth(text) ?? (yearFirst ?? packed)?.slice(1) ?? [text.replace(/^(\d{4})\.$/, '$1')]);
  return [year, month && two(month), day && two(day)].filter(Boolean).join('-');
}

/** A typed time of day as `HH:MM`: also `9:05`, `9.05`, `0905` and `9`. Anything else is answered trimmed and unchanged. */
export function timeOfTyped(typed: string): string {
  const text = typed.trim();
  const [, hour, minute] =
    /^(\d{1,2})(?:[:.h]\s*(\d{2}))?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text) ?? [];
  return hour && Number(hour) < 24 && Number(minute ?? 0) < 60 ? `${two(hour)}:${minute ?? '00'}` : text;
}
