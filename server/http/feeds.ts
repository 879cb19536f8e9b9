import { filterParameters, type IncidentQuery, printQuery, readingParameters } from '../contract/query.ts';
import { inLanguage, type Language, languages } from '../contract/text.ts';
import { atomType, writeAtom } from '../format/atom.ts';
import type { FeedHead } from '../format/feed.ts';
import { jsonFeedType, writeJsonFeed } from '../format/json-feed.ts';
import { type FeedReading, readFeed } from '../service/feed.ts';
import { designationText } from './designation.ts';
import { listTag, matchingTag } from './etag.ts';
import type { Exchange, Handler, Route } from './exchange.ts';
import { linkHeader } from './links.ts';
import { type Encoding, negotiate, readLanguage } from './negotiate.ts';
import { isDated, questionOf, readQuery } from './question.ts';
import { addressWith, cache, notModified, sendBytes } from './respond.ts';

const atom: Encoding = {
  f: 'atom',
  type: atomType,
  title: 'Atom',
  aliases: ['application/xml', 'text/xml'],
};
const jsonFeed: Encoding = {
  f: 'jsonfeed',
  type: jsonFeedType,
  title: 'JSON Feed',
  aliases: ['application/json'],
};
/** What a feed can be had as, the default first. */
export const feedEncodings: readonly Encoding[] = [atom, jsonFeed];

/** Parameters of a feed besides `f` and `lang`: a feed is public and in the order of the record. */
export const feedParameters: readonly string[] = [
  ...filterParameters.filter((name) => name !== 'status'),
  ...readingParameters,
  'limit',
];

/** Entries of a feed when no `limit` is given, and at most. */
export const defaultEntries = 50;
export const mostEntries = 200;

/**
 * `GET /api/collections/incidents/feed`: what became public of the incidents of a query, newest first. With
 * `If-None-Match` it is answered before anything is read; `If-Modified-Since` alone needs the newest entry.
 */
const feed: Handler = async (exchange) => {
  const { atlas, parameters, req, res } = exchange;
  const asked = readQuery(
    exchange,
    [],
    feedParameters,
    feedEncodings.map(({ f }) => f),
  );
  const limit = parameters.has('limit') ? Math.min(asked.limit, mostEntries) : defaultEntries;
  const query: IncidentQuery = { ...asked, limit };
  const encoding = negotiate(exchange, feedEncodings);
  const language = readLanguage(exchange);
  cache(exchange, isDated(query, atlas.now()) ? 'dated' : 'public');
  const tag = listTag(
    atlas.store.seq(),
    questionOf(exchange, query, false, addressWith(exchange), encoding.f, language),
  );
  const ifNoneMatch = req.get('if-none-match');
  if (matchingTag(ifNoneMatch, (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  const reading = await readFeed(atlas, query, language);
  sayLastModified(exchange, reading);
  if (ifNoneMatch === undefined && isUnmodified(exchange, reading)) {
    notModified(exchange, tag);
    return;
  }
  const head = headOf(exchange, query, reading, encoding, language);
  const text = encoding === atom ? writeAtom(head, reading.entries) : writeJsonFeed(head, reading.entries);
  res.setHeader('ETag', tag);
  res.setHeader(
    'Link',
    linkHeader([
      { rel: 'self', href: head.self, type: encoding.type },
      { rel: 'license', href: head.licence.url },
    ]),
  );
  sendBytes(res, [Buffer.from(text)], 200, encoding.type);
};

/** HTTP dates have whole seconds: within the present one more may come that the date could not tell apart. */
function sayLastModified({ atlas, res }: Exchange, { unchangedSince }: FeedReading): void {
  if (Math.floor(unchangedSince / 1_000) < Math.floor(atlas.now() / 1_000))
    res.setHeader('Last-Modified', new Date(unchangedSince).toUTCString());
}

function isUnmodified({ req, res }: Exchange, { unchangedSince }: FeedReading): boolean {
  const since = Date.parse(req.get('if-modified-since') ?? '');
  return res.hasHeader('Last-Modified') && since >= Math.floor(unchangedSince / 1_000) * 1_000;
}

function headOf(
  exchange: Exchange,
  query: IncidentQuery,
  { author, title, words, updated }: FeedReading,
  encoding: Encoding,
  language: Language,
): FeedHead {
  const { atlas, base } = exchange;
  const { region } = atlas.deployment;
  const date = (clock: IncidentQuery['knownAt']) => clock && new Date(clock.at).toISOString();
  const { limit: _, ...shown } = Object.fromEntries(printQuery(query));
  const question = new URLSearchParams(shown).toString();
  const alternate = (f: string, type: string, of: Language) => ({
    href: addressWith(exchange, { f, lang: of }),
    type,
    language: of,
  });
  return {
    language,
    zone: region.zone,
    author,
    title,
    words,
    updated: new Date(updated).toISOString(),
    knownAt: date(query.knownAt),
    recordedAt: date(query.recordedAt),
    attribution: region.attribution,
    licence: region.licence,
    designation: inLanguage(designationText(exchange), language).text,
    self: addressWith(exchange),
    base,
    map: `${base}/${question ? `?${question}` : ''}`,
    alternates: [
      ...feedEncodings.filter((one) => one !== encoding).map(({ f, type }) => alternate(f, type, language)),
      ...languages.filter((of) => of !== language).map((of) => alternate(encoding.f, encoding.type, of)),
    ],
  };
}

/** The feeds' part of the route table. */
export const feedRoutes: readonly Route[] = [
  { path: '/api/collections/incidents/feed', open: true, GET: feed },
];
