// Makes the data of the benchmark: the same bytes for the same seed and number, in constant memory.
// Run: npx tsx tests/bench/generate.ts [--n 100k] [--seed 1] [--format atlas|acled] [FILE]

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { atlasVersion } from '../../server/format/atlas.ts';
import { acledHead, acledRow } from './made/acled-row.ts';
import { createMaker, type Maker, madeDocument } from './made/document.ts';
import { recordedAt } from './made/time.ts';
import { readCount } from './read-count.ts';

export type MadeFormat = 'atlas' | 'acled';

/** Grows with every change of what is made, so that nobody compares with data loaded before it. */
export const madeVersion = 1;

/** The lines of a file, each with its line end. */
export function* madeLines(maker: Maker, count: number, format: MadeFormat): Generator<string> {
  if (format === 'acled') {
    const places = new Map(maker.world.places.map((place) => [place.id, place]));
    yield acledHead;
    for (let index = 0; index < count; index += 1) {
      const row = acledRow(madeDocument(maker, index), places);
      if (row !== null) yield row;
    }
    return;
  }
  const header = {
    atlas: atlasVersion,
    title: 'Made incidents',
    query: 'all',
    known_at: null,
    recorded_at: null,
    attribution: 'Made, not reported: no incident of this file happened.',
    licence: { name: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
    designation: '',
    source: 'https://made.example/',
    zone: 'Europe/Belgrade',
    history: false,
    count,
  };
  yield `${JSON.stringify(header)}\n`;
  for (let index = 0; index < count; index += 1) {
    const document = madeDocument(maker, index);
    yield `${JSON.stringify({ version: 1, seq: index + 1, recorded_at: recordedAt, document })}\n`;
  }
}

/** Writes a file, waiting whenever the disk is slower; how many incidents it got. */
export async function writeMade(
  file: string,
  maker: Maker,
  count: number,
  format: MadeFormat,
): Promise<number> {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  let waiting = '';
  let lines = 0;
  for (const line of madeLines(maker, count, format)) {
    waiting += line;
    lines += 1;
    if (waiting.length < 1 << 16) continue;
    if (!out.write(waiting)) await once(out, 'drain');
    waiting = '';
  }
  out.end(waiting);
  await once(out, 'close');
  // The first line of either format is no incident.
  return lines - 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      n: { type: 'string', default: '100k' },
      seed: { type: 'string', default: '1' },
      format: { type: 'string', default: 'atlas' },
    },
  });
  if (values.format !== 'atlas' && values.format !== 'acled') throw new Error('--format is atlas or acled.');
  const file = positionals[0] ?? `made-${values.n}.${values.format === 'atlas' ? 'ndjson' : 'csv'}`;
  await writeMade(file, createMaker(Number(values.seed)), readCount(values.n), values.format);
}
