import type { IncidentDocument } from '../contract/incident.ts';
import { languages, type Texts } from '../contract/text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { fold } from './names.ts';
import { derivePlace } from './place.ts';
import { namesOf, refsOf } from './place-names.ts';
import { leftOut } from './rule-of.ts';

type Accounts = Pick<IncidentDocument, 'accounts'>;

/** A letter alone is no name. */
const shortest = 2;
/** From this length on a name is also known by its stem: «Dolina» in «u Dolini». */
const inflected = 5;
const longestEnding = 4;
/** Shorter names would be found in too many words by their stem: «Peć» in «pećina». These are the endings they are declined by. */
const endings = /^(?:a|e|i|o|u|s|es|en|in|it|un|om|em|ama|ima|k(?:a|e|i|o|u|og|oj|om|im|ih))$/;
/** A shorter stem with an ending is mostly another word. */
const shortestStem = 3;
/** A nearest settlement or border point within so many kilometres is a name of the place. */
const nearby = 3;

/**
 * Names, as lists of folded words, by which the claimed places of a document are known and those of its protected form
 * are not: as stated, and of the gazetteer entries that are referred to, lie around, or are near.
 */
export function leftOutNames(written: Accounts, shown: Accounts, gazetteer: Gazetteer): string[][] {
  const kept = namesIn(shown, gazetteer);
  return [...namesIn(written, gazetteer)].filter((name) => !kept.has(name)).map((name) => name.split(' '));
}

function namesIn({ accounts }: Accounts, gazetteer: Gazetteer): Set<string> {
  const texts = accounts.flatMap(({ place }): Texts[] => {
    if (!place) return [];
    const { municipalities, municipalities_possible, ...near } = derivePlace(place, gazetteer);
    const refs = [
      ...refsOf(place),
      ...[...municipalities, ...municipalities_possible].map((id) => `municipalities/${id}`),
      ...(near.settlement_km !== null && near.settlement_km <= nearby
        ? [`settlements/${near.settlement}`]
        : []),
      ...(near.border_point_km !== null && near.border_point_km <= nearby
        ? [`border-points/${near.border_point}`]
        : []),
    ];
    const entries = refs.flatMap((ref) => gazetteer.byRef.get(ref) ?? []);
    return [place.name ?? {}, ...entries.map(({ properties }) => namesOf(properties))];
  });
  const names = texts.flatMap((text) =>
    languages.flatMap((language) => {
      const name = text[language] ?? '';
      // A pair of names, as Zvečan/Zveçan, is known by either.
      return [name, ...name.split('/')].map(fold);
    }),
  );
  return new Set(names.filter((name) => name.length >= shortest));
}

/** The document with its words free of names. Addresses of sources and its id stay as they are: see `namedStill`. */
export function withoutNames(document: IncidentDocument, names: readonly string[][]): IncidentDocument {
  if (names.length === 0) return document;
  const clean = (texts: Texts): Texts =>
    Object.fromEntries(
      Object.entries(texts).map(([language, text]) => [language, text && withoutNamesIn(text, names)]),
    );
  const cleaned = <K extends string, T extends { [name in K]?: Texts | undefined }>(entry: T, name: K): T =>
    entry[name] ? { ...entry, [name]: clean(entry[name]) } : entry;
  return {
    ...document,
    ...(document.retraction
      ? {
          retraction: {
            ...document.retraction,
            reason: withoutNamesIn(document.retraction.reason, names),
          },
        }
      : {}),
    // A tag that has lost a word would sort by another one.
    ...(document.tags ? { tags: document.tags.filter((tag) => withoutNamesIn(tag, names) === tag) } : {}),
    titles: document.titles.map((one) => cleaned(one, 'text')),
    summaries: document.summaries.map((one) => cleaned(one, 'text')),
    assessments: document.assessments.map((one) => cleaned(one, 'basis')),
    accounts: document.accounts.map((account) => ({
      ...cleaned(account, 'statement'),
      figures: account.figures.map((one) => cleaned(one, 'note')),
      sources: account.sources.map((one) => cleaned(one, 'headline')),
    })),
  };
}

/** Pointers (from the document) to the words, addresses and id that hold a name, in the document's order. */
export function namedStill(document: IncidentDocument, names: readonly string[][]): string[] {
  const found: string[] = [];
  const look = (text: Texts | string | undefined, pointer: string) => {
    const all = typeof text === 'string' ? [text] : languages.map((language) => text?.[language] ?? '');
    if (all.some((one) => withoutNamesIn(one, names) !== one)) found.push(pointer);
  };
  look(document.id, '/id');
  for (const [at, tag] of (document.tags ?? []).entries()) look(tag, `/tags/${at}`);
  for (const [at, { text }] of document.titles.entries()) look(text, `/titles/${at}/text`);
  for (const [at, { text }] of document.summaries.entries()) look(text, `/summaries/${at}/text`);
  for (const [at, account] of document.accounts.entries()) {
    const pointer = `/accounts/${at}`;
    look(account.statement, `${pointer}/statement`);
    for (const [of, { note }] of account.figures.entries()) look(note, `${pointer}/figures/${of}/note`);
    for (const [of, { headline, url, archive_url }] of account.sources.entries()) {
      look(headline, `${pointer}/sources/${of}/headline`);
      look(url, `${pointer}/sources/${of}/url`);
      look(archive_url, `${pointer}/sources/${of}/archive_url`);
    }
  }
  for (const [at, { basis }] of document.assessments.entries()) look(basis, `/assessments/${at}/basis`);
  return found;
}

function withoutNamesIn(text: string, names: readonly string[][]): string {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    ...{ folded: fold(word), start: index, end: index + word.length },
  }));
  let out = '';
  let written = 0;
  for (let at = 0; at < words.length; at++) {
    const lengths = names
      .filter((name) => name.every((part, index) => means(words[at + index]?.folded, part)))
      .map((name) => name.length);
    if (lengths.length === 0) continue;
    out += text.slice(written, words[at]!.start) + leftOut;
    at += Math.max(...lengths) - 1;
    written = words[at]!.end;
  }
  return out + text.slice(written);
}

function means(word: string | undefined, part: string): boolean {
  if (word === undefined || word === part) return word === part;
  const stem = part.replace(/[aeiouy]$/, '');
  if (stem.length < shortestStem || !word.startsWith(stem)) return false;
  return part.length >= inflected
    ? word.length <= stem.length + longestEnding
    : endings.test(word.slice(stem.length));
}
