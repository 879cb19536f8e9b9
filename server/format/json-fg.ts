import { encoded } from './encode.ts';
import type { ExportContext, ExportItem, Format } from './format.ts';
import { isDated, statementOf } from './statement.ts';

const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const conformance = 'http://www.opengis.net/spec/json-fg-1/1.0/conf';

/**
 * OGC Features and Geometries JSON (21-045r1): GeoJSON with the time of each feature as the standard writes it, the
 * feature type with its schema, and a place in another CRS beside an empty `geometry`, which is always WGS 84.
 */
export const jsonFgFormat: Format = {
  id: 'jsonfg',
  mediaType: 'application/fg+json',
  extension: 'fg.json',
  title: 'JSON-FG',
  collections: 'any',
  documents: false,
  options: {},
  crs: 'any',
  write: (items, context) => {
    const head = JSON.stringify({
      type: 'FeatureCollection',
      conformsTo: [`${conformance}/core`, `${conformance}/types-schemas`],
      featureType: context.collection,
      featureSchema: `${context.base}/api/collections/${context.collection}/schema`,
      ...(context.crs === crs84 ? {} : { coordRefSys: context.crs }),
      ...statementOf(context),
      numberMatched: context.count,
      numberReturned: context.count,
      ...(isDated(context) ? {} : { timeStamp: context.made_at }),
    });
    const write = featureWriter(context);
    return encoded(items, {
      before: `${head.slice(0, -1)},"features":[`,
      batch: (batch, first) =>
        (first ? '' : ',') + batch.map((item) => JSON.stringify(write(item))).join(','),
      after: ']}\n',
    });
  },
};

function featureWriter({ crs, properties }: ExportContext): (item: ExportItem) => unknown {
  const named = (role: string) => properties.find((one) => one.role === role)?.name;
  const [start, end, instant] = [
    named('primary-interval-start'),
    named('primary-interval-end'),
    named('primary-instant'),
  ];
  return ({ feature }) => {
    const { type, id, geometry, ...rest } = feature;
    const value = (name: string | undefined) => (name && feature.properties?.[name]) || null;
    const inWgs84 = crs === crs84;
    return {
      type,
      id,
      time: timeOf(value(start), value(end), value(instant)),
      geometry: inWgs84 ? geometry : null,
      place: inWgs84 ? null : geometry,
      ...rest,
    };
  };
}

function timeOf(start: unknown, end: unknown, instant: unknown): unknown {
  if (start === null && end === null)
    return instant === null ? null : { [String(instant).length > 10 ? 'timestamp' : 'date']: instant };
  return { interval: [start ?? '..', end ?? '..'] };
}
