import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { claimedGeometry, withExactBoxes } from '../../../server/query/claimed-places.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';
import { earthRadius } from '../../../server/query/meets-box.ts';

const disc = (lon: number, lat: number, radius_m: number) => ({ kind: 'disc' as const, lon, lat, radius_m });

describe('the claimed places of an incident', () => {
  it('are nothing, a point or one geometry of all', () => {
    expect(claimedGeometry([])).toBeNull();
    expect(claimedGeometry([disc(20, 43, 0)])).toEqual({ type: 'Point', coordinates: [20, 43] });
    expect(claimedGeometry([disc(20, 43, 0), disc(21, 43, 50)])).toMatchObject({
      type: 'GeometryCollection',
      geometries: [{ type: 'Point' }, { type: 'Polygon' }],
    });
  });

  it('have discs whose corners all lie at the radius, counter-clockwise', () => {
    const [ring] = (claimedGeometry([disc(20, 60, 5_000)]) as Polygon).coordinates as [number, number][][];
    expect(ring!.at(-1)).toEqual(ring![0]);
    const radians = Math.PI / 180;
    for (const [lon, lat] of ring!) {
      const cosine =
        Math.sin(lat * radians) * Math.sin(60 * radians) +
        Math.cos(lat * radians) * Math.cos(60 * radians) * Math.cos((lon - 20) * radians);
      expect(Math.acos(cosine) * earthRadius).toBeCloseTo(5_000, 0);
    }
    const area = ring!.slice(1).reduce((sum, [x, y], i) => sum + ring![i]![0] * y - x * ring![i]![1], 0);
    expect(area).toBeGreaterThan(0);
  });
});

describe('a box test of claimed places', () => {
  const exact = (text: string) => withExactBoxes(parseText(text));
  const meet = (...args: number[]) => ({ op: 'claimed_places_meet', args });

  it('becomes a call wherever it stands, in either order', () => {
    expect(exact('S_INTERSECTS(claimed_places, BBOX(1, 2, 3, 4))')).toEqual(meet(1, 2, 3, 4));
    expect(exact('NOT S_INTERSECTS(BBOX(1, 2, 0, 3, 4, 9), claimed_places) OR aggregate')).toEqual({
      op: 'or',
      args: [{ op: 'not', args: [meet(1, 2, 3, 4)] }, { property: 'aggregate' }],
    });
    expect(exact('S_DISJOINT(claimed_places, BBOX(1, 2, 3, 4))')).toEqual({
      op: 'not',
      args: [meet(1, 2, 3, 4)],
    });
  });

  it('leaves other geometries and other relations as they are', () => {
    for (const text of [
      'S_INTERSECTS(geometry, BBOX(1, 2, 3, 4))',
      'S_WITHIN(claimed_places, BBOX(1, 2, 3, 4))',
      'S_INTERSECTS(claimed_places, POINT(1 2))',
    ])
      expect(exact(text)).toEqual(parseText(text));
  });
});
