import { describe, expect, it } from 'vitest';
import { readShape } from '../../../client/src/state/desk-shape-formats.ts';

const triangle = [
  { lat: 42.9, lon: 20.5 },
  { lat: 42.9, lon: 20.6 },
  { lat: 43, lon: 20.6 },
];
const ring = '[[20.5,42.9],[20.6,42.9],[20.6,43],[20.5,42.9]]';

describe('a pasted line or area', () => {
  it.each([
    ['well-known text', 'POLYGON ((20.5 42.9, 20.6 42.9, 20.6 43, 20.5 42.9))'],
    ['well-known text with its system', 'SRID=4326;POLYGON((20.5 42.9,20.6 42.9,20.6 43,20.5 42.9))'],
    ['GeoJSON', `{"type":"Polygon","coordinates":[${ring}]}`],
    [
      'a feature in a collection',
      `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[${ring}]]}}]}`,
    ],
    ['a closed list of coordinates', '42.9, 20.5\n42.9, 20.6\n43, 20.6\n42.9, 20.5'],
  ])('is an area, whose first corner stands once: %s', (_, text) => {
    expect(readShape(text)).toEqual({ kind: 'outline', points: triangle });
  });

  it.each([
    ['well-known text', 'LINESTRING (20.5 42.9, 20.6 42.9, 20.6 43)'],
    ['GeoJSON', '{"type":"LineString","coordinates":[[20.5,42.9],[20.6,42.9],[20.6,43]]}'],
    ['coordinates by lines', '42.9, 20.5\n\n42.9, 20.6\n43, 20.6'],
    ['coordinates in degrees and minutes', `42°54'N 20°30'E; 42°54'N 20°36'E; 43°N 20°36'E`],
  ])('is a line: %s', (_, text) => {
    expect(readShape(text)).toEqual({ kind: 'line', points: triangle });
  });

  it.each([
    'a road',
    '',
    '{"type":"Point","coordinates":[20.5,42.9]}',
    '{"type":"Polygon"',
    'POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))',
    'LINESTRING (20.5 142.9, 20.6 42.9)',
    '42.9, 20.5',
  ])('is neither: %s', (text) => expect(readShape(text)).toBeNull());
});
