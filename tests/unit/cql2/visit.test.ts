import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../server/query/cql2/parse-text.ts';
import { printText } from '../../../server/query/cql2/print-text.ts';
import { mapGeometries, propertiesOf } from '../../../server/query/cql2/visit.ts';

const swap = ([x, y]: Position): Position => [y!, x!];
const mapped = (text: string, transform: (position: Position) => Position, steps?: number) =>
  printText(mapGeometries(parseText(text), transform, steps));

describe('the properties of an expression', () => {
  it('are found wherever they can stand, each once', () => {
    const text =
      "a = 1 AND NOT (b + c > a OR CASEI(d) LIKE e) AND f IN (g, 1) AND T_AFTER(INTERVAL(h, '..'), i) AND " +
      "A_CONTAINS(j, (k, (l))) AND S_WITHIN(m, near(n, POINT(1 2))) AND o IS NULL AND p AND q BETWEEN r AND 's'";
    expect([...propertiesOf(parseText(text))]).toEqual([...'abcdefghijklmnopqr']);
  });
});

describe('geometries', () => {
  it('are moved position by position and keep their heights', () => {
    expect(mapped('NOT S_WITHIN(a, POINT(1 2)) OR f((LINESTRING Z(1 2 3, 4 5 6), x))', swap)).toBe(
      'NOT S_WITHIN(a, POINT(2 1)) OR f((LINESTRING Z(2 1 3, 5 4 6), x))',
    );
    expect(
      mapped('S_WITHIN(a, GEOMETRYCOLLECTION(POINT EMPTY, MULTIPOLYGON(((1 2, 3 4, 5 6, 1 2)))))', swap),
    ).toBe('S_WITHIN(a, GEOMETRYCOLLECTION(POINT EMPTY, MULTIPOLYGON(((2 1, 4 3, 6 5, 2 1)))))');
  });

  it('leave everything else as it is, and the original too', () => {
    const text = "a = 1 AND T_AFTER(b, INTERVAL('2023-01-01', '..')) AND S_WITHIN(c, POINT(1 2))";
    const tree = parseText(text);
    mapGeometries(tree, swap);
    expect(printText(tree)).toBe(text);
  });

  it('of boxes stay boxes where axes are swapped or stretched, across the antimeridian too', () => {
    expect(mapped('S_WITHIN(a, BBOX(42, 20, 43, 21))', swap)).toBe('S_WITHIN(a, BBOX(20, 42, 21, 43))');
    expect(mapped('S_WITHIN(a, BBOX(-18, 177, 0, -179))', swap)).toBe('S_WITHIN(a, BBOX(177, -18, -179, 0))');
    expect(mapped('S_WITHIN(a, BBOX(1, 2, -5, 3, 4, 9))', swap)).toBe('S_WITHIN(a, BBOX(2, 1, -5, 4, 3, 9))');
    const stretch = ([x, y]: Position): Position => [x! / 10, y! ** 2];
    expect(mapped('S_WITHIN(a, BBOX(10, 2, 20, 3))', stretch)).toBe('S_WITHIN(a, BBOX(1, 4, 2, 9))');
  });

  it('of boxes become polygons along curved sides where they are no boxes any more', () => {
    const bend = ([x, y]: Position): Position => [x! + y! ** 2, y!];
    const sides = 'S_WITHIN(a, POLYGON((0 0, 2 0, 4 0, 5 1, 8 2, 6 2, 4 2, 1 1, 0 0)))';
    expect(mapped('S_WITHIN(a, BBOX(0, 0, 4, 2))', bend, 2)).toBe(sides);
    const turn = ([x, y]: Position): Position => [x! - y!, x! + y!];
    expect(mapped('S_WITHIN(a, BBOX(0, 0, 1, 1))', turn, 1)).toBe(
      'S_WITHIN(a, POLYGON((0 0, 1 1, 0 2, -1 1, 0 0)))',
    );
  });

  it('let what the transformation throws pass', () => {
    const refuse = () => {
      throw new Error('out of the zone');
    };
    expect(() => mapped('S_WITHIN(a, POINT(1 2))', refuse)).toThrow('out of the zone');
  });
});
