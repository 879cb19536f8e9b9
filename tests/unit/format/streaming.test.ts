import { describe, expect, it } from 'vitest';
import type { ExportItem } from '../../../server/format/format.ts';
import { formats } from '../../../server/format/registry.ts';
import { plainIncident } from '../../fixtures/incidents.ts';
import { exportContext, itemOf } from './export-items.ts';

const size = 100;
const total = 50_000;
const one = itemOf(plainIncident());

/** The formats that are written as they are read; a GeoPackage is a file of its own first. */
const streamed = formats.filter(({ id }) => id !== 'gpkg');

function source() {
  const read = { batches: 0, closed: false };
  async function* items(): AsyncGenerator<readonly ExportItem[]> {
    try {
      for (let at = 0; at < total; at += size) {
        read.batches += 1;
        yield Array.from({ length: size }, (_, index) => ({
          ...one,
          feature: { ...one.feature, id: `i-${at + index}` },
        }));
      }
    } finally {
      read.closed = true;
    }
  }
  return { read, items: items() };
}

describe('a file of fifty thousand incidents', () => {
  it.each(streamed.map((format) => [format.id, format] as const))(
    'is read no further than a batch ahead of what is taken as %s',
    async (_, format) => {
      const { read, items } = source();
      let [chunks, ahead, largest] = [0, 0, 0];
      for await (const chunk of format.write(items, exportContext({ count: total }))) {
        chunks += 1;
        ahead = Math.max(ahead, read.batches - chunks);
        largest = Math.max(largest, chunk.byteLength);
      }
      expect(read.batches).toBe(total / size);
      expect(chunks).toBeGreaterThanOrEqual(total / size);
      expect(ahead).toBeLessThanOrEqual(1);
      expect(largest).toBeLessThan(size * 20_000);
    },
  );

  it.each(streamed.map((format) => [format.id, format] as const))(
    'stops being read when nobody takes more of the %s',
    async (_, format) => {
      const { read, items } = source();
      let chunks = 0;
      for await (const chunk of format.write(items, exportContext({ count: total })))
        if (chunk.byteLength > 0 && ++chunks === 3) break;
      expect(read.closed).toBe(true);
      expect(read.batches).toBeLessThanOrEqual(3);
    },
  );
});

describe('the registry of formats', () => {
  it('has each id, and each pair of media type and ending, once', () => {
    const names = formats.flatMap(({ id, mediaType, extension }) => [id, `${mediaType} .${extension}`]);
    expect(new Set(names).size).toBe(names.length);
  });
});
