import { encoded } from './encode.ts';
import type { Format } from './format.ts';
import { statementOf } from './statement.ts';

/** Version of the format; a reader refuses a greater one. */
export const atlasVersion = 1;

/**
 * Whole incident documents as NDJSON, without loss: the first line is a header, every other one a document with its
 * version, and with `history=true` the public versions before it. `readAtlas` reads it back.
 */
export const atlasFormat: Format = {
  id: 'atlas',
  mediaType: 'application/x-ndjson',
  extension: 'atlas.ndjson',
  title: 'Incident Atlas',
  collections: ['incidents'],
  documents: true,
  options: { history: ['false', 'true'] },
  crs: 'crs84',
  write: (items, context) => {
    const header = {
      atlas: atlasVersion,
      ...statementOf(context),
      zone: context.zone,
      history: context.options.history === 'true',
      count: context.count,
    };
    return encoded(items, {
      before: `${JSON.stringify(header)}\n`,
      batch: (batch) => batch.map(({ document }) => `${JSON.stringify(document)}\n`).join(''),
    });
  },
};
