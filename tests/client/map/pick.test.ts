import { describe, expect, test } from 'vitest';
import type { DrawnProperties } from '../../../client/src/map/drawn-features.ts';
import { type Drawing, pick } from '../../../client/src/map/pick.ts';
import { conditionOf } from '../../../client/src/map/spot-condition.ts';

type Laid = Partial<DrawnProperties> & { at?: [number, number] };
const drawn: Record<string, Laid[]> = {};

/** A map that has `drawn` under every point asked for, its pixels being its degrees. */
const map = {
  queryRenderedFeatures: (_box: unknown, { layers }: { layers: string[] }) =>
    layers.flatMap((layer) =>
      (drawn[layer] ?? []).map(({ at, ...properties }) => ({
        geometry: { type: 'Point', coordinates: at ?? [0, 0] },
        properties,
      })),
    ),
  getLayer: (id: string) => (id.startsWith('every-place') ? undefined : {}),
  project: ([x, y]: [number, number]) => ({ x, y }),
} as unknown as Drawing;

function picked(features: typeof drawn) {
  for (const layer of Object.keys(drawn)) delete drawn[layer];
  Object.assign(drawn, features);
  return pick(map, { x: 0, y: 0 });
}

const everything: typeof drawn = {
  'incident-areas': [{ id: 'ground' }],
  'incident-area-edges': [{ id: 'edge' }],
  'incident-area-labels': [{ id: 'words' }],
  'incident-discs': [{ id: 'disc' }],
  'incident-bands': [{ id: 'band' }, { id: 'disc' }],
  'incident-symbols': [{ id: 'far', at: [4, 4] }, { id: 'near' }],
};
const without = (...layers: string[]) =>
  Object.fromEntries(Object.entries(everything).filter(([layer]) => !layers.includes(layer)));

describe('a press on the map', () => {
  test('meets the nearest symbol, whatever lies below it', () => {
    expect(picked(everything)).toMatchObject({ id: 'near', count: 1 });
  });

  test('meets a symbol of a fan where the fan has put it', () => {
    expect(
      picked({
        'incident-symbols': [
          { id: 'up', fan: '2/0', at: [0, 30] },
          { id: 'down', fan: '2/1', at: [0, 3] },
        ],
      })?.id,
    ).toBe('up');
  });

  test('meets discs and bands, each incident once, before any area', () => {
    const found = picked(without('incident-symbols'));
    expect(found).toMatchObject({ id: null, count: 2 });
    expect(found!.condition).toBe("(id = 'disc') OR (id = 'band')");
  });

  test('meets an area at its words and at its edge, and never at its ground', () => {
    const areas = ['incident-symbols', 'incident-discs', 'incident-bands'];
    expect(picked(without(...areas))?.id).toBe('words');
    expect(picked(without(...areas, 'incident-area-labels'))?.id).toBe('edge');
    expect(picked(without(...areas, 'incident-area-labels', 'incident-area-edges'))).toBeNull();
  });

  test('asks for what is at one spot by its box, for an area by its name, and quotes what it names', () => {
    const box = { west: 20.5, south: 43, east: 20.5, north: 43 };
    const spot = picked({ 'incident-clusters': [{ drawn: 'stack', point_count: 40, ...box }] });
    expect(spot).toMatchObject({ id: null, count: 40 });
    expect(spot!.condition).toContain('BBOX(20.49999990, 42.99999990, 20.50000010, 43.00000010)');
    const area = picked({
      'incident-area-edges': [{ point_count: 3, place_area: 'municipalities/a,municipalities/b', ...box }],
    });
    expect(area).toMatchObject({ count: 3 });
    expect(area!.condition).toContain("A_EQUALS(place_area, ('municipalities/a', 'municipalities/b'))");
    expect(picked({ 'incident-area-edges': [{ point_count: 2, ids: "a,b'c" }] })!.condition).toBe(
      "id IN ('a', 'b''c')",
    );
  });

  test('asks for no list where a number parts by itself', () => {
    const number = picked({ 'incident-clusters': [{ drawn: 'cluster', point_count: 9, parts_at: 11 }] });
    expect(number).toMatchObject({ count: 9, condition: null });
  });
});

describe('what a number stands for', () => {
  const box = { west: 30.15, south: 45.22, east: 30.15, north: 45.22 };

  test('at a point is only what is known as a point', () => {
    const condition = conditionOf({ drawn: 'stack', type: 'riot', point_count: 3, ...box });
    expect(condition).toContain('S_INTERSECTS(claimed_places, BBOX(');
    expect(condition).toContain(
      "AND place_precision IN ('exact', 'vicinity', 'locality', 'settlement', 'near')",
    );
  });

  test('in words is only the areas that points stand for', () => {
    const condition = conditionOf({ drawn: 'label', type: 'riot', point_count: 3, ...box });
    expect(condition).toContain("place_precision NOT IN ('exact', ");
    expect(condition).toContain('AND uncertainty_m IS NOT NULL');
  });
});
