import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import type { Geometry, Polygon, Position } from 'geojson';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { encodeTile, numericId, type TileValue } from '../../../server/format/mvt.ts';
import { tileGeometries } from '../../../server/format/mvt-geometry.ts';
import {
  buffer,
  degreesOf,
  extent,
  type Tile,
  tileBox,
  unitSquare,
} from '../../../server/format/tile-grid.ts';

const world: Tile = { z: 0, x: 0, y: 0 };

function encode(geometry: Geometry, tile: Tile, properties: Record<string, TileValue> = {}, reach?: number) {
  const features = tileGeometries(geometry, tile, reach === undefined ? {} : { reach }).map((one) => ({
    id: 7,
    geometry: one,
    properties,
  }));
  return encodeTile([{ name: 'one', features }]);
}

function decode(bytes: Uint8Array) {
  const layer = new VectorTile(new PbfReader(bytes)).layers.one!;
  return Array.from({ length: layer.length }, (_, index) => layer.feature(index));
}

/** A position in degrees at units of the tile's grid. */
function at({ z, x, y }: Tile, unitX: number, unitY: number): Position {
  return degreesOf((x + unitX / extent) / 2 ** z, (y + unitY / extent) / 2 ** z);
}

function square(tile: Tile, low: number, high: number): Position[] {
  const corners = [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
    [low, low],
  ] as const;
  return corners.map(([unitX, unitY]) => at(tile, unitX, unitY));
}

const tile: Tile = { z: 9, x: 285, y: 188 };

describe('a vector tile', () => {
  it('keeps integer id, and text, number, whole number and truth of properties', () => {
    const properties = {
      id: 'a-b',
      text: 'Zelčan Зелчан',
      share: 0.25,
      count: 3,
      below: -4,
      yes: true,
      no: false,
    };
    const [feature] = decode(encode({ type: 'Point', coordinates: at(tile, 100, 200) }, tile, properties)!);
    expect(feature!.id).toBe(7);
    expect(feature!.properties).toEqual(properties);
    expect(feature!.loadGeometry()).toMatchObject([[{ x: 100, y: 200 }]]);
  });

  it('puts each key and value once into its dictionaries', () => {
    const one = (coordinates: Position) => ({
      geometry: tileGeometries({ type: 'Point', coordinates }, tile)[0]!,
      properties: { type: 'the same long text', also: 'the same long text' },
    });
    const many = Array.from({ length: 50 }, (_, index) => one(at(tile, index, index)));
    const text = Buffer.from(encodeTile([{ name: 'one', features: many }])!).toString('latin1');
    expect(text.split('the same long text')).toHaveLength(2);
    expect(text.split('also')).toHaveLength(2);
  });

  it('is nothing when no layer has features', () => {
    expect(encodeTile([{ name: 'one', features: [] }])).toBeNull();
    expect(encode({ type: 'Point', coordinates: [-100, -40] }, tile)).toBeNull();
  });

  it('keeps points up to the buffer, and farther where a disc reaches in', () => {
    const outside = { type: 'Point' as const, coordinates: at(tile, -buffer - 20, 10) };
    expect(encode({ type: 'Point', coordinates: at(tile, -buffer + 1, 10) }, tile)).not.toBeNull();
    expect(encode(outside, tile)).toBeNull();
    expect(decode(encode(outside, tile, {}, buffer + 30)!)[0]!.loadGeometry()).toMatchObject([
      [{ x: -buffer - 20, y: 10 }],
    ]);
  });

  it('cuts lines at the buffer into the parts that are inside', () => {
    const line: Position[] = [
      [-500, 1000],
      [2000, 1000],
      [2000, -900],
      [3000, -900],
      [3000, 500],
    ].map(([x, y]) => at(tile, x!, y!));
    const [feature] = decode(encode({ type: 'LineString', coordinates: line }, tile)!);
    expect(feature!.type).toBe(2);
    expect(feature!.loadGeometry().map((part) => part.map(({ x, y }) => [x, y]))).toEqual([
      [
        [-buffer, 1000],
        [2000, 1000],
        [2000, -buffer],
      ],
      [
        [3000, -buffer],
        [3000, 500],
      ],
    ]);
  });

  it('winds outer rings positive and holes negative, whichever way they came', () => {
    const outer = square(tile, 100, 900);
    const hole = square(tile, 300, 500);
    for (const rings of [
      [outer, hole],
      [outer.toReversed(), hole],
      [outer, hole.toReversed()],
    ]) {
      const [feature] = decode(encode({ type: 'Polygon', coordinates: rings }, tile)!);
      const areas = feature!.loadGeometry().map((ring) => {
        let twice = 0;
        for (let i = 1; i < ring.length; i++)
          twice += ring[i - 1]!.x * ring[i]!.y - ring[i]!.x * ring[i - 1]!.y;
        return twice / 2;
      });
      expect(areas).toEqual([640_000, -40_000]);
    }
  });

  it('drops holes and polygons that rounding leaves without area', () => {
    const tiny = square(tile, 200.1, 200.3);
    const [feature] = decode(encode({ type: 'Polygon', coordinates: [square(tile, 100, 900), tiny] }, tile)!);
    expect(feature!.loadGeometry()).toHaveLength(1);
    expect(encode({ type: 'Polygon', coordinates: [tiny] }, tile)).toBeNull();
  });

  it('keeps a small area as one square unit where it must not vanish, and never as a point', () => {
    const parts = tileGeometries({ type: 'Polygon', coordinates: [square(tile, 200.1, 200.3)] }, tile, {
      keepSmall: true,
    });
    expect(parts.map((one) => one.kind)).toEqual([3]);
    const [feature] = decode(
      encodeTile([{ name: 'one', features: [{ geometry: parts[0]!, properties: {} }] }])!,
    );
    expect(feature!.bbox()).toEqual([200, 200, 201, 201]);
  });

  it('makes one feature for each dimension of a mixed collection', () => {
    const geometry: Geometry = {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: at(tile, 10, 10) },
        { type: 'Polygon', coordinates: [square(tile, 100, 900)] },
      ],
    };
    expect(decode(encode(geometry, tile)!).map((one) => one.type)).toEqual([1, 3]);
  });

  it('shows beyond the antimeridian what is drawn past it', () => {
    const band: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [170, -10],
          [190, -10],
          [190, 10],
          [170, 10],
          [170, -10],
        ],
      ],
    };
    expect(encode(band, { z: 2, x: 3, y: 1 })).not.toBeNull();
    expect(encode(band, { z: 2, x: 0, y: 1 })).not.toBeNull();
    expect(encode(band, { z: 2, x: 1, y: 1 })).toBeNull();
    const near = decode(encode({ type: 'Point', coordinates: [179.999, 0.001] }, { z: 2, x: 0, y: 1 })!);
    expect(near[0]!.loadGeometry()[0]![0]!.x).toBe(0);
  });

  it('cuts a random area to the same surface as the area itself has inside the buffered tile', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -6000, max: 8000 }),
        fc.integer({ min: -6000, max: 8000 }),
        fc.integer({ min: 1, max: 9000 }),
        fc.integer({ min: 1, max: 9000 }),
        (x, y, width, height) => {
          const ring = [
            [x, y],
            [x + width, y],
            [x + width, y + height],
            [x, y + height],
            [x, y],
          ].map(([unitX, unitY]) => at(tile, unitX!, unitY!));
          const clipped = (from: number, size: number) =>
            Math.max(0, Math.min(extent + buffer, from + size) - Math.max(-buffer, from));
          const expected = clipped(x, width) * clipped(y, height);
          const bytes = encode({ type: 'Polygon', coordinates: [ring] }, tile);
          const [left, top, right, bottom] = bytes ? decode(bytes)[0]!.bbox() : [0, 0, 0, 0];
          expect((right! - left!) * (bottom! - top!)).toBe(expected);
        },
      ),
    );
  });

  it('has the box in degrees that its corners have, all longitudes at zoom 0, and west > east over the antimeridian', () => {
    expect(tileBox(world, buffer)).toEqual([
      -180,
      expect.closeTo(-85.0511, 3),
      180,
      expect.closeTo(85.0511, 3),
    ]);
    const [west, , east] = tileBox({ z: 3, x: 0, y: 3 }, buffer);
    expect(west).toBeGreaterThan(east);
    const [x, y] = unitSquare(...degreesOf(0.3, 0.7));
    expect([x, y]).toEqual([expect.closeTo(0.3, 12), expect.closeTo(0.7, 12)]);
  });

  it('has numbers for ids that differ where the ids do', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `2024-05-${index}-place`);
    const numbers = ids.map(numericId);
    expect(new Set(numbers).size).toBe(ids.length);
    expect(numbers.every(Number.isSafeInteger)).toBe(true);
    expect(numericId('2024-05-10-plain')).toBe(numericId('2024-05-10-plain'));
  });
});

describe('a vector tile read by GDAL', () => {
  it('has the same features, with valid areas', () => {
    const folder = mkdtempSync(join(tmpdir(), 'atlas-mvt-'));
    try {
      const geometry: Geometry = {
        type: 'Polygon',
        coordinates: [square(tile, -500, 900), square(tile, 300, 500)],
      };
      const file = join(folder, '0.pbf');
      writeFileSync(file, encode(geometry, tile, { title: 'Zelčan', share: 0.5 })!);
      const out = execFileSync(
        'ogrinfo',
        [
          '-al',
          '-q',
          '-dialect',
          'sqlite',
          '-sql',
          'SELECT *, ST_IsValid(geometry) AS valid FROM one',
          `MVT:${file}`,
        ],
        { encoding: 'utf8' },
      );
      expect(out).toContain('title (String) = Zelčan');
      expect(out).toContain('share (Real) = 0.5');
      expect(out).toContain('valid (Integer) = 1');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
