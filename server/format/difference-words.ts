import type { ClaimedNature, ClaimedPlace, ClaimedTime } from '../contract/claim.ts';
import type { Difference, DifferenceWords } from '../contract/difference.ts';
import type { Account, Assessment, Figure, IncidentDocument, Source } from '../contract/incident.ts';
import { findSource } from '../contract/independence.ts';
import { languages, type Texts } from '../contract/text.ts';
import { writtenInWords } from '../contract/words/dates.ts';
import { type DifferenceWord, differenceWords } from '../contract/words/difference.ts';
import { stepsOf } from '../domain/difference.ts';
import {
  accountInWords,
  actorInWords,
  assessmentInWords,
  claimantName,
  codeInWords,
  countedInWords,
  figureInWords,
  gradeInWords,
  kindInWords,
  linkInWords,
  type Naming,
  natureInWords,
  numberOfFigure,
  placeInWords,
  quoted,
  replacedInWords,
  say,
  sourceInWords,
  spoken,
  timeInWords,
} from './difference-values.ts';

type Said = (value: never) => string;

interface Told {
  field: string;
  section?: string;
  /** How a value is said; without it as it is. */
  said?: Said;
  /** True of sentences that somebody wrote: they stand in quotation marks. */
  isText?: boolean;
  lang?: string;
}

/** Two versions whose differences are told; `whole` is what they are parts of, for what they name that stands in neither. */
export interface Compared {
  before: IncidentDocument;
  after: IncidentDocument;
  whole?: IncidentDocument;
}

const accountsOf = ({ before, after, whole }: Compared) =>
  [after, before, whole].flatMap((one) => one?.accounts ?? []);

// A date in Serbian loses its dot before a comma.
const beforeComma = (text: string) => text.replace(/(\d)\.,/g, '$1,');

const word = (name: string): DifferenceWord => (differenceWords.has(name) ? name : 'id');

/** A value nobody has words for, as it is written. */
function plain(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return JSON.stringify(value);
}

/** The entry of a list, as it was or as it is, that a step of a path names by its id. */
function entryOf<T extends { id: string }>(
  id: string,
  ...lists: readonly (readonly T[] | undefined)[]
): T | undefined {
  for (const list of lists) {
    const found = list?.find((one) => one.id === id) ?? list?.find((one) => id.startsWith(`${one.id} (`));
    if (found) return found;
  }
  return undefined;
}

/** A field of which one language was changed. */
function inOneLanguage(naming: Naming, field: string, language: string): Told {
  const named = say(naming, word(`language_${language}`));
  return {
    field: say(naming, 'in_language', { field, language: named }),
    isText: true,
    ...(language === naming.reader.of ? {} : { lang: language }),
  };
}

const dated = (naming: Naming) => (value: string) => writtenInWords(value, naming.reader);

/** Members of dated entries: title, summary, type, assessment, ranking, link. */
function editorial(
  naming: Naming,
  name: string,
  key: string,
  rest: readonly string[],
  compared: Compared,
): Told {
  const date = /\d{4}(?:-\d\d){0,2}(?:T\S+)?/.exec(name === 'links' ? '' : key)?.[0];
  const kept: Record<string, Said> = {
    titles: (one: { text: Texts }) => spoken(naming, one.text),
    summaries: (one: { text: Texts }) => spoken(naming, one.text),
    types: (one: ClaimedNature) => kindInWords(naming, one),
    assessments: (one: Assessment) => assessmentInWords(naming, one),
    rankings: (one: { accounts: string[] }) => rankingInWords(naming, one.accounts, compared),
    links: (one: IncidentDocument['links'][number]) => linkInWords(naming, one),
  };
  const aspect = name === 'assessments' ? codeInWords(naming, 'aspect', key.split(' ')[0]) : null;
  const target = name === 'links' ? linkOf(key, compared) : undefined;
  const about = aspect ?? (target && rest.length ? linkInWords(naming, target) : null);
  const base = about
    ? say(naming, 'of_name', { field: say(naming, word(name)), name: about })
    : say(naming, word(name));
  const field = date
    ? say(naming, 'from_date', { field: base, date: writtenInWords(date, naming.reader) })
    : base;
  const [member, language] = rest;
  if (member === undefined)
    return { field, said: kept[name]!, isText: name === 'titles' || name === 'summaries' };
  if (member === 'text') return inOneLanguage(naming, field, language!);
  if (member === 'kind') return { field, said: kept.types! };
  if (member === 'accounts') return { field, said: (ids: string[]) => rankingInWords(naming, ids, compared) };
  const part = say(naming, 'part_of', {
    field: base,
    part: say(naming, member === 'known_from' ? 'holds_from' : word(member)),
  });
  if (member === 'known_from') return { field: part, said: dated(naming) };
  if (member === 'verification')
    return { field: part, said: (value: string) => codeInWords(naming, 'verification', value) };
  if (member === 'basis') return inOneLanguage(naming, part, language!);
  return { field: part };
}

function rankingInWords(naming: Naming, ids: readonly string[], { before, after }: Compared): string {
  const accounts = [...after.accounts, ...before.accounts];
  return ids.map((id) => claimantName(naming, { accounts }, id)).join(' › ');
}

function linkOf(key: string, { before, after }: Compared): IncidentDocument['links'][number] | undefined {
  return [...after.links, ...before.links].find(({ relation, target }) =>
    key.startsWith(`${relation} ${target}`),
  );
}

type Derivation = NonNullable<Source['derived_from']>;

/** What a source is derived from, by the name of who published it. */
function originInWords(account: string, { before, after }: Compared, { source, outlet }: Derivation): string {
  if (outlet !== undefined) return outlet;
  const found = [after, before].flatMap(({ accounts }) => findSource(accounts, account, source ?? '') ?? []);
  return found[0]?.source.publisher ?? source ?? '';
}

/** An entry of a list of an account, and its members. */
function inAccount(
  naming: Naming,
  list: string,
  rest: readonly string[],
  own: readonly (Account | undefined)[],
  compared: Compared,
): Told {
  const [key, member, sub, language] = rest;
  const name = say(naming, word(list));
  if (key === undefined) return { field: name };
  const kept: Record<string, Said> = {
    actors: (one: Account['actors'][number]) => actorInWords(naming, one),
    figures: (one: Figure) => figureInWords(naming, one),
    sources: (one: Source) => sourceInWords(naming, one),
  };
  if (member === undefined) return { field: name, said: kept[list]! };
  const figure = list === 'figures' && entryOf(key, ...own.map((one) => one?.figures));
  const actor = list === 'actors' && entryOf(key, ...own.map((one) => one?.actors));
  const source = list === 'sources' && entryOf(key, ...own.map((one) => one?.sources));
  const about = figure
    ? countedInWords(naming, figure)
    : actor
      ? spoken(naming, actor.name)
      : source
        ? source.publisher
        : key;
  const entry = say(naming, 'of_name', { field: name, name: about });
  const partName = list === 'sources' && member === 'group' ? 'source_group' : word(member);
  const field = say(naming, 'part_of', { field: entry, part: say(naming, partName) });
  if (member === 'number') return { field, said: (value: Partial<Figure>) => numberOfFigure(naming, value) };
  const account = own.find((one) => one)?.id ?? '';
  if (member === 'supersedes')
    return { field, said: (value: string) => replacedInWords(naming, account, value, accountsOf(compared)) };
  if (member === 'source')
    return { field, said: (id: string) => entryOf(id, ...own.map((one) => one?.sources))?.publisher ?? id };
  if (member === 'derived_from') {
    return { field, said: (value: Derivation) => originInWords(account, compared, value) };
  }
  if (member === 'said_at' || member === 'published_at') return { field, said: dated(naming) };
  if (member === 'category') return { field, said: (value: string) => codeInWords(naming, 'figure', value) };
  if (member === 'role') return { field, said: (value: string) => codeInWords(naming, 'role', value) };
  const spokenIn = member === 'group' && sub === 'name' ? language : sub;
  return languages.some((one) => one === spokenIn) ? inOneLanguage(naming, field, spokenIn!) : { field };
}

/** An account and its members. */
function account(naming: Naming, id: string, rest: readonly string[], compared: Compared): Told {
  const { before, after } = compared;
  const [old, fresh] = [entryOf(id, before.accounts), entryOf(id, after.accounts)];
  const [member, ...more] = rest;
  const shown = fresh ?? old;
  const name = (shown && spoken(naming, shown.claimant.name)) || id;
  const section = say(naming, 'account_of', { name });
  if (member === undefined) return { field: section, said: (one: Account) => accountInWords(naming, one) };
  if (['actors', 'figures', 'sources'].includes(member))
    return { section, ...inAccount(naming, member, more, [fresh, old], compared) };
  const field = say(naming, word(member));
  if (member === 'statement') return { section, ...inOneLanguage(naming, field, more[0]!) };
  if (member === 'claimant') {
    const part = say(naming, 'part_of', { field, part: say(naming, word(more[0]!)) });
    return { section, ...(more[1] ? inOneLanguage(naming, part, more[1]) : { field: part }) };
  }
  const kept: Record<string, Said> = {
    stance: (value: string) => codeInWords(naming, 'stance', value),
    known_from: dated(naming),
    place: (value: ClaimedPlace) => placeInWords(naming, value),
    time: (value: ClaimedTime) => timeInWords(naming, value),
    nature: (value: ClaimedNature) => natureInWords(naming, value),
    grade: (value: NonNullable<Account['grade']>) => gradeInWords(naming, value),
  };
  const said = kept[member];
  return { section, field, ...(said ? { said } : {}) };
}

function toldOf(naming: Naming, steps: readonly string[], compared: Compared): Told {
  const [name, key, ...rest] = steps as [string, string?, ...string[]];
  if (name === 'status')
    return { field: say(naming, 'status'), said: (value: string) => codeInWords(naming, 'status', value) };
  if (name === 'place_generalised')
    return { field: say(naming, name), said: (value: string) => codeInWords(naming, 'generalised', value) };
  if (name === 'aggregate')
    return { field: say(naming, 'aggregate'), said: (value: boolean) => say(naming, value ? 'yes' : 'no') };
  if (name === 'tags') return { field: say(naming, 'tags'), said: (value: string[]) => value.join(', ') };
  if (key === undefined) return { field: say(naming, word(name)) };
  return name === 'accounts'
    ? account(naming, key, rest, compared)
    : editorial(naming, name, key, rest, compared);
}

/** The keys of entries in their order, accounts by who says them. */
function orderInWords(
  naming: Naming,
  path: string,
  keys: readonly string[],
  { before, after }: Compared,
): string {
  const accounts = [...after.accounts, ...before.accounts];
  const named = path === '/accounts' ? keys.map((key) => claimantName(naming, { accounts }, key)) : keys;
  return named.join(' › ');
}

/**
 * A difference of `differencesBetween` in the language of the reader: codes by the codebook's words, places by name,
 * dates in words, numbers as they were said.
 */
export function differenceInWords(
  naming: Naming,
  difference: Difference,
  compared: Compared,
): DifferenceWords {
  const { path, kind } = difference;
  const { section, field: named, said, isText, lang } = toldOf(naming, stepsOf(path), compared);
  const field = beforeComma(named);
  const inWords = (value: unknown): string => {
    if (kind === 'moved') return orderInWords(naming, path, value as string[], compared);
    return said ? said(value as never) : plain(value);
  };
  let [before, after] = [difference.before, difference.after].map((value) =>
    value === undefined ? undefined : inWords(value),
  );
  // What reads the same in this language is told as it is written, else nothing would seem to differ.
  if (kind === 'changed' && before === after) {
    before = plain(difference.before);
    after = plain(difference.after);
  }
  const nothing = say(naming, 'always');
  // An editorial entry always holds from somewhere on.
  const isDate = path.endsWith('/known_from') && !path.startsWith('/accounts/');
  const quote = (text: string | undefined) =>
    text === undefined ? (isDate ? nothing : '') : isText ? quoted(naming, text) : text;
  const sentence = say(naming, isDate ? 'changed' : kind, {
    field,
    before: quote(before),
    after: quote(after),
  });
  return {
    ...(section === undefined ? {} : { section }),
    field,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(lang === undefined ? {} : { lang }),
    text: section === undefined ? sentence : say(naming, 'in_section', { section, sentence }),
  };
}
