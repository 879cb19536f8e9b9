import type { Feature, Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { findProperties } from '../../../server/query/find-properties.ts';

const feature = (
  properties: Record<string, unknown>,
  geometry: Geometry | null = null,
): Feature<Geometry | null> => ({
  type: 'Feature',
  geometry,
  properties,
});
const kindsOf = (features: Feature<Geometry | null>[]) =>
  Object.fromEntries(findProperties(features).map(({ name, kind }) => [name, kind]));

describe('the properties of features that come without a schema', () => {
  it('have the narrowest kind that holds all their values', () => {
    expect(
      kindsOf([
        feature({ name: 'a', whole: 1, part: 1, day: '2023-05-29', at: '2023-05-29T10:00:00Z', yes: true }),
        feature({
          name: 'b',
          whole: 2,
          part: 1.5,
          day: '2024-02-29',
          at: '2023-05-29T10:00:00.5Z',
          yes: false,
        }),
      ]),
    ).toMatchObject({
      name: 'string',
      whole: 'integer',
      part: 'number',
      day: 'date',
      at: 'timestamp',
      yes: 'boolean',
    });
  });

  it('take nulls for no statement and mixed kinds for text', () => {
    expect(
      kindsOf([
        feature({ a: null, mixed: 1, day: '2023-05-29', none: null }),
        feature({ a: 3, mixed: 'one', day: '29 May' }),
      ]),
    ).toMatchObject({ a: 'integer', mixed: 'string', day: 'string', none: 'string' });
  });

  it('tell lists of texts, lists of numbers and other structures apart', () => {
    const found = findProperties([
      feature({ tags: ['a'], years: [1999, 2023], more: { a: 1 }, odd: ['a', 1] }),
    ]);
    expect(Object.fromEntries(found.map(({ name, kind }) => [name, kind]))).toMatchObject({
      tags: 'strings',
      years: 'numbers',
      more: 'object',
      odd: 'object',
    });
    expect(found.find(({ name }) => name === 'more')).toMatchObject({ queryable: false, sortable: false });
  });

  it('say which geometries there are', () => {
    const point: Geometry = { type: 'Point', coordinates: [0, 0] };
    const points: Geometry = { type: 'MultiPoint', coordinates: [[0, 0]] };
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    };
    const geometryOf = (...geometries: (Geometry | null)[]) =>
      findProperties(geometries.map((one) => feature({}, one))).find(({ kind }) => kind === 'geometry')!
        .geometry;
    expect(geometryOf(point, null)).toBe('point');
    expect(geometryOf(point, points)).toBe('multipoint');
    expect(geometryOf(point, line)).toBe('any');
    expect(geometryOf()).toBe('any');
  });

  it('name the id and the geometry once, whatever the members are called', () => {
    const names = findProperties([feature({ id: 7, geometry: 'here', name: 'x' })]).map(({ name }) => name);
    expect(names).toEqual(['id', 'geometry', 'name']);
  });
});
