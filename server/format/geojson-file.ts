import { encoded } from './encode.ts';
import type { Format } from './format.ts';
import { isDated, statementOf } from './statement.ts';

/**
 * The whole answer as one RFC 7946 feature collection. The statement about the file stands before the features as
 * foreign members, so that a reader which streams has it first; `name` is what GDAL calls the layer.
 */
export const geojsonFormat: Format = {
  id: 'geojson',
  mediaType: 'application/geo+json',
  extension: 'geojson',
  title: 'GeoJSON',
  collections: 'any',
  documents: false,
  options: {},
  crs: 'any',
  write: (items, context) => {
    const head = JSON.stringify({
      type: 'FeatureCollection',
      name: context.collection,
      ...statementOf(context),
      numberMatched: context.count,
      numberReturned: context.count,
      ...(isDated(context) ? {} : { timeStamp: context.made_at }),
    });
    return encoded(items, {
      before: `${head.slice(0, -1)},"features":[`,
      batch: (batch, first) =>
        (first ? '' : ',') + batch.map(({ feature }) => JSON.stringify(feature)).join(','),
      after: ']}\n',
    });
  },
};
