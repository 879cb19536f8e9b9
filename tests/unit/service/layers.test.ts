import { describe, expect, it } from 'vitest';
import { readLayer } from '../../../server/service/layers.ts';

const collection = (features: unknown[], members: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...members, features });
const point = (coordinates: unknown = [20.5, 42.9], members: object = {}) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties: { name: 'a' },
  ...members,
});
const read = (text: string, id = 'bases') => readLayer(text, { id });

describe('a layer out of a GeoJSON file', () => {
  it('numbers features that have no id and keeps those that have one', () => {
    expect(
      read(collection([point(), point([0, 0], { id: 'x' }), point([1, 1], { id: 9 })])).features,
    ).toMatchObject([{ id: '1' }, { id: 'x' }, { id: '9' }]);
  });

  it('takes times without a zone for UTC, where a member holds nothing but times', () => {
    const row = (since: unknown, note: string) => point([0, 0], { properties: { since, note } });
    const rows = [
      row('2022-04-16T10:13:19', '2022-04-16T10:13:19'),
      row(null, 'none'),
      row('2022-04-16T10:13:19.5Z', ''),
    ];
    const { features } = read(collection(rows));
    expect(features.map(({ properties }) => properties.since)).toEqual([
      '2022-04-16T10:13:19Z',
      null,
      '2022-04-16T10:13:19.5Z',
    ]);
    expect(features[0]?.properties.note).toBe('2022-04-16T10:13:19');
    const [odd] = read(collection([row('2022-13-45T10:13:19', '')])).features;
    expect(odd?.properties.since).toBe('2022-13-45T10:13:19');
  });

  it('takes title and attribution from the file unless the caller names them', () => {
    const text = collection([point()], { title: 'Bases', attribution: 'A source' });
    expect(read(text)).toMatchObject({ titles: { en: 'Bases' }, attribution: 'A source' });
    expect(readLayer(text, { id: 'bases', title: 'Camps' })).toMatchObject({ titles: { en: 'Camps' } });
    expect(read(collection([point()]))).toMatchObject({ titles: { en: 'bases' }, attribution: undefined });
  });

  it('accepts heights, collections of geometries, a byte order mark, and features that are nowhere', () => {
    const many = {
      type: 'GeometryCollection',
      geometries: [{ type: 'Point', coordinates: [1, 2, 300] }],
    };
    const text = `\ufeff${collection([point([1, 2, 3]), point(undefined, { geometry: many }), point(undefined, { geometry: null }), point(undefined, { geometry: { type: 'MultiPoint', coordinates: [] }, properties: null })])}`;
    expect(read(text).features.map(({ geometry }) => geometry?.type ?? null)).toEqual([
      'Point',
      'GeometryCollection',
      null,
      null,
    ]);
  });

  it.each([
    ['{', /not JSON/],
    ['[]', /not a GeoJSON FeatureCollection/],
    [collection([{ type: 'Point' }]), /Feature 1: it is not a GeoJSON Feature/],
    [collection([point(), point([200, 0])]), /Feature 2: the position 200, 0 is not in degrees/],
    [collection([point(['a', 1])]), /Feature 1: a position is not two or three numbers/],
    [collection([point([[1, 2]])]), /Feature 1: a position is not two or three numbers/],
    [collection([point(7)]), /Feature 1: its coordinates are not nested/],
    [
      collection([point(undefined, { geometry: { type: 'Circle', coordinates: [] } })]),
      /unknown type «Circle»/,
    ],
    [collection([point(undefined, { id: 'x' }), point(undefined, { id: 'x' })]), /«x» is there twice/],
    [collection([point(undefined, { properties: [] })]), /properties are not an object/],
  ])('refuses %s with a sentence', (text, sentence) => {
    expect(() => read(text)).toThrow(sentence);
  });

  it('refuses ids that cannot be an address or are the service’s own', () => {
    for (const id of ['Bases', 'a/b', '', 'incidents', 'accounts'])
      expect(() => read(collection([point()]), id)).toThrow(/The id/);
  });
});
