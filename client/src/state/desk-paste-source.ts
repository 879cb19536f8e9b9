import type { Language } from '#contract/text.ts';
import { isDateOrInstant } from '#contract/time.ts';
import { shortMonth } from '#contract/words/dates.ts';

/** A source as far as a pasted line tells it. */
export interface PastedSource {
  publisher?: string;
  url?: string;
  archive_url?: string;
  headline?: string;
  published_at?: string;
}

const webAddress = /\bhttps?:\/\/[^\s<>"“”«»]+/i;
/** Copies of pages: the address of the page, and when it was copied, stand in their own. */
const archive =
  /^https?:\/\/(?:web\.archive\.org\/web|archive\.(?:ph|today|is|md))\/(\d{4,14})[a-z_]*\/(https?:\/\/.+)$/i;

const two = (text: string | number) => String(text).padStart(2, '0');
const real = (year: string, month: string | number, day: string) => {
  const date = `${year}-${two(month)}-${two(day)}`;
  return isDateOrInstant(date) ? date : undefined;
};

/** Beginnings of month names in all languages, three letters each, with their numbers. */
const months = new Map<string, number>(
  (['en', 'sq', 'sr-Latn', 'sr-Cyrl'] as const).flatMap((of: Language) =>
    Array.from({ length: 12 }, (_, index): [string, number] => [
      shortMonth(index, of).toLocaleLowerCase().slice(0, 3),
      index + 1,
    ]),
  ),
);

/** The first date of a text, with the part of it that says so: 2023-05-29, 29.5.2023, 29 May 2023, May 29, 2023. */
function dateIn(text: string): { date: string; said: string } | null {
  for (const found of text.matchAll(
    /\b(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?|(?<!\d)(\d{1,2})\s?[./]\s?(\d{1,2})\s?[./]\s?(\d{4})\.?|(?<!\d)(\d{1,2})\.?\s+(\p{L}{3,})\.?\s+(\d{4})\.?|(\p{L}{3,})\.?\s+(\d{1,2}),?\s+(\d{4})/gu,
  )) {
    const [said, y1, m1, d1, d2, m2, y2, d3, n3, y3, n4, d4, y4] = found;
    const month = months.get((n3 ?? n4 ?? '').toLocaleLowerCase().slice(0, 3));
    const date = y1
      ? real(y1, m1!, d1!)
      : y2
        ? real(y2, m2!, d2!)
        : month && real(y3 ?? y4!, month, d3 ?? d4!);
    if (date) return { date, said };
  }
  return null;
}

/** The name of a site as its address says it; people put the publisher's own in its place. */
function siteOf(url: string): string {
  return new URL(url).hostname.replace(/^(?:www|m|amp)\./, '');
}

function ofAddress(text: string): PastedSource {
  const copy = archive.exec(text);
  const url = copy ? copy[2]! : text;
  if (!URL.canParse(url)) return {};
  const { pathname } = new URL(url);
  const [, year, month, day] = /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(pathname) ?? [];
  const published = year ? real(year, month!, day!) : undefined;
  return {
    ...{ publisher: siteOf(url), url },
    ...(copy ? { archive_url: text } : {}),
    ...(published ? { published_at: published } : {}),
  };
}

const trimmed = (text: string) => text.replace(/^[\s,;|–—-]+|[\s,;|–—-]+$/g, '');

/**
 * Reads what somebody pasted: a web address, or a line such as «headline, publisher, date», in any order where quotation
 * marks tell the headline; null when it says nothing. Only the text is read: no address is ever asked for anything.
 */
export function readPasted(pasted: string): PastedSource | null {
  const text = pasted.trim();
  if (!text) return null;
  const address = webAddress.exec(text)?.[0].replace(/[).,;]+$/, '');
  const found = address === undefined ? {} : ofAddress(address);
  let rest = address === undefined ? text : text.replace(address, ' ');
  const dated = dateIn(rest);
  if (dated) rest = rest.replace(dated.said, ' ');
  const quoted = /[“„"«](.+)[”“"»]/.exec(rest);
  if (quoted) rest = rest.replace(quoted[0], ' , ');
  const parts = rest
    .split(/\s*(?:[|\n]|,(?=\s)|;|\s[–—-]\s)\s*/)
    .map(trimmed)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  // What stands last before the date is who printed it; the headline may have commas of its own.
  const publisher = quoted || parts.length > 1 ? parts.at(-1) : undefined;
  const headline = quoted ? quoted[1]!.trim() : (publisher ? parts.slice(0, -1) : parts).join(', ');
  const source: PastedSource = {
    ...found,
    ...(publisher ? { publisher } : {}),
    ...(headline ? { headline } : {}),
    ...(dated ? { published_at: dated.date } : {}),
  };
  return Object.keys(source).length ? source : null;
}
