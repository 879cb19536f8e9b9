import { describe, expect, it } from 'vitest';
import { Cql2Error } from '../../../server/query/cql2/error.ts';
import { parseJson } from '../../../server/query/cql2/parse-json.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';

function fault(read: () => unknown): Cql2Error {
  try {
    read();
  } catch (error) {
    if (error instanceof Cql2Error) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('text that cannot be read', () => {
  // The bar marks where the fault is.
  it.each([
    ['|', 'A filter is expected'],
    ['a = |', 'A value is expected'],
    ['a |b', 'An operator or the end'],
    ['a = 1 AND|', 'A value is expected'],
    ['|1', 'A condition is expected'],
    ['a AND |3 OR b', 'A condition is expected'],
    ['a = b |= c', 'An operator or the end'],
    ['|(a = 1) = TRUE', 'A value is expected here; this is a condition'],
    ['a |!= 1', 'not equal'],
    ["a = |'open", 'no closing quote'],
    ['|"open = 1', 'no closing quote'],
    ['|"" = 1', 'must not be empty'],
    ['a = |12abc', 'runs into a word'],
    ['a = |1e999', 'too large'],
    ['a = 1 |; b', 'cannot stand here'],
    ['a = |NULL', 'double quotes'],
    ['a IS |1', 'followed by NULL'],
    ['a NOT |= 1', 'LIKE, BETWEEN or IN'],
    ['a BETWEEN 1 |OR 2', 'followed by AND'],
    ['a IN |1', 'followed by ('],
    ['a IN (|)', 'A value is expected'],
    ['(a = 1|', 'parentheses is followed by )'],
    ['(a|, b)', 'A list can stand'],
    ["a = DATE(|'2023-02-30')", 'a day of the calendar'],
    ["a = TIMESTAMP(|'2023-02-03')", 'RFC 3339'],
    ["a = TIMESTAMP(|'2023-02-03T25:00:00Z')", 'RFC 3339'],
    ["T_AFTER(a, INTERVAL(|'soon', '..'))", 'An interval ends with'],
    ["T_AFTER(a, INTERVAL('2023-01-01'|))", 'followed by ,'],
    ['|T_AFTER(a)', 'T_AFTER takes two arguments'],
    ["|S_WITHIN(a, 'here')", 'S_WITHIN takes two arguments'],
    ['|A_OVERLAPS(a, 1)', 'A_OVERLAPS takes two arguments'],
    ['|CASEI(a, b) = c', 'CASEI takes one argument'],
    ['|isNull(a)', 'IS NULL'],
    ['S_WITHIN(a, POINT(1|))', 'A number is expected'],
    ['S_WITHIN(a, POINT |M (1 2 3))', 'Measures'],
    ['S_WITHIN(a, |LINESTRING(1 2))', 'at least two positions'],
    ['S_WITHIN(a, |POLYGON((0 0, 1 0, 1 1)))', 'at least four positions'],
    ['S_WITHIN(a, |POLYGON((0 0, 1 0, 1 1, 0 1)))', 'end where it begins'],
    ['S_WITHIN(a, |LINESTRING(1 2, 1 2 3))', 'two numbers, or all three'],
    ['S_WITHIN(a, BBOX|(1, 2, 3))', 'four numbers'],
    ['a = |POINT(1 2)', 'single value'],
    ['f((a = 1, 2)|)', 'not conditions'],
  ])('%s', (marked, sentence) => {
    const error = fault(() => parseText(marked.replace('|', '')));
    expect(error.message).toContain(sentence);
    expect(error.position).toBe(marked.indexOf('|'));
  });
});

describe('JSON that cannot be read', () => {
  const a = { property: 'a' };
  it.each([
    [3, '', 'A condition is expected'],
    [null, '', 'null is no operand'],
    [{}, '', 'no operand'],
    [{ op: '=' }, '', 'args is missing'],
    [{ op: '=', args: [a] }, '/args', 'takes 2 arguments'],
    [{ op: '=', args: [a, 1], note: '' }, '/note', 'unknown'],
    [{ op: '=', args: [a, null] }, '/args/1', 'null is no operand'],
    [{ op: '=', args: [a, { op: '=', args: [a, 1] }] }, '/args/1', 'takes a text'],
    [{ op: 'AND', args: [true, true] }, '/op', 'spells this operator and'],
    [{ op: 'and', args: [true] }, '/args', 'at least two'],
    [{ op: 'and', args: [true, 1] }, '/args/1', 'takes a condition'],
    [{ op: 'not', args: [1] }, '/args/0', 'takes a condition'],
    [{ op: 'in', args: [a, []] }, '/args', 'at least one value'],
    [{ op: 'in', args: [a, [[1]]] }, '/args/1/0', 'holds a text'],
    [{ op: 'two words', args: [] }, '/op', 'identifier'],
    [{ op: 'date', args: [] }, '/op', 'identifier'],
    [{ op: 's_within', args: [a, 1] }, '/args/1', 'a geometry'],
    [{ op: 't_after', args: [a, 'x'] }, '/args/1', 'a timestamp'],
    [{ op: 'a_equals', args: [a, 'x'] }, '/args/1', 'an array'],
    [{ op: 'a_equals', args: [a, [{ op: 'not', args: [a] }]] }, '/args/1/0', 'not conditions'],
    [{ op: '=', args: [a, { date: '2023-13-01' }] }, '/args/1/date', 'calendar'],
    [{ op: '=', args: [a, { timestamp: 1 }] }, '/args/1/timestamp', 'RFC 3339'],
    [{ op: '=', args: [{ property: '' }, 1] }, '/args/0/property', 'name of a property'],
    [{ op: 't_after', args: [a, { interval: ['..'] }] }, '/args/1/interval', 'two ends'],
    [{ op: 't_after', args: [a, { interval: ['..', 1] }] }, '/args/1/interval/1', 'ends with'],
    [{ op: 's_within', args: [a, { bbox: [1, 2, 3] }] }, '/args/1/bbox', 'four numbers'],
    [{ op: 's_within', args: [a, { type: 'Circle', coordinates: [1, 2] }] }, '/args/1/type', 'GeoJSON'],
    [
      { op: 's_within', args: [a, { type: 'Point', coordinates: [1, '2'] }] },
      '/args/1/coordinates/1',
      'number',
    ],
    [
      { op: 's_within', args: [a, { type: 'Point', coordinates: [1] }] },
      '/args/1/coordinates',
      'two numbers',
    ],
    [
      { op: 's_within', args: [a, { type: 'Point', coordinates: [1, 2], crs: {} }] },
      '/args/1/crs',
      'unknown',
    ],
    [
      { op: 's_within', args: [a, { type: 'Polygon', coordinates: [[[0, 0]]] }] },
      '/args/1/coordinates',
      'four positions',
    ],
  ])('%j', (value, pointer, sentence) => {
    const error = fault(() => parseJson(value));
    expect(error.message).toContain(sentence);
    expect(error.pointer).toBe(pointer);
  });
});

describe('an expression that is too large', () => {
  const nested = (levels: number): unknown => {
    let value: unknown = true;
    for (let level = 0; level < levels; level++) value = { op: 'not', args: [value] };
    return value;
  };
  const line = (count: number) =>
    Array.from({ length: count }, (_, index) => `${index % 9} ${index % 8}`).join(',');

  it.each([
    ['parentheses', `${'('.repeat(3000)}a${')'.repeat(3000)}`, 'nested'],
    ['open parentheses', '('.repeat(7999), 'nested'],
    ['negations', `${'NOT '.repeat(1500)}a`, 'nested'],
    ['signs', `a = ${'-'.repeat(5000)}1`, 'nested'],
    ['sums', `a = 1${'+1'.repeat(3000)}`, 'nested'],
    ['powers', `a = 1${'^1'.repeat(3000)}`, 'nested'],
    ['arguments in arguments', `${'f('.repeat(2500)}a${')'.repeat(2500)}`, 'nested'],
    ['lists in lists', `f(${'('.repeat(2500)}a${')'.repeat(2500)})`, 'nested'],
    ['collections', `S_WITHIN(a,${'GEOMETRYCOLLECTION('.repeat(300)}POINT(1 2)${')'.repeat(300)})`, 'nested'],
    ['conditions', `a${' AND a'.repeat(1200)}`, 'arguments'],
    ['values', `a IN (1${',1'.repeat(3000)})`, 'arguments'],
    ['characters', `a = '${'x'.repeat(8000)}'`, '8000 characters'],
  ])('by its %s is refused with the limit', (_what, text, sentence) => {
    expect(fault(() => parseText(text)).message).toContain(sentence);
  });

  it('by its vertices is refused with the limit', () => {
    const text = `S_WITHIN(a, LINESTRING(${line(6000)}))`;
    const limits = { length: 100_000, depth: 64, vertices: 5000, arguments: 500, nodes: 4000 };
    expect(fault(() => parseText(text, limits)).message).toContain('5000 vertices');
    const coordinates = Array.from({ length: 5001 }, (_, index) => [index % 9, index % 8]);
    const json = { op: 's_within', args: [{ property: 'a' }, { type: 'LineString', coordinates }] };
    expect(fault(() => parseJson(json)).message).toContain('5000 vertices');
  });

  it('is refused in JSON too, and one within the limits is read', () => {
    expect(fault(() => parseJson(nested(100_000))).message).toContain('nested');
    expect(
      fault(() => parseJson({ op: 'in', args: [1, Array.from({ length: 501 }, () => 1)] })).message,
    ).toContain('arguments');
    const wide = {
      op: 'and',
      args: Array.from({ length: 500 }, () => ({ op: 'in', args: [1, Array.from({ length: 20 }, () => 1)] })),
    };
    expect(fault(() => parseJson(wide)).message).toContain('operands');
    expect(parseJson(nested(60))).toStrictEqual(nested(60));
    expect(parseText(`${'('.repeat(50)}a${')'.repeat(50)}`)).toEqual({ property: 'a' });
  });
});
