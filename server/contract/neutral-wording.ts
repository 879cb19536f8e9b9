import type { Language, Texts } from './text.ts';
import { latinOf } from './transliterate.ts';

/**
 * What is wrong with a word in a title or summary that no side shall own: it judges how persons were taken, calls
 * people names, says whose land it is, whose killing it was, what a court would say, or what somebody was up to.
 */
export const loadedKinds = [
  'taking',
  'label',
  'control',
  'killing',
  'law',
  'intent',
  'doubt',
  'slur',
] as const;
export type LoadedKind = (typeof loadedKinds)[number];

/** Beginnings of words, lower case; one that ends in `$` is a whole word, and a hyphen may be a space. */
const english: Record<LoadedKind, string> = {
  taking: 'kidnap abduct hostage$ hostages$',
  label: 'terror extremist militant thug gangster bandit rebel$ rebels$ separatist hooligan aggressor',
  control: 'liberat occupied$ occupation$ occupier invad regain annex puppet$ regime$',
  killing: 'murder massacr slaughter execut martyr assassinat neutralis neutraliz eliminat',
  law: 'illegal unlawful genocid ethnic-cleansing crime$ crimes$ criminal',
  intent: 'provok provocat brutal heroic cowardly barbar savage staged$',
  doubt: 'so-called$ alleged$ allegedly$ supposed',
  slur: 'shiptar siptar chetnik$ chetniks$',
};
const albanian: Record<LoadedKind, string> = {
  taking: 'rrëmby rrembye peng$ pengje$ pengmarr',
  label: 'terrorist ekstremist militant bandit kriminel huligan agresor rebel separatist',
  control: 'çlir clirua okup pushtue pushtim aneks kukull$ regjim',
  killing: 'masak vrasës dëshmor martir ekzekut neutraliz elimin',
  law: 'paligjsh ilegal gjenocid krim$ krime$ spastrim-etnik',
  intent: 'provok brutal heroik barbar inskenu',
  doubt: 'gjoja$ ashtuquajtur',
  slur: 'shka$ shkje$ çetnik',
};
const serbian: Record<LoadedKind, string> = {
  taking: 'отет отел отмиц киднап талац$ таоц таоца$',
  label: 'терорис екстремис милитант бандит хулиган агресор сепаратис побуњеник',
  control: 'ослобођ ослободи окупа окупир анекс режим марионет',
  killing: 'убиств масакр покољ мученик ликвид неутрали',
  law: 'незаконит илегалн геноцид злочин етничко-чишћење',
  intent: 'провокац испровоц брутал херој кукавич варвар зверс инсцен',
  doubt: 'такозван тзв$ наводн',
  slur: 'шиптар усташ балиј',
};

type Words = { stem: string; whole: boolean; kind: LoadedKind }[];

function wordsOf(table: Record<LoadedKind, string>, write = (text: string) => text): Words {
  return loadedKinds.flatMap((kind) =>
    table[kind].split(' ').map((entry) => ({
      stem: write(entry.replace(/\$$/, '')),
      whole: entry.endsWith('$'),
      kind,
    })),
  );
}

const lists: Record<Language, Words> = {
  en: wordsOf(english),
  sq: wordsOf(albanian),
  'sr-Cyrl': wordsOf(serbian),
  'sr-Latn': wordsOf(serbian, latinOf),
};

const patterns = Object.fromEntries(
  Object.entries(lists).map(([language, words]) => [
    language,
    words.map(({ stem, whole, kind }) => ({
      kind,
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}])${stem.replaceAll('-', '[\\s-]')}${whole ? '' : '\\p{L}*'}(?![\\p{L}\\p{N}])`,
        'iu',
      ),
    })),
  ]),
) as Record<Language, { kind: LoadedKind; pattern: RegExp }[]>;

/** A word of a text that takes a side, as it stands there. */
export interface LoadedWord {
  word: string;
  kind: LoadedKind;
}

/** The words of a text that take a side, in the order of the list; quoted words are somebody's, and let be. */
export function loadedWords(text: string, language: Language): LoadedWord[] {
  const own = text.replace(/[“„”"«][^“„”"«»]*[“”"»]/g, ' ');
  return patterns[language].flatMap(({ kind, pattern }) => {
    const found = pattern.exec(own);
    return found ? [{ word: found[0], kind }] : [];
  });
}

/** Whether a text is neutral in all languages it has. */
export function isNeutral(texts: Texts): boolean {
  return (Object.entries(texts) as [Language, string | undefined][]).every(
    ([language, text]) => text === undefined || loadedWords(text, language).length === 0,
  );
}
