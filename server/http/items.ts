import type { ItemsPage, WebLink } from '../contract/feature.ts';
import type { IncidentQuery } from '../contract/query.ts';
import { featureCollectionBytes } from '../format/geojson.ts';
import { formatsFor } from '../format/registry.ts';
import { type Collection, findCollection, isRecord } from '../service/catalogue.ts';
import { listAudience, readPage, readPlacesPage } from '../service/reading.ts';
import { CursorError, type FeatureBytes } from '../store/store.ts';
import { download, fileParameters } from './download.ts';
import { digest, listTag, matchingTag } from './etag.ts';
import { type Exchange, type Handler, pathPart } from './exchange.ts';
import { type ItemsQuestion, readItemsQuestion } from './items-query.ts';
import { linkHeader, pageLinks, selfLinks } from './links.ts';
import { type Encoding, geojson, html, negotiate, readLanguage } from './negotiate.ts';
import { parameterProblem } from './problem.ts';
import { isDated, questionOf } from './question.ts';
import { isPlain, reshapeBytes } from './reshape.ts';
import { type Reply, sendResource } from './resource.ts';
import { addressWith, cache, notModified, sendBytes, unknownPath } from './respond.ts';

/** Places change only when the service starts anew or a layer is put, so the start's own mark tags them. */
const startedAt = Date.now();

/** Everything that the items of a collection can be had as: pages first, then files of the whole answer. */
export function itemEncodings(collection: Pick<Collection, 'id'>): Encoding[] {
  const offered: Encoding[] = [geojson, html];
  for (const { id, mediaType, title } of formatsFor(collection.id)) {
    const [type = mediaType] = mediaType.split(';');
    const known = offered.some((one) => one.type === type || one.aliases?.includes(type));
    offered.push({
      f: id,
      type: mediaType,
      title,
      negotiable: !known,
      ...(known ? {} : { aliases: [type] }),
    });
  }
  return offered;
}

/** What tags a page: for the record its revision, for places what is stored of the collection. */
function tagOf(exchange: Exchange, collection: Collection, question: unknown[]): string {
  if (isRecord(collection.id)) return listTag(exchange.atlas.store.seq(), question);
  const { count, extent, properties } = collection;
  return `W/"${digest([startedAt, count, extent, properties, ...question])}"`;
}

/** A page of any collection, and which filter emptied it. */
async function read(exchange: Exchange, collection: Collection, query: IncidentQuery) {
  const { atlas, visitor } = exchange;
  if (!isRecord(collection.id))
    return { page: await readPlacesPage(atlas, collection.id, query), emptiedBy: null };
  return readPage(atlas, collection.id, query, listAudience(visitor, query));
}

async function answer(
  exchange: Exchange,
  collection: Collection,
  question: ItemsQuestion,
  reply: Reply,
): Promise<void> {
  const { atlas, req, res, visitor } = exchange;
  const { query } = question;
  listAudience(visitor, query);
  const staff = query.status.some((status) => status !== 'published');
  const dated = isRecord(collection.id) && isDated(query, atlas.now());
  cache(exchange, staff ? 'staff' : dated ? 'dated' : 'public');
  const tag = tagOf(
    exchange,
    collection,
    questionOf(exchange, query, staff, addressWith(exchange), reply.encoding.f, reply.language),
  );
  if (matchingTag(req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
    notModified(exchange, tag);
    return;
  }
  const { page, emptiedBy } = await read(exchange, collection, query);
  const links = linksOf(exchange, collection, question, page, reply.encoding);
  const members = {
    numberMatched: page.numberMatched,
    numberReturned: page.numberReturned,
    unlocated: page.unlocated,
    ...(emptiedBy ? { emptied_by: emptiedBy } : {}),
    ...(dated ? {} : { timeStamp: new Date(atlas.now()).toISOString() }),
    links,
  };
  res.setHeader('ETag', tag);
  res.setHeader('Link', linkHeader(links.filter(({ rel }) => rel !== 'alternate')));
  if (reply.encoding.f === html.f) {
    await sendResource(exchange, 'items', pageOf(page, members), reply);
    return;
  }
  res.setHeader('Content-Crs', `<${question.crs.uri}>`);
  const features = isPlain(question) ? page.features : reshapeBytes(page.features, question);
  sendBytes(res, featureCollectionBytes(features, members), 200, geojson.type);
}

function linksOf(
  exchange: Exchange,
  collection: Collection,
  { query, before }: ItemsQuestion,
  { numberReturned, next }: FeatureBytes,
  encoding: Encoding,
): WebLink[] {
  const position = { limit: query.limit, offset: before, returned: numberReturned, next };
  return [
    ...selfLinks(exchange, itemEncodings(collection), encoding),
    ...pageLinks(exchange, position, collection.id, encoding.type),
  ];
}

/** The page as a value, for the page in HTML that is made of it. */
function pageOf({ features }: FeatureBytes, members: Omit<ItemsPage, 'type' | 'features'>): object {
  const parsed = JSON.parse(`[${Buffer.from(features).toString('utf8')}]`);
  return { type: 'FeatureCollection', ...members, features: parsed };
}

const itemsOf =
  (fixed?: 'incidents' | 'accounts'): Handler =>
  async (exchange) => {
    const collection = await findCollection(exchange.atlas, fixed ?? pathPart(exchange, 'collection'));
    if (!collection) throw unknownPath();
    const encoding = negotiate(exchange, itemEncodings(collection));
    const language = readLanguage(exchange);
    const format = formatsFor(collection.id).find((one) => one.id === encoding.f);
    const question = readItemsQuestion(
      exchange,
      collection,
      format ? [...Object.keys(format.options), ...fileParameters] : [],
    );
    try {
      if (format) await download(exchange, collection, format, question, language);
      else await answer(exchange, collection, question, { encoding, language });
    } catch (error) {
      if (!(error instanceof CursorError)) throw error;
      throw parameterProblem({
        parameter: 'cursor',
        value: exchange.parameters.get('cursor') ?? '',
        allowed: 'the cursor of a «next» link of this list',
      });
    }
  };

/** `GET /api/collections/incidents/items`. */
export const incidentItems = itemsOf('incidents');
/** `GET /api/collections/accounts/items`: the same query, a feature for each claimed place. */
export const accountItems = itemsOf('accounts');
/** `GET /api/collections/{places}/items`: a reference collection or a layer. */
export const placeItems = itemsOf();
