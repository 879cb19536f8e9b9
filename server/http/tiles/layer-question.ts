import { filterParameters, type IncidentQuery, readingParameters } from '../../contract/query.ts';
import { type Collection, findCollection, isRecord, readCatalogue } from '../../service/catalogue.ts';
import type { Exchange } from '../exchange.ts';
import { pathPart } from '../exchange.ts';
import { queryableParameters, readItemsQuestion } from '../items-query.ts';
import { parameterProblem } from '../problem.ts';
import { unknownPath } from '../respond.ts';

/** What a tile shows of one collection. */
export interface LayerQuestion {
  collection: Collection;
  query: IncidentQuery;
}

const spelling = ['bbox-crs', 'filter-lang', 'filter-crs'];
const placesFilters = ['bbox', 'datetime', 'q', 'filter', ...spelling];

/** Filters that a collection takes in all its tiles. */
function filtersOf({ id }: Collection): readonly string[] {
  return isRecord(id) ? [...filterParameters, ...readingParameters, ...spelling] : placesFilters;
}

/**
 * The parameters that tiles of a collection take, or with null those of the data set; without `f` and `lang`. Tiles
 * have no order and no pages, so nothing asks for them.
 */
export function tileParameters(collection: Collection | null): readonly string[] {
  if (!collection) return [...filterParameters, ...readingParameters, ...spelling, 'collections'];
  return [...filtersOf(collection), ...queryableParameters(collection).map(({ name }) => name)];
}

/** The collection that the path names, null where it names none. Throws 404 for an unknown one. */
export async function tiledCollection(exchange: Exchange): Promise<Collection | null> {
  const id = pathPart(exchange, 'collection');
  if (!id) return null;
  const collection = await findCollection(exchange.atlas, id);
  if (!collection) throw unknownPath();
  return collection;
}

/**
 * What is asked of each collection whose tiles are wanted. Of the data set that is every one, or those that
 * `collections` names, in the order of the catalogue; a collection of places takes bbox, datetime, q and filter, and
 * a filter has to be one of each. Throws a 400 problem for the first parameter that cannot be read.
 */
export async function readLayerQuestions(
  exchange: Exchange,
  collection: Collection | null,
): Promise<LayerQuestion[]> {
  const { parameters, atlas } = exchange;
  const allowed = [...tileParameters(collection), 'f', 'lang'];
  for (const [parameter, value] of parameters)
    if (!allowed.includes(parameter)) throw parameterProblem({ parameter, value, allowed });
  if (collection) return [{ collection, query: readItemsQuestion(exchange, collection).query }];
  const catalogue = await readCatalogue(atlas);
  const wanted = readCollections(parameters, catalogue);
  return wanted.map((one) => {
    const own = new URLSearchParams([...parameters].filter(([name]) => filtersOf(one).includes(name)));
    return { collection: one, query: readItemsQuestion({ ...exchange, parameters: own }, one).query };
  });
}

function readCollections(parameters: URLSearchParams, catalogue: readonly Collection[]): Collection[] {
  const [value, twice] = parameters.getAll('collections');
  if (twice !== undefined)
    throw parameterProblem({
      parameter: 'collections',
      value: twice,
      allowed: 'one occurrence of this parameter',
    });
  if (value === undefined) return [...catalogue];
  const names = value.split(',');
  const allowed = catalogue.map(({ id }) => id);
  const unknown = names.find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw parameterProblem({ parameter: 'collections', value: unknown, allowed });
  return catalogue.filter(({ id }) => names.includes(id));
}
