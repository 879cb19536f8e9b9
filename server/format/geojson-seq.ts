import { encoded } from './encode.ts';
import type { Format } from './format.ts';

/** RFC 8142: each feature after a record separator (U+001E) and before a line feed. It has no place for a statement. */
export const geojsonSeqFormat: Format = {
  id: 'geojsonseq',
  mediaType: 'application/geo+json-seq',
  extension: 'geojsons',
  title: 'GeoJSON-Seq',
  collections: 'any',
  documents: false,
  options: {},
  crs: 'crs84',
  write: (items) =>
    encoded(items, {
      batch: (batch) => batch.map(({ feature }) => `\u001e${JSON.stringify(feature)}\n`).join(''),
    }),
};
