import { type IncidentQuery, parseQuery, printQuery, queryParameters } from '../contract/query.ts';
import { localDay } from '../contract/time.ts';
import { printText } from '../query/cql2/print-text.ts';
import { recordCollections } from '../service/catalogue.ts';
import type { Exchange } from './exchange.ts';
import { filterParameters, readFilter } from './items-filter.ts';
import { parameterProblem } from './problem.ts';
import { readCommon } from './respond.ts';

/**
 * The one query of a request that is no list of items: `extra` names parameters that the caller reads itself,
 * `allowedHere` those of the query that make sense, `formats` the values of `f`. A `filter` asks about the properties
 * of `about` and leaves in canonical form. Throws a 400 problem for the first parameter that cannot be read.
 */
export function readQuery(
  { parameters, atlas }: Exchange,
  extra: readonly string[] = [],
  allowedHere: readonly string[] = queryParameters,
  formats?: readonly string[],
  about: 'incidents' | 'accounts' = 'incidents',
): IncidentQuery {
  readCommon(parameters, formats);
  refuseRepeated(parameters, [...extra, ...filterParameters]);
  const { zone } = atlas.deployment.region;
  const filters = allowedHere.includes('filter') ? filterParameters : [];
  const { query, faults } = parseQuery(parameters, zone, ['f', 'lang', ...filters, ...extra], allowedHere);
  if (faults[0]) throw parameterProblem(faults[0]);
  const collection = recordCollections.find((one) => one.id === about)!;
  const filter = filters.length ? readFilter(parameters, query.filter, collection) : null;
  return filter === null ? query : { ...query, filter: printText(filter) };
}

/** Throws a 400 problem when one of the named parameters is there twice. */
export function refuseRepeated(parameters: URLSearchParams, names: readonly string[]): void {
  for (const parameter of names) {
    const [, twice] = parameters.getAll(parameter);
    if (twice !== undefined)
      throw parameterProblem({ parameter, value: twice, allowed: 'one occurrence of this parameter' });
  }
}

/** True when both dates are given and past: then the same question has the same answer until a rule of protection changes. */
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
