import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../server/contract/place.ts';
import type { Store } from '../../server/store/store.ts';
import { featuresOf } from './contract-oracle.ts';

const square: Place = {
  type: 'Feature',
  id: 'upper',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
        [0, 0],
      ],
    ],
  },
  properties: { name: 'Zelčan/Zelçan', name_sq: 'Zelçan', name_sr_latn: 'Zelčan', name_sr_cyrl: 'Зелчан' },
};
const corner: Place = {
  type: 'Feature',
  id: 'lower',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [4, 0],
        [8, 0],
        [8, 4],
        [4, 0],
      ],
    ],
  },
  properties: { name: 'Lower Zelčan' },
};
const town: Place = {
  type: 'Feature',
  id: 'zelcan-town',
  geometry: { type: 'Point', coordinates: [1, 1] },
  properties: { name: 'Zelčan', kind: 'town', uncertainty_m: 900 },
};
const page = { bbox: null, q: null, limit: 10, offset: 0 };

/** The reference collections and the search of the gazetteer. */
export function placesContract(open: () => Promise<Store>): void {
  describe('places', () => {
    let store: Store;
    const idsOf = async (wanted: Partial<Parameters<Store['placesPage']>[1]>) =>
      featuresOf(await store.placesPage('areas', { ...page, ...wanted })).map((one) => one.id);

    beforeAll(async () => {
      store = await open();
      await store.putPlaces({ id: 'areas', titles: { en: 'Areas' } }, [corner]);
      await store.putPlaces({ id: 'towns', titles: { en: 'Towns' }, descriptions: { en: 'All.' } }, [town]);
      await store.putPlaces({ id: 'areas', titles: { en: 'Areas' } }, [square, corner]);
    });
    afterAll(() => store.close());

    it('are replaced as a whole and keep the order of their file', async () => {
      expect(await store.places('areas')).toEqual([square, corner]);
      expect(await store.place('areas', 'upper')).toEqual(square);
      expect(await store.place('areas', 'none')).toBeNull();
      expect(await store.collections()).toEqual([
        { id: 'areas', titles: { en: 'Areas' }, descriptions: null, count: 2, extent: [0, 0, 8, 4] },
        {
          id: 'towns',
          titles: { en: 'Towns' },
          descriptions: { en: 'All.' },
          count: 1,
          extent: [1, 1, 1, 1],
        },
      ]);
    });

    it('are paged, and found by an exact box and by words', async () => {
      expect(await idsOf({})).toEqual(['upper', 'lower']);
      expect(await idsOf({ limit: 1, offset: 1 })).toEqual(['lower']);
      expect(await idsOf({ bbox: [1, 1, 5, 5] })).toEqual(['upper', 'lower']);
      // Within the box around the triangle, outside the triangle.
      expect(await idsOf({ bbox: [4, 3, 5, 4] })).toEqual([]);
      expect(await idsOf({ bbox: [170, -10, 1, 10] })).toEqual(['upper']);
      expect(await idsOf({ q: 'lower' })).toEqual(['lower']);
      expect(await store.placesPage('areas', { ...page, limit: 1 })).toMatchObject({
        numberMatched: 2,
        numberReturned: 1,
      });
    });

    it('are found by any of their names in any script, the exact name first', async () => {
      for (const q of ['Zelčan', 'Zelçan', 'Зелчан', 'zelcan'])
        expect((await store.findPlaces(q, 10)).map((hit) => hit.ref)).toEqual([
          'areas/upper',
          'towns/zelcan-town',
          'areas/lower',
        ]);
      expect(await store.findPlaces('zel', 1)).toHaveLength(1);
      expect(await store.findPlaces('?', 10)).toEqual([]);
    });

    it('say where they are and how sure that is', async () => {
      const [area, point] = await store.findPlaces('zelcan', 10);
      expect(area).toMatchObject({ kind: 'areas', lon: 1, lat: 1, uncertainty_m: null });
      expect(area!.names).toEqual({
        en: 'Zelčan/Zelçan',
        sq: 'Zelçan',
        'sr-Latn': 'Zelčan',
        'sr-Cyrl': 'Зелчан',
      });
      expect(point).toMatchObject({ kind: 'town', lon: 1, lat: 1, uncertainty_m: 900 });
    });
  });
}
