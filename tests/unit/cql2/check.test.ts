import { describe, expect, it } from 'vitest';
import type { PropertyInfo, PropertyKind } from '../../../server/contract/queryable.ts';
import { checkPredicate } from '../../../server/query/cql2/check.ts';
import { Cql2Error } from '../../../server/query/cql2/error.ts';
import { functionsOf, serverFunctions } from '../../../server/query/cql2/functions.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';

const info = (name: string, kind: PropertyKind, queryable = true): PropertyInfo => ({
  name,
  kind,
  title: { en: name },
  returned: true,
  queryable,
  sortable: false,
  received: false,
});
const properties = [
  info('type', 'string'),
  info('killed', 'integer'),
  info('share', 'number'),
  info('ended', 'boolean'),
  info('day', 'date'),
  info('start', 'timestamp'),
  info('end', 'timestamp'),
  info('actors', 'strings'),
  info('counts', 'numbers'),
  info('place', 'geometry'),
  info('details', 'object'),
  info('secret', 'string', false),
];

function fault(filter: string): Cql2Error | null {
  try {
    checkPredicate(parseText(filter), properties);
    return null;
  } catch (error) {
    if (error instanceof Cql2Error) return error;
    throw error;
  }
}

describe('the check lets pass', () => {
  it.each([
    "type = 'x' AND type < 'y' AND 'x' = type AND 'a' = 'b'",
    'killed = 3.5 AND killed > share AND killed + 1 < share * 2',
    'ended AND ended = TRUE AND ended > FALSE AND NOT ended',
    "day = DATE('2023-01-01') AND day IN ('2023-01-01', DATE('2023-01-02')) AND '2023-01-01' < day",
    "start > TIMESTAMP('2023-01-01T00:00:00Z') AND start IN ('2023-01-01T00:00:00Z') AND start < end",
    "type LIKE CASEI('x') AND ACCENTI(type) IN ('a', CASEI(type))",
    "killed BETWEEN 1 AND share AND day BETWEEN DATE('2023-01-01') AND '2023-02-01' AND type BETWEEN 'a' AND 'b'",
    'details IS NULL AND place IS NULL AND actors IS NOT NULL AND killed + 1 IS NULL',
    'S_INTERSECTS(place, BBOX(177, -90, -177, 90)) AND S_WITHIN(POINT(180 90), place)',
    "T_AFTER(start, DATE('2023-01-01')) AND T_EQUALS(day, INTERVAL('2023-01-01', '..'))",
    "T_DURING(INTERVAL(start, end), INTERVAL(day, '2023-01-01T00:00:00Z'))",
    "T_AFTER(day, INTERVAL('2023-01-01T12:00:00Z', '2023-01-01'))",
    "A_CONTAINS(actors, ('a', type)) AND A_OVERLAPS(counts, (1, share))",
    "text_search('bridge') AND text_search(type) AND NOT occurs_during(INTERVAL('..', '2023-01-01'))",
    'TRUE',
  ])('%s', (filter) => {
    expect(fault(filter)).toBeNull();
  });
});

describe('the check refuses', () => {
  it.each([
    ["colour = 'red'", 'no property colour', 'type, killed, share'],
    ["secret = 'red'", 'no property secret', 'type, killed'],
    ['S_WITHIN(place, POINT(1 2)) AND T_AFTER(INTERVAL(since, end), day)', 'no property since', 'start'],
    ["killed = 'three'", 'killed, which is a number, with a text', 'a number'],
    ["'5' > 4", 'a number, with a text', 'a number'],
    ['type = 5', 'a number, with type, which is a text', 'a number'],
    ['killed = TRUE', 'with true or false', 'a number'],
    ['type IN (1, 2)', 'type, which is a text', 'a number'],
    ["killed IN (1, 'two')", 'with a text', 'a number'],
    ["start = DATE('2023-01-01')", 'Temporal functions such as T_INTERSECTS', 'a timestamp'],
    ['day < start', 'start, which is a timestamp', 'a date'],
    ["day = 'Monday'", 'day, which is a date, with a text', 'a date'],
    ["start = '2023-01-01'", 'start, which is a timestamp, with a text', 'a timestamp'],
    ['day = type', 'type, which is a text', 'a date'],
    ["actors = 'a'", 'actors, which is an array', 'a text or a number'],
    ['place = details', 'place, which is a geometry', 'a text or a number'],
    ['type', 'not type, which is a text', 'a condition'],
    ['NOT killed AND TRUE', 'not killed, which is a number', 'a condition'],
    ["killed LIKE '3%'", 'LIKE takes a text, not killed', 'a text'],
    ['CASEI(killed) = type', 'CASEI takes a text', 'a text'],
    ['ended BETWEEN TRUE AND FALSE', 'BETWEEN takes a text or a number', 'a date'],
    ['type + 1 = 2', 'The operator + takes a number, not type', 'a number'],
    ['S_WITHIN(type, POINT(1 2))', 'S_WITHIN takes a geometry, not type', 'a geometry'],
    ["A_CONTAINS(type, ('a'))", 'A_CONTAINS takes an array, not type', 'an array'],
    ['T_AFTER(type, day)', 'T_AFTER takes a date or a timestamp or an interval', 'a date'],
    ["T_DURING(start, INTERVAL('2023-01-01', '..'))", 'T_DURING takes an interval, not start', 'an interval'],
    ["T_MEETS(INTERVAL(type, '..'), INTERVAL('2023-01-01', '..'))", 'An end of an interval', 'a date'],
    ["T_AFTER(day, INTERVAL('2023-02-01', '2023-01-01'))", 'ends before it starts', 'not after'],
    ['S_WITHIN(place, POINT(90 180))', '90 180 is not on the globe', 'longitudes'],
    [
      'S_WITHIN(place, GEOMETRYCOLLECTION(POINT(1 2), MULTIPOINT(3 4, 181 4)))',
      'not on the globe',
      'longitudes',
    ],
    ['S_WITHIN(place, BBOX(1, 2, 3, 91))', 'not on the globe', 'longitudes'],
    ['S_WITHIN(place, POLYGON((0 0, 2 2, 2 0, 0 2, 0 0)))', 'crosses itself at 1 1', 'rings'],
    ['S_WITHIN(place, POLYGON((0 0, 2 0, 2 2, 0 0), (5 5, 6 5, 6 6, 5 5)))', 'hole lies outside', 'rings'],
    ['S_WITHIN(place, GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(1 1, 1 1)))', 'too few different', 'rings'],
    ['S_WITHIN(place, BBOX(1, 3, 2, 2))', 'ends north', 'south'],
    ["S_WITHIN(place, Buffer(place, 10, 'm'))", 'no function Buffer', 'text_search'],
    ["text_search('a', 'b')", 'takes 1 argument, not 2', 'text'],
    ['text_search(3)', 'The function text_search takes a text', 'a text'],
    ['f((colour))', 'no property colour', 'type'],
  ])('%s', (filter, sentence, expected) => {
    const error = fault(filter);
    expect(error?.message).toContain(sentence);
    expect(error?.expected).toContain(expected);
  });
});

describe('the check of a deep expression', () => {
  it('takes no longer than its length asks for', () => {
    const open = "(killed = 1 AND (type = 'x' OR NOT ".repeat(15);
    const began = performance.now();
    checkPredicate(parseText(`${open}ended${'))'.repeat(15)}`), properties);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('the functions of the server', () => {
  it('belong to collections, which refuse those of others', () => {
    expect(functionsOf('incidents').map(({ name }) => name)).toContain('text_search');
    expect(functionsOf('settlements')).toEqual([]);
    const asked = () => checkPredicate(parseText("text_search('x')"), properties, functionsOf('settlements'));
    expect(asked).toThrow('no function text_search');
  });

  it('have names that the text encoding takes', () => {
    for (const { name, arguments: args } of serverFunctions)
      expect(parseText(`${name}(${args.map(() => 'x').join(', ')})`)).toMatchObject({ op: name });
  });
});
