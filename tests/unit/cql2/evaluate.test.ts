import { describe, expect, it } from 'vitest';
import { evaluatePredicate, type Value } from '../../../server/query/cql2/evaluate.ts';
import { parseText } from '../../../server/query/cql2/parse-text.ts';

const record: Record<string, Value | null> = {
  type: 'protest',
  title: 'Road closed near Zvečan',
  killed: 3,
  ended: true,
  day: { date: '2023-05-29' },
  start: { timestamp: '2023-05-29T10:00:00Z' },
  end: { timestamp: '2023-05-29T12:00:00.000Z' },
  place: { type: 'Point', coordinates: [20.84, 42.9] },
  actors: ['police', 'kfor'],
  nothing: null,
};
const judge = (filter: string) => evaluatePredicate(parseText(filter), (name) => record[name]);

describe('a record', () => {
  it.each([
    "type = 'protest'",
    "type <> 'riot' AND type > 'prot' AND type < 'protests'",
    'killed >= 3 AND killed <= 3 AND NOT killed > 3',
    'ended',
    'ended = TRUE AND ended > FALSE',
    "day = DATE('2023-05-29') AND day = '2023-05-29' AND day < DATE('2023-06-01')",
    "start = TIMESTAMP('2023-05-29T12:00:00+02:00') AND start < end AND start = '2023-05-29T10:00:00.000Z'",
    "title LIKE 'Road%' AND CASEI(ACCENTI(title)) LIKE '%zvecan'",
    'killed BETWEEN 3 AND 3 AND killed NOT BETWEEN 4 AND 5',
    "type IN ('riot', 'protest') AND type NOT IN ('riot') AND CASEI(type) IN (CASEI('PROTEST'))",
    'nothing IS NULL AND other IS NULL AND type IS NOT NULL AND (nothing = 1) IS NULL',
    'killed + 4 * 2 = 11 AND (killed + 4) * 2 = 14 AND killed - 1 - 1 = 1',
    'killed / 2 = 1.5 AND killed DIV 2 = 1 AND -7 DIV 2 = -3 AND killed % 2 = 1 AND -7 % 2 = -1',
    '2 ^ killed = 8 AND 2 ^ 3 ^ 0 = 2 AND -2 ^ 2 = 4',
    'S_INTERSECTS(place, BBOX(20, 42, 21, 43)) AND S_DISJOINT(place, POINT(20 42))',
    "T_DURING(INTERVAL(start, end), INTERVAL('2023-05-29', '..'))",
    "T_AFTER(start, DATE('2023-05-28')) AND T_INTERSECTS(start, day)",
    "A_CONTAINS(actors, ('kfor')) AND A_EQUALS(actors, ('kfor', 'police', 'kfor')) AND A_CONTAINEDBY((), actors)",
    "A_OVERLAPS(actors, ('x', type, 'police')) AND A_EQUALS(((1, 2), ()), ((), (2, 1)))",
    'TRUE OR nothing',
    'FALSE OR NOT FALSE',
  ])('satisfies %s', (filter) => {
    expect(judge(filter)).toBe(true);
  });

  it.each([
    "type = 'Protest'",
    'FALSE AND nothing = 1',
    "day = '2023-05-30'",
    "A_CONTAINS(actors, ('kfor', nothing, 'un'))",
    "A_EQUALS(actors, ('kfor'))",
    'A_OVERLAPS(actors, ())',
    'A_CONTAINS(actors, ((1)))',
    'killed BETWEEN 4 AND nothing',
    'S_WITHIN(place, BBOX(21, 42, 22, 43))',
  ])('does not satisfy %s', (filter) => {
    expect(judge(filter)).toBe(false);
  });

  it.each([
    'nothing = 1',
    'nothing <> 1',
    'NOT nothing = 1',
    'nothing',
    'NOT other',
    'TRUE AND nothing',
    'FALSE OR nothing = 1',
    "nothing LIKE '%'",
    'nothing NOT IN (1, 2)',
    'killed IN (1, nothing)',
    'killed NOT IN (1, nothing)',
    'nothing IN (1)',
    'killed BETWEEN 1 AND nothing',
    'killed / 0 > 1',
    'killed % 0 = 0',
    'killed DIV 0 = 0',
    '(0 - 8) ^ 0.5 = 1',
    '10 ^ 400 > 1',
    'killed + nothing = 3',
    'CASEI(nothing) = CASEI(nothing)',
    'S_INTERSECTS(nothing, BBOX(20, 42, 21, 43))',
    "T_AFTER(INTERVAL(start, nothing), DATE('2020-01-01'))",
    "A_CONTAINS(nothing, ('kfor'))",
    "A_CONTAINS(actors, ('kfor', nothing))",
    'A_OVERLAPS(actors, (nothing))',
    "killed = 'three'",
    "day = TIMESTAMP('2023-05-29T00:00:00Z')",
    "day = 'Monday'",
    'type',
    "unknown('x')",
    'constructor()',
  ])('leaves unknown %s', (filter) => {
    expect(judge(filter)).toBeNull();
  });

  it('is asked through the functions of the server, with values as arguments', () => {
    const calls = {
      sum: (args: readonly (Value | null)[]) =>
        args.every((arg) => typeof arg === 'number') ? (args as number[]).reduce((a, b) => a + b, 0) : null,
    };
    const asked = (filter: string) => evaluatePredicate(parseText(filter), (name) => record[name], calls);
    expect(asked('sum(killed, 2, 1 + 1) = 7')).toBe(true);
    expect(asked('sum(killed, nothing) = 7')).toBeNull();
    expect(asked('sum(sum(1, 2), 3) = 7')).toBe(false);
  });

  it('orders texts by code point', () => {
    const asked = (filter: string) => evaluatePredicate(parseText(filter), () => '\uFF5E');
    expect(asked("x < '😀'")).toBe(true);
    expect(asked("x > 'Ž' AND x >= '\uFF5E' AND x < '\uFF5Ea'")).toBe(true);
  });
});

describe('three-valued logic', () => {
  const values = { true: true, false: false, null: null } as const;
  const table: [keyof typeof values, keyof typeof values, boolean | null, boolean | null][] = [
    ['true', 'true', true, true],
    ['true', 'false', false, true],
    ['true', 'null', null, true],
    ['false', 'false', false, false],
    ['false', 'null', false, null],
    ['null', 'null', null, null],
  ];
  it.each(table)('of %s and %s', (a, b, and, or) => {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const asked = (filter: string) =>
        evaluatePredicate(parseText(filter), (name) => (name === 'a' ? values[one] : values[other]));
      expect(asked('a AND b')).toBe(and);
      expect(asked('a OR b')).toBe(or);
      expect(asked('NOT (NOT a OR NOT b)')).toBe(and);
      expect(asked('NOT (a AND b)')).toBe(and === null ? null : !and);
    }
  });
});
