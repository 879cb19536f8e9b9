import { type IncidentQuery, parseQuery, printQuery } from '../contract/query.ts';
import { localDay } from '../contract/time.ts';
import { featureCollectionBytes } from '../format/geojson.ts';
import { listAudience, readPage } from '../service/reading.ts';
import { listTag, matchingTag } from './etag.ts';
import type { Exchange, Handler } from './exchange.ts';
import { parameterProblem } from './problem.ts';
import { addressWith, cache, geojson, notModified, pageLinks, readCommon, sendBytes } from './respond.ts';

/** The one query of a request; throws a 400 problem for the first parameter that cannot be read. */
export function readQuery(
  exchange: Exchange,
  extra: readonly string[] = [],
  allowedHere?: readonly string[],
): IncidentQuery {
  const { parameters, atlas } = exchange;
  readCommon(parameters);
  const { zone } = atlas.deployment.region;
  const { query, faults } = parseQuery(parameters, zone, ['f', 'lang', ...extra], allowedHere);
  if (faults[0]) throw parameterProblem(faults[0]);
  return query;
}

/** True when both dates are given and past: then the same question has the same answer for ever. */
export function isDated(query: Pick<IncidentQuery, 'knownAt' | 'recordedAt'>, now: number): boolean {
  return query.knownAt !== null && query.recordedAt !== null && query.recordedAt.at < now;
}

/**
 * What an answer depends on besides the data: who asks, the question, the address as sent (it is in the links), and
 * the local day, since a source of today counts as known when the day ends.
 */
export function questionOf(
  { atlas, settings }: Exchange,
  query: IncidentQuery,
  staff: boolean,
  address: string,
  ...more: unknown[]
): unknown[] {
  const day = query.knownAt && query.recordedAt ? '' : localDay(atlas.now(), atlas.deployment.region.zone);
  return [settings.version, address, staff, printQuery(query).toString(), day, ...more];
}

const collectionItems =
  (collection: 'incidents' | 'accounts'): Handler =>
  async (exchange) => {
    const { atlas, req, res } = exchange;
    const query = readQuery(exchange);
    const audience = listAudience(exchange.visitor, query);
    const staff = query.status.some((status) => status !== 'published');
    cache(exchange, staff ? 'staff' : 'public');
    const tag = listTag(atlas.store.seq(), questionOf(exchange, query, staff, addressWith(exchange)));
    if (matchingTag(req.get('if-none-match'), (sent) => sent === tag.slice(2))) {
      notModified(exchange, tag);
      return;
    }
    const { page, emptiedBy } = await readPage(atlas, collection, query, audience);
    const { numberMatched, numberReturned, unlocated } = page;
    res.setHeader('ETag', tag);
    sendBytes(
      res,
      featureCollectionBytes(page.features, {
        numberMatched,
        numberReturned,
        unlocated,
        ...(emptiedBy ? { emptied_by: emptiedBy } : {}),
        ...(isDated(query, atlas.now()) ? {} : { timeStamp: new Date(atlas.now()).toISOString() }),
        links: pageLinks(
          exchange,
          { limit: query.limit, offset: query.offset, matched: numberMatched, returned: numberReturned },
          collection,
        ),
      }),
      200,
      geojson,
    );
  };

/** `GET /api/collections/incidents/items`. */
export const incidentItems = collectionItems('incidents');
/** `GET /api/collections/accounts/items`: the same query, a feature for each claimed place. */
export const accountItems = collectionItems('accounts');
