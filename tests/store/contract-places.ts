import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Place } from '../../server/contract/place.ts';
import { parseQuery } from '../../server/contract/query.ts';
import type { Predicate } from '../../server/query/cql2/ast.ts';
import { evaluatePredicate } from '../../server/query/cql2/evaluate.ts';
import { printText } from '../../server/query/cql2/print-text.ts';
import { featureReader } from '../../server/query/record.ts';
import { type Chunk, CursorError, type PlacesQuery, type Store } from '../../server/store/store.ts';
import { textDigest } from '../../server/store/text-digest.ts';
import { featuresOf } from './contract-oracle.ts';
import { conditions, layerFilters } from './random-filters.ts';
import { area, municipality, phrase, time } from './random-versions.ts';

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
const well = (id: string, properties: Place['properties']): Place => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [Number(id), 1] },
  properties,
});
const wells = [
  well('1', { depth: 12.5, dug: '2001-01-01', 'say "what"': 'b' }),
  well('2', { depth: null, dug: '1999-01-01', 'say "what"': 'č' }),
  well('3', { depth: 3, dug: null, 'say "what"': 'B' }),
  well('4', { depth: 12.5, dug: '2005-06-30', 'say "what"': null }),
  well('5', { dug: '2020-02-02' }),
];
/** Members of every kind, now and then missing, mixed or null. */
const randomPlaces = fc.record({
  type: fc.constant('Feature' as const),
  geometry: fc.option(area, { freq: 6 }),
  properties: fc.record(
    {
      name: phrase,
      mixed: fc.oneof(phrase, fc.constantFrom(1, 2.5, true, null)),
      depth: fc.constantFrom(0.5, 2, 10, null),
      count: fc.integer({ min: -3, max: 3 }),
      open: fc.boolean(),
      day: fc.constantFrom('2023-06-13', '2023-06-14', null),
      at: time.map((ms) => new Date(ms).toISOString()),
      tags: fc.array(municipality, { maxLength: 3 }),
    },
    { requiredKeys: ['name'] },
  ),
});
const page: PlacesQuery = { bbox: null, q: null, filter: null, sort: [], limit: 10, offset: 0, cursor: null };

/** The reference collections and the search of the gazetteer. */
export function placesContract(open: () => Promise<Store>): void {
  describe('places', () => {
    let store: Store;
    const idsOf = async (wanted: Partial<PlacesQuery>) =>
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
      const digest = (places: readonly Place[]) => textDigest(places.map((place) => JSON.stringify(place)));
      expect(await store.placesDigests()).toEqual(
        new Map([
          ['areas', digest([square, corner])],
          ['towns', digest([town])],
        ]),
      );
      expect(digest([square, corner])).not.toBe(digest([corner, square]));
      expect(await store.place('areas', 'upper')).toEqual(square);
      expect(await store.place('areas', 'none')).toBeNull();
      expect(await store.collections()).toMatchObject([
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
      expect(await idsOf({ q: 'nothing, lower zel' })).toEqual(['lower']);
      expect(await idsOf({ q: 'zelcan lower' })).toEqual([]);
      expect(await store.placesPage('areas', { ...page, limit: 1 })).toMatchObject({
        numberMatched: 2,
        numberReturned: 1,
      });
    });

    it('are sorted by any property, nulls last, and read on by cursor in that order', async () => {
      await store.putPlaces({ id: 'wells', titles: { en: 'Wells' }, kind: 'layer' }, wells);
      const read = async (sort: PlacesQuery['sort']) => {
        const ids: unknown[] = [];
        let cursor: string | null = null;
        do {
          const part: Chunk = await store.placesChunk('wells', { ...page, sort, limit: 2, cursor });
          ids.push(...featuresOf(part).map((one) => one.id));
          cursor = part.next;
        } while (cursor !== null);
        return ids.join(' ');
      };
      expect(await read([])).toBe('1 2 3 4 5');
      expect(await read([{ field: 'depth', descending: false }])).toBe('3 1 4 2 5');
      expect(await read([{ field: 'depth', descending: true }])).toBe('1 4 3 2 5');
      expect(await read([{ field: 'say "what"', descending: true }])).toBe('2 1 3 4 5');
      expect(
        await read([
          { field: 'depth', descending: false },
          { field: 'dug', descending: true },
        ]),
      ).toBe('3 4 1 5 2');
    });

    it('refuse a cursor of another order, and what is none', async () => {
      await store.putPlaces({ id: 'wells', titles: { en: 'Wells' }, kind: 'layer' }, wells);
      const { next } = await store.placesPage('wells', { ...page, limit: 2 });
      const sort = [{ field: 'depth', descending: false }];
      for (const cursor of [next, 'nonsense', Buffer.from('["depth"]').toString('base64url')])
        await expect(store.placesPage('wells', { ...page, sort, cursor })).rejects.toBeInstanceOf(
          CursorError,
        );
    });

    it('have cursors that an address can carry, however long the texts are that they are sorted by', async () => {
      const names = ['one', 'two', 'three', 'four', 'five'];
      const texts = Object.fromEntries(names.map((name) => [name, '\u0001'.repeat(500)]));
      await store.putPlaces({ id: 'long', titles: { en: 'Long' }, kind: 'layer' }, [
        well('1', texts),
        well('2', texts),
      ]);
      const sort = names.map((field) => ({ field, descending: false }));
      const { next } = await store.placesChunk('long', { ...page, sort, limit: 1 });
      expect(parseQuery(new URLSearchParams({ cursor: next! }), 'UTC').faults).toEqual([]);
      const rest = await store.placesChunk('long', { ...page, sort, cursor: next });
      expect(featuresOf(rest).map((one) => one.id)).toEqual(['2']);
    });

    it('are filtered as the evaluator does, whatever their properties are', async () => {
      const alphabet = 'abcdefghijklmnopqrstuvwxyz';
      const places = fc.sample(randomPlaces, { seed: 5, numRuns: 40 }).map((one, i) => ({
        ...one,
        id: `${alphabet[i % 26]}${i}`,
      }));
      await store.putPlaces({ id: 'made', titles: { en: 'Made' }, kind: 'layer' }, places as Place[]);
      const { properties } = (await store.collections()).find((one) => one.id === 'made')!;
      let found = 0;
      for (const arbitrary of [...Object.values(conditions(properties)), layerFilters(properties)])
        await fc.assert(
          fc.asyncProperty(arbitrary, async (one) => {
            // Under «not» what is unknown is told from what is false.
            for (const filter of [one, { op: 'not', args: [one] } satisfies Predicate]) {
              const expected = places
                .filter((place) => evaluatePredicate(filter, featureReader(place, properties)) === true)
                .map((place) => place.id);
              const query = { ...page, filter: printText(filter), limit: 100 };
              const answer = await store.placesPage('made', query);
              expect(featuresOf(answer).map((place) => place.id)).toEqual(expected);
              expect(answer.numberMatched).toBe(expected.length);
              found += expected.length;
            }
          }),
          { numRuns: 40, seed: 5 },
        );
      expect(found).toBeGreaterThan(1_000);
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

    it('are found by a name that was mistyped, where none is typed so', async () => {
      for (const q of ['Zelcna', 'zlčan', 'Зелчна', 'zelcann'])
        expect((await store.findPlaces(q, 10)).map((hit) => hit.ref)).toContain('areas/upper');
      expect(await store.findPlaces('zxlcxn', 10)).toEqual([]);
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
