import { queryParameters } from '../contract/query.ts';
import type { PropertyInfo } from '../contract/queryable.ts';
import { formats } from '../format/registry.ts';
import { recordCollections } from '../service/catalogue.ts';
import type { LoadedDeployment } from '../service/deployment.ts';
import { deliveryParameters } from './alerts.ts';
import { auditParameters } from './audit.ts';
import { fileParameters } from './download.ts';
import { itemsParameters } from './items-query.ts';
import { queueParameters } from './queue.ts';
import { suggestionParameters } from './suggestions.ts';

/** What single resources take besides the query of a list: counts, versions, citations, reasons, changes, merges and tiles. */
const ofResources = [
  'by',
  'version',
  'accessed',
  'changes',
  'reason',
  'into',
  'since',
  'kind',
  'collections',
  'cells',
  'name',
  'code',
];

/**
 * Tells the names of query parameters that the service or its deployment knows from those that somebody made up. The
 * names of a layer's own properties, which can be added while it runs, count as made up.
 */
export function parameterNames({
  collections,
}: Pick<LoadedDeployment, 'collections'>): (name: string) => boolean {
  const known = new Set<string>([
    ...queryParameters,
    ...itemsParameters,
    ...fileParameters,
    ...formats.flatMap(({ options }) => Object.keys(options)),
    ...ofResources,
    ...auditParameters,
    ...suggestionParameters,
    ...deliveryParameters,
    ...queueParameters,
    ...recordCollections.flatMap(({ properties }) => namesOf(properties)),
    ...[...collections.values()].flat().flatMap((place) => Object.keys(place.properties)),
  ]);
  return (name) => known.has(name);
}

const namesOf = (properties: readonly PropertyInfo[]) => properties.map(({ name }) => name);
