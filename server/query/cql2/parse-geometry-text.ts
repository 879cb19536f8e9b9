import type { Geometry, Position } from 'geojson';
import type { BoxLiteral } from './ast.ts';
import { at, type Cursor, counted, deeper, expect, fail, peek, take, tooLarge } from './cursor.ts';
import { Cql2Error } from './error.ts';
import { geometryFault } from './geometry-rules.ts';
import { type GeometryWord, geometryWords } from './names.ts';

/** True when a geometry of well-known text begins at the cursor; the same words can be names of properties. */
export function atGeometry(cursor: Cursor): boolean {
  const token = peek(cursor);
  if (token.kind !== 'word' || !(token.value.toUpperCase() in geometryWords)) return false;
  return ['(', 'Z', 'M', 'ZM', 'EMPTY'].some((next) => at(cursor, next, 1));
}

/**
 * Reads well-known text: the seven kinds, with `Z`, `EMPTY`, and points of a MULTIPOINT with or without their own
 * parentheses. Throws Cql2Error when it is malformed or its shape is not one.
 */
export function parseGeometry(cursor: Cursor): Geometry {
  const token = peek(cursor);
  if (token.kind !== 'word' || !(token.value.toUpperCase() in geometryWords))
    throw fail(cursor, 'A geometry is expected', Object.keys(geometryWords).join(', '));
  cursor.index++;
  const word = token.value.toUpperCase() as GeometryWord;
  const tall = take(cursor, 'Z');
  if (at(cursor, 'M') || at(cursor, 'ZM')) throw fail(cursor, 'Measures (M) are not supported');
  const position = () => readPosition(cursor, tall);
  const line = () => list(cursor, position);
  const polygon = () => list(cursor, line);
  const geometry = ((): Geometry => {
    switch (word) {
      case 'POINT':
        return { type: 'Point', coordinates: take(cursor, 'EMPTY') ? [] : inParentheses(cursor, position) };
      case 'LINESTRING':
        return { type: 'LineString', coordinates: line() };
      case 'POLYGON':
        return { type: 'Polygon', coordinates: polygon() };
      case 'MULTIPOINT': {
        const point = () => (at(cursor, '(') ? inParentheses(cursor, position) : position());
        return { type: 'MultiPoint', coordinates: list(cursor, point) };
      }
      case 'MULTILINESTRING':
        return { type: 'MultiLineString', coordinates: polygon() };
      case 'MULTIPOLYGON':
        return { type: 'MultiPolygon', coordinates: list(cursor, polygon) };
      case 'GEOMETRYCOLLECTION': {
        deeper(cursor);
        const geometries = list(cursor, () => parseGeometry(cursor));
        cursor.open--;
        return { type: geometryWords[word], geometries };
      }
    }
  })();
  const fault = geometryFault(geometry);
  if (fault) throw new Cql2Error(fault, { position: token.start });
  return counted(cursor, geometry, []);
}

/** Reads `BBOX(…)`, or `ENVELOPE(…)` as drafts of the standard had it: four or six numbers; the word is read already. */
export function parseBox(cursor: Cursor): BoxLiteral {
  const start = peek(cursor).start;
  const bbox = list(cursor, () => readNumber(cursor));
  if (bbox.length !== 4 && bbox.length !== 6)
    throw new Cql2Error('A box has four numbers, or six with heights.', {
      position: start,
      expected: 'west, south, east, north',
    });
  cursor.vertices += 4;
  if (cursor.vertices > cursor.limits.vertices) throw tooLarge(cursor, 'vertices');
  return counted(cursor, { bbox }, []);
}

function inParentheses<T>(cursor: Cursor, read: () => T): T {
  expect(cursor, '(', 'The kind of a geometry');
  const value = read();
  expect(cursor, ')', 'A position');
  return value;
}

function list<T>(cursor: Cursor, read: () => T): T[] {
  if (take(cursor, 'EMPTY')) return [];
  expect(cursor, '(', 'The kind of a geometry');
  const items = [read()];
  while (take(cursor, ',')) items.push(read());
  expect(cursor, ')', 'A list of coordinates');
  return items;
}

function readPosition(cursor: Cursor, tall: boolean): Position {
  const position = [readNumber(cursor), readNumber(cursor)];
  if (tall || !(at(cursor, ',') || at(cursor, ')'))) position.push(readNumber(cursor));
  if (++cursor.vertices > cursor.limits.vertices) throw tooLarge(cursor, 'vertices');
  return position;
}

/** A number with an optional sign; -0 is 0. */
export function readNumber(cursor: Cursor): number {
  const negative = take(cursor, '-');
  if (!negative) take(cursor, '+');
  const token = peek(cursor);
  if (token.kind !== 'number') throw fail(cursor, 'A number is expected', 'a number');
  cursor.index++;
  return negative && token.value !== 0 ? -token.value : token.value;
}
