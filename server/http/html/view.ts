import type { WebLink } from '../../contract/feature.ts';
import type { Place } from '../../contract/place.ts';
import type { PropertyInfo } from '../../contract/queryable.ts';
import { inLanguage, type Language } from '../../contract/text.ts';
import { localDay } from '../../contract/time.ts';
import { codeWord } from '../../contract/words/codebook.ts';
import { dayInWords, numberInWords, type Reader, writtenInWords } from '../../contract/words/dates.ts';
import type { Gaps } from '../../contract/words/dictionary.ts';
import { type PageWord, pageWords } from '../../contract/words/page.ts';
import { namesOf } from '../../domain/place-names.ts';
import { accountProperties, incidentProperties } from '../../query/properties.ts';
import type { Exchange } from '../exchange.ts';

/** What a page is made with: the request, the language, and how to say things in it. */
export interface View {
  exchange: Exchange;
  language: Language;
  reader: Reader;
  say(word: PageWord, gaps?: Gaps): string;
  /** Word of a code of the codebook. */
  code(vocabulary: string, value: string): string;
  /** A whole number, or one with decimals. */
  number(value: number, digits?: number): string;
  /** A date or instant as precise as it is written. */
  date(value: string): string;
  /** The local day of an instant: knowledge has no finer one. */
  day(instant: string): string;
  /** The title of a property of the record. */
  title(property: string): string;
  /** The title of a property of any collection; files of places often name theirs by ids alone. */
  own(info: Pick<PropertyInfo, 'name' | 'title'>): string;
  /** The name of a place of the deployment, `municipalities/lesk`; its id where it has none. */
  place(reference: string): string;
  /** The name of a municipality by its id: one that is no place of the deployment is called as its town. */
  municipality(id: string): string;
  /** The name of a side of the main line by its id, or of the country on it. */
  side(id: string): string;
  /** Path of an address of the service, in this language where it was asked for by `lang`. */
  at(path: string): string;
}

/** The view of a request in a language. */
export function viewOf(exchange: Exchange, language: Language): View {
  const { collections, gazetteer, region } = exchange.atlas.deployment;
  const reader: Reader = { of: language, zone: region.zone };
  const nameOf = (place: Place | undefined) => place && inLanguage(namesOf(place.properties), language).text;
  const byRef = (reference: string) => nameOf(gazetteer.byRef.get(reference));
  return {
    exchange,
    language,
    reader,
    say: (word, gaps = {}) => pageWords(word, gaps, language),
    code: (vocabulary, value) => codeWord(vocabulary, value, language),
    number: (value, digits = 0) => numberInWords(value, digits, language),
    date: (value) => writtenInWords(value, reader),
    day: (instant) => dayInWords(localDay(Date.parse(instant), region.zone), language),
    title: (property) => titleOf(property, language),
    own: ({ name, title }) => {
      const told = title[language] ?? title.en ?? name;
      // Files have a property for each side of the main line, by its id: `road_west_side`.
      const side = region.sides.find(({ id }) => name.includes(`${id}_side`));
      const word = `place_${side ? name.replace(`${side.id}_side`, 'on_side') : name}`;
      if (told !== name || !pageWords.has(word)) return told;
      return pageWords(word, side ? { side: inLanguage(side.names, language).text } : {}, language);
    },
    place: (reference) => byRef(reference) || reference.replace(/^.*\//, ''),
    municipality: (id) =>
      byRef(`municipalities/${id}`) ||
      nameOf(
        collections
          .get('settlements')
          ?.find(({ properties: own }) => own.municipality === id && /^(city|town)$/.test(String(own.kind))),
      ) ||
      id,
    side: (id) => {
      const side = region.sides.find((one) => one.id === id);
      return (side ? inLanguage(side.names, language).text : byRef(`countries/${id}`)) || id;
    },
    at: (path) => withLanguage(`${pathOf(exchange.base)}${path}`, exchange),
  };
}

const properties = [...incidentProperties, ...accountProperties];

function titleOf(property: string, language: Language): string {
  const info = properties.find((one) => one.name === property);
  return info ? inLanguage(info.title, language).text : property;
}

/** The path under which the service is reached, without the host: pages work under whatever name they were asked by. */
export function pathOf(base: string): string {
  return new URL(base).pathname.replace(/\/$/, '');
}

/** Keeps `lang` of the request when it has one: the browser says the rest. */
function withLanguage(path: string, { parameters }: Pick<Exchange, 'parameters'>): string {
  const lang = parameters.get('lang');
  return lang === null ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${encodeURIComponent(lang)}`;
}

/** Links of a body with one of the relations. */
export function linksWith(body: { links?: readonly WebLink[] }, ...relations: string[]): WebLink[] {
  return (body.links ?? []).filter(({ rel }) => relations.includes(rel));
}

/** The address of one of the service's own links as a path, in this language; foreign ones stay. */
export function ownAddress(view: View, href: string): string {
  const { base } = view.exchange;
  return href.startsWith(`${base}/`) ? view.at(href.slice(base.length)) : href;
}
