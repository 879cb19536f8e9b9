import { type Language, languages } from '../contract/text.ts';
import { citationWords } from '../contract/words/citation.ts';
import { dayInWords, type Reader, writtenInWords } from '../contract/words/dates.ts';

/** A version of an incident as a citation names it. */
export interface Cited {
  incident: string;
  version: number;
  title: string;
  /** Language that the title really is in. */
  titleLanguage: Language;
  /** Name of the deployment. */
  publisher: string;
  /** Local day on which the version was recorded: `YYYY-MM-DD`. */
  recorded: string;
  /** Knowledge date as it was asked for; null when the whole version is cited. */
  known: string | null;
  /** Permanent address. */
  url: string;
  licence: { name: string; url?: string | undefined };
}

/** Id of the cited version: letters, digits and hyphens, unique within a deployment. */
export function citationKey({ incident, version }: Pick<Cited, 'incident' | 'version'>): string {
  return `${incident}-v${version}`;
}

// A date in Serbian ends with a dot of its own: a sentence needs none after it, and before a comma it falls away.
const oneDot = (text: string) => text.replace(/\.{2,}/g, '.').replace(/(\d)\.,/g, '$1,');

function gapsOf(cited: Cited, reader: Reader): Record<string, string> {
  const dotted = (date: string) => (reader.of.startsWith('sr') && !date.endsWith('.') ? `${date}.` : date);
  return {
    title: cited.title,
    version: String(cited.version),
    date: dotted(dayInWords(cited.recorded, reader.of)),
    known: cited.known === null ? '' : dotted(writtenInWords(cited.known, reader)),
    publisher: cited.publisher,
    licence: cited.licence.url ? `${cited.licence.name} (${cited.licence.url})` : cited.licence.name,
  };
}

/** The citation as a sentence for people. `accessed` is the day on which the reader read it, when they say so. */
export function plainCitation(cited: Cited, reader: Reader, accessed: string | null): string {
  const say = (word: Parameters<typeof citationWords>[0], gaps: Record<string, string>) =>
    citationWords(word, gaps, reader.of);
  const gaps = gapsOf(cited, reader);
  const parts = [
    oneDot(say(cited.known === null ? 'text' : 'text_known', gaps)),
    cited.url,
    say('licence', gaps),
    ...(accessed === null ? [] : [say('accessed', { date: dayInWords(accessed, reader.of) })]),
  ];
  return `${parts.join(' ')}\n`;
}

const note = (cited: Cited, reader: Reader) =>
  oneDot(citationWords(cited.known === null ? 'note' : 'note_known', gapsOf(cited, reader), reader.of));

const texCommands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  // BibTeX counts braces even behind a backslash: one without its fellow would swallow the rest of the file.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text as a BibTeX value holds it: UTF-8 stays, what TeX would read as a command is written as one. */
export function texText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .replace(/[\\{}~^]/g, (one) => texCommands[one]!)
    .replace(/[#$%&_]/g, (one) => `\\${one}`);
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Names that the packages babel and polyglossia have for the languages. */
const texLanguages: Record<Language, string> = {
  en: 'english',
  sq: 'albanian',
  'sr-Latn': 'serbian',
  'sr-Cyrl': 'serbianc',
};

/** The citation as a BibTeX entry, for BibTeX and biblatex alike. */
export function bibtex(cited: Cited, reader: Reader): string {
  const [year, month] = cited.recorded.split('-') as [string, string];
  const fields: [string, string][] = [
    // The second pair of braces keeps the letters as they are: styles would make small ones of them.
    ['title', `{{${texText(cited.title)}}}`],
    ['publisher', `{{${texText(cited.publisher)}}}`],
    ['version', `{${cited.version}}`],
    ['year', `{${year}}`],
    ['month', months[Number(month) - 1]!],
    ['date', `{${cited.recorded}}`],
    ['url', `{${cited.url}}`],
    ['langid', `{${texLanguages[cited.titleLanguage]}}`],
    ['note', `{${texText(note(cited, reader))}}`],
  ];
  const widest = Math.max(...fields.map(([name]) => name.length));
  const lines = fields.map(([name, value]) => `  ${name.padEnd(widest)} = ${value},\n`);
  return `@misc{${citationKey(cited)},\n${lines.join('')}}\n`;
}

/** The citation as CSL-JSON (schema of CSL 1.0.2): a list with one item. */
export function cslJson(cited: Cited, reader: Reader): string {
  const item = {
    id: citationKey(cited),
    type: 'dataset',
    title: cited.title,
    publisher: cited.publisher,
    version: String(cited.version),
    issued: { 'date-parts': [cited.recorded.split('-').map(Number)] },
    URL: cited.url,
    language: languages.find((one) => one === cited.titleLanguage),
    note: note(cited, reader),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
