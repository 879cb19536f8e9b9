import { describe, expect, test } from 'vitest';
import { type Drawing, pick } from '../../../client/src/map/pick.ts';

const drawn: Record<string, { ids: string[]; at?: [number, number] }[]> = {};

/** A map that has `drawn` under every point asked for, its pixels being its degrees. */
const map = {
  queryRenderedFeatures: (_box: unknown, { layers }: { layers: string[] }) =>
    layers.flatMap((layer) =>
      (drawn[layer] ?? []).map(({ ids, at }) => ({
        geometry: { type: 'Point', coordinates: at ?? [0, 0] },
        properties: { ids: JSON.stringify(ids), count: ids.length },
      })),
    ),
  project: ([x, y]: [number, number]) => ({ x, y }),
} as unknown as Drawing;

function picked(features: typeof drawn): string[] | undefined {
  for (const layer of Object.keys(drawn)) delete drawn[layer];
  Object.assign(drawn, features);
  return pick(map, { x: 0, y: 0 })?.ids;
}

const everything = {
  'incident-areas': [{ ids: ['ground'] }],
  'incident-area-edges': [{ ids: ['edge'] }],
  'incident-area-labels': [{ ids: ['words'] }],
  'incident-discs': [{ ids: ['disc'] }],
  'incident-bands': [{ ids: ['band'] }, { ids: ['disc'] }],
  'incident-symbols': [{ ids: ['far'], at: [4, 4] as [number, number] }, { ids: ['near'] }],
};
const without = (...layers: string[]) =>
  Object.fromEntries(Object.entries(everything).filter(([layer]) => !layers.includes(layer)));

describe('a press on the map', () => {
  test('meets the nearest symbol, whatever lies below it', () => {
    expect(picked(everything)).toEqual(['near']);
  });

  test('meets discs and bands, each incident once, before any area', () => {
    expect(picked(without('incident-symbols'))).toEqual(['disc', 'band']);
  });

  test('meets an area at its words and at its edge, and never at its ground', () => {
    const areas = ['incident-symbols', 'incident-discs', 'incident-bands'];
    expect(picked(without(...areas))).toEqual(['words']);
    expect(picked(without(...areas, 'incident-area-labels'))).toEqual(['edge']);
    expect(picked(without(...areas, 'incident-area-labels', 'incident-area-edges'))).toBeUndefined();
  });
});
