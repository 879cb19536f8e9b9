import accepts from 'accepts';
import { type Language, languages } from '../contract/text.ts';
import type { Exchange } from './exchange.ts';
import { HttpProblem, parameterProblem } from './problem.ts';

/** One way to write an answer: the value of `f` that asks for it and the media type it goes out with. */
export interface Encoding {
  f: string;
  type: string;
  /** As people know it; the same in all languages. */
  title: string;
  /** Media types in `Accept` that mean it too. */
  aliases?: readonly string[];
  /** False where only `f` can ask for it: its media type already means another encoding. */
  negotiable?: boolean;
}

export const json: Encoding = { f: 'json', type: 'application/json', title: 'JSON' };
export const html: Encoding = {
  f: 'html',
  type: 'text/html',
  title: 'HTML',
  aliases: ['application/xhtml+xml'],
};
export const geojson: Encoding = {
  f: 'json',
  type: 'application/geo+json',
  title: 'GeoJSON',
  aliases: ['application/json', 'application/vnd.geo+json'],
};
export const schemaJson: Encoding = {
  f: 'json',
  type: 'application/schema+json',
  title: 'JSON Schema',
  aliases: ['application/json'],
};

/**
 * The encoding to answer with, of those offered in the order of preference: `f` decides, else `Accept`, else the first.
 * Throws a 400 problem for an unknown `f`, 406 when `Accept` fits none. Sets `Vary`.
 */
export function negotiate({ req, res, parameters }: Exchange, offered: readonly Encoding[]): Encoding {
  res.vary('Accept');
  const [f, twice] = parameters.getAll('f');
  if (f !== undefined) {
    const found = twice === undefined ? offered.find((one) => one.f === f) : undefined;
    if (found) return found;
    throw parameterProblem({
      parameter: 'f',
      value: twice ?? f,
      allowed: twice === undefined ? offered.map((one) => one.f) : 'one occurrence of this parameter',
    });
  }
  const open = offered.filter((one) => one.negotiable !== false);
  const types = open.flatMap((one) => [one.type, ...(one.aliases ?? [])]);
  // Parameters such as charset or profile narrow nothing here.
  const wanted = accepts({ headers: { accept: withoutParameters(req.get('accept')) } } as typeof req);
  const type = wanted.type(types);
  const found = open.find((one) => type === one.type || one.aliases?.includes(String(type)));
  if (!found)
    throw new HttpProblem(406, 'not_acceptable', 'This cannot be had in any of the types of «Accept».', {
      parameter: 'Accept',
      value: req.get('accept') ?? '',
      allowed: [...new Set(open.map((one) => one.type))],
    });
  return found;
}

/** `Accept` with its weights only. */
function withoutParameters(header: string | undefined): string {
  if (!header?.trim()) return '*/*';
  return header
    .split(',')
    .map((part) => {
      const [type, ...rest] = part.split(';').map((piece) => piece.trim());
      const weight = rest.find((piece) => /^q=/i.test(piece));
      return weight ? `${type};${weight}` : type;
    })
    .join(', ');
}

/** Tags that browsers send, and the language they are answered in. */
const languageOf: Record<string, Language> = {
  en: 'en',
  sq: 'sq',
  'sr-Latn': 'sr-Latn',
  'sr-Latn-RS': 'sr-Latn',
  'sr-Latn-XK': 'sr-Latn',
  'sr-Latn-ME': 'sr-Latn',
  'sr-Latn-BA': 'sr-Latn',
  'sr-ME': 'sr-Latn',
  sr: 'sr-Cyrl',
  'sr-Cyrl': 'sr-Cyrl',
  'sr-Cyrl-RS': 'sr-Cyrl',
};

/**
 * The language to answer in: `lang` decides, else `Accept-Language`, else English. Throws a 400 problem for an unknown
 * `lang`. Sets `Vary` and `Content-Language`.
 */
export function readLanguage({ req, res, parameters }: Exchange): Language {
  res.vary('Accept-Language');
  const [lang, twice] = parameters.getAll('lang');
  if (twice !== undefined)
    throw parameterProblem({ parameter: 'lang', value: twice, allowed: 'one occurrence of this parameter' });
  const asked = languages.find((one) => one === lang);
  if (lang !== undefined && !asked)
    throw parameterProblem({ parameter: 'lang', value: lang, allowed: [...languages] });
  const preferred = accepts(req).language(Object.keys(languageOf));
  const language = asked ?? languageOf[String(preferred)] ?? 'en';
  res.setHeader('Content-Language', language);
  return language;
}
