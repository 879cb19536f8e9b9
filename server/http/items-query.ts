import { type IncidentQuery, parseQuery, printSort, queryParameters } from '../contract/query.ts';
import type { PropertyInfo } from '../contract/queryable.ts';
import { printText } from '../query/cql2/print-text.ts';
import { conjunction } from '../query/expression.ts';
import { isByRelevance, relevance } from '../query/relevance.ts';
import { type Collection, isRecord } from '../service/catalogue.ts';
import { datetimeOfPlaces } from './datetime.ts';
import type { Exchange } from './exchange.ts';
import { meetsOutline, withBoxInCrs84 } from './items-crs.ts';
import { filterParameters, readFilter, readQueryables } from './items-filter.ts';
import { readCursor } from './links.ts';
import { parameterProblem } from './problem.ts';
import { refuseRepeated } from './question.ts';
import type { Shape } from './reshape.ts';
import { readShape, shapeParameters } from './shape.ts';

/** What a request for items asks, with everything checked against the collection. */
export interface ItemsQuestion extends Shape {
  query: IncidentQuery;
  /** True when `limit` is in the request. */
  limited: boolean;
  /** How many features come before this page, whichever way it was asked. */
  before: number;
}

const placesParameters = ['bbox', 'datetime', 'q', 'filter', 'sortby', 'limit', 'offset', 'cursor'];

/** Parameters besides those of the query that items take; queryables come after them. */
export const itemsParameters = ['f', 'lang', ...shapeParameters, 'bbox-crs', ...filterParameters] as const;

/** Names of the queryables that are parameters: simple values whose name is not taken by another parameter. */
export function queryableParameters(collection: Collection): readonly PropertyInfo[] {
  const taken = new Set<string>([...queryParametersOf(collection), ...itemsParameters]);
  return collection.properties.filter(
    ({ name, kind, queryable }) =>
      queryable && kind !== 'geometry' && kind !== 'object' && !taken.has(name) && !/[&=]/.test(name),
  );
}

/** Names of all query parameters that items of a collection take, without `f`, `lang` and those of file formats. */
export function queryParametersOf(collection: Collection): readonly string[] {
  return isRecord(collection.id) ? queryParameters : placesParameters;
}

/**
 * Reads what a request asks of a collection. `extra` names parameters that the caller reads itself. Throws a 400
 * problem for the first parameter that cannot be read.
 */
export function readItemsQuestion(
  exchange: Exchange,
  collection: Collection,
  extra: readonly string[] = [],
): ItemsQuestion {
  const { parameters, atlas } = exchange;
  const { zone } = atlas.deployment.region;
  const asked = queryableParameters(collection);
  const own = [...itemsParameters, ...asked.map(({ name }) => name), ...extra];
  refuseRepeated(parameters, own);
  const { changed, outline } = withBoxInCrs84(parameters);
  const { query, faults } = parseQuery(changed, zone, own, queryParametersOf(collection));
  if (faults[0]) throw parameterProblem(faults[0]);
  checkSort(query, collection);
  const before = readPosition(query, parameters);
  const record = isRecord(collection.id);
  const parts = [
    readFilter(parameters, query.filter, collection),
    readQueryables(parameters, asked),
    record ? null : datetimeOfPlaces(query.datetime, collection),
    outline && meetsOutline(record ? 'claimed_places' : 'geometry', outline),
  ];
  const filter = conjunction(parts.filter((one) => one !== null));
  return {
    query: { ...query, filter: filter === null ? null : printText(filter) },
    ...readShape(exchange, collection),
    limited: parameters.has('limit'),
    before,
  };
}

/** Throws a 400 problem for an order that the collection does not have. */
export function checkSort({ sort }: IncidentQuery, { properties }: Collection): void {
  const allowed = properties.filter((info) => info.sortable).map(({ name }) => name);
  const unknown = sort.find(({ field }) => !allowed.includes(field));
  if (unknown) throw parameterProblem({ parameter: 'sortby', value: unknown.field, allowed });
  if (sort.some(({ field }) => field === relevance) && !isByRelevance(sort))
    throw parameterProblem({
      parameter: 'sortby',
      value: printSort(sort),
      allowed: `${relevance} alone`,
    });
}

/** Takes the number of features before the page out of the cursor. */
function readPosition(query: IncidentQuery, parameters: URLSearchParams): number {
  if (query.cursor === null) return query.offset;
  const cursor = readCursor(query.cursor);
  if (!cursor)
    throw parameterProblem({
      parameter: 'cursor',
      value: query.cursor,
      allowed: 'the cursor of a «next» link',
    });
  if (parameters.has('offset'))
    throw parameterProblem({
      parameter: 'offset',
      value: parameters.get('offset')!,
      allowed: 'no offset beside a cursor',
    });
  query.cursor = cursor.cursor;
  return cursor.before;
}
