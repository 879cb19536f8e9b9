/** The same condition in both encodings, in the words of this service; the text is as the printer writes it. */
export type Pair = readonly [text: string, json: unknown];

const p = (property: string) => ({ property });
const op = (name: string, ...args: unknown[]) => ({ op: name, args });
const point = { type: 'Point', coordinates: [20.87, 42.89] };
const square = {
  type: 'Polygon',
  coordinates: [
    [
      [20, 42],
      [21, 42],
      [21, 43],
      [20, 42],
    ],
  ],
};

export const pairs: readonly Pair[] = [
  // Comparisons and literals
  ["type = 'protest'", op('=', p('type'), 'protest')],
  ["status <> 'draft'", op('<>', p('status'), 'draft')],
  ['accounts_count > 2', op('>', p('accounts_count'), 2)],
  ['uncertainty_m <= 250.5', op('<=', p('uncertainty_m'), 250.5)],
  ['x < -1e-9', op('<', p('x'), -1e-9)],
  ['x >= 1e+21', op('>=', p('x'), 1e21)],
  ['has_end = TRUE', op('=', p('has_end'), true)],
  ['FALSE', false],
  ['has_end', p('has_end')],
  ["recorded_on = DATE('2023-05-29')", op('=', p('recorded_on'), { date: '2023-05-29' })],
  [
    "published_at < TIMESTAMP('2023-05-29T17:30:00.25Z')",
    op('<', p('published_at'), { timestamp: '2023-05-29T17:30:00.25Z' }),
  ],
  ["title = 'Roadblock at ''the bridge'''", op('=', p('title'), "Roadblock at 'the bridge'")],
  ["note = 'C:\\\\new\\\\'", op('=', p('note'), 'C:\\new\\')],
  ["note = 'one\\ntwo'", op('=', p('note'), 'one\ntwo')],
  ["title = 'Звечан · Zveçan 😀'", op('=', p('title'), 'Звечан · Zveçan 😀')],
  ["'protest' = type", op('=', 'protest', p('type'))],
  ['occurred_start = occurred_end', op('=', p('occurred_start'), p('occurred_end'))],
  // Names
  ['општина = 1', op('=', p('општина'), 1)],
  ['a = 1', op('=', p('a'), 1)],
  ['gis:zone.code = 1', op('=', p('gis:zone.code'), 1)],
  ['"known-from" = 1', op('=', p('known-from'), 1)],
  ['"date" = "point"', op('=', p('date'), p('point'))],
  ['"say ""when""" = 1', op('=', p('say "when"'), 1)],
  ['"and" AND "Not"', op('and', p('and'), p('Not'))],
  // Logic
  ['a AND b AND c', op('and', p('a'), p('b'), p('c'))],
  ['a OR b AND c', op('or', p('a'), op('and', p('b'), p('c')))],
  ['(a OR b) AND c', op('and', op('or', p('a'), p('b')), p('c'))],
  ['NOT a AND b', op('and', op('not', p('a')), p('b'))],
  ['NOT (a AND b)', op('not', op('and', p('a'), p('b')))],
  ['NOT NOT a', op('not', op('not', p('a')))],
  ['NOT a = 1', op('not', op('=', p('a'), 1))],
  // Null, LIKE, BETWEEN, IN
  ['place IS NULL', op('isNull', p('place'))],
  ['place IS NOT NULL', op('not', op('isNull', p('place')))],
  ['(a = 1) IS NULL', op('isNull', op('=', p('a'), 1))],
  ["title LIKE 'Road%'", op('like', p('title'), 'Road%')],
  ["title NOT LIKE '100\\%'", op('not', op('like', p('title'), '100\\%'))],
  ["CASEI(title) LIKE CASEI('%BRIDGE%')", op('like', op('casei', p('title')), op('casei', '%BRIDGE%'))],
  ['killed BETWEEN 1 AND 3 AND a', op('and', op('between', p('killed'), 1, 3), p('a'))],
  ['killed NOT BETWEEN 1 AND 3', op('not', op('between', p('killed'), 1, 3))],
  ["type IN ('riot', 'protest')", op('in', p('type'), ['riot', 'protest'])],
  ['killed NOT IN (1)', op('not', op('in', p('killed'), [1]))],
  [
    "ACCENTI(CASEI(name)) IN (ACCENTI(CASEI('Zveçan')))",
    op('in', op('accenti', op('casei', p('name'))), [op('accenti', op('casei', 'Zveçan'))]),
  ],
  // Arithmetic
  ['a + b * c = 7', op('=', op('+', p('a'), op('*', p('b'), p('c'))), 7)],
  ['(a + b) * c = 7', op('=', op('*', op('+', p('a'), p('b')), p('c')), 7)],
  ['a - b - c = 7', op('=', op('-', op('-', p('a'), p('b')), p('c')), 7)],
  ['a - (b - c) = 7', op('=', op('-', p('a'), op('-', p('b'), p('c'))), 7)],
  ['a DIV 2 % 3 = 1', op('=', op('%', op('div', p('a'), 2), 3), 1)],
  ['a ^ b ^ 2 > 1', op('>', op('^', p('a'), op('^', p('b'), 2)), 1)],
  ['(a ^ b) ^ 2 > 1', op('>', op('^', op('^', p('a'), p('b')), 2), 1)],
  ['a - -3 = b / -0.5', op('=', op('-', p('a'), -3), op('/', p('b'), -0.5))],
  ['-1 * a > 0', op('>', op('*', -1, p('a')), 0)],
  // Space
  ['S_INTERSECTS(geometry, POINT(20.87 42.89))', op('s_intersects', p('geometry'), point)],
  [
    'S_WITHIN(POINT Z(1 2 3), geometry)',
    op('s_within', { type: 'Point', coordinates: [1, 2, 3] }, p('geometry')),
  ],
  ['S_CONTAINS(geometry, POINT EMPTY)', op('s_contains', p('geometry'), { type: 'Point', coordinates: [] })],
  [
    'S_TOUCHES(geometry, LINESTRING(-1 -2, 3 4))',
    op('s_touches', p('geometry'), {
      type: 'LineString',
      coordinates: [
        [-1, -2],
        [3, 4],
      ],
    }),
  ],
  ['S_EQUALS(geometry, POLYGON((20 42, 21 42, 21 43, 20 42)))', op('s_equals', p('geometry'), square)],
  [
    'S_DISJOINT(geometry, MULTIPOINT((1 2), (3 4)))',
    op('s_disjoint', p('geometry'), {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    }),
  ],
  [
    'S_CROSSES(geometry, GEOMETRYCOLLECTION(POINT(20.87 42.89), GEOMETRYCOLLECTION EMPTY))',
    op('s_crosses', p('geometry'), {
      type: 'GeometryCollection',
      geometries: [point, { type: 'GeometryCollection', geometries: [] }],
    }),
  ],
  [
    'S_OVERLAPS(geometry, BBOX(177, -18, -179, 0))',
    op('s_overlaps', p('geometry'), { bbox: [177, -18, -179, 0] }),
  ],
  [
    'S_INTERSECTS(geometry, BBOX(20, 42, -10, 21, 43, 800))',
    op('s_intersects', p('geometry'), { bbox: [20, 42, -10, 21, 43, 800] }),
  ],
  // Time
  [
    "T_INTERSECTS(occurred, INTERVAL('2023-05-26', '..'))",
    op('t_intersects', p('occurred'), { interval: ['2023-05-26', '..'] }),
  ],
  [
    "T_DURING(INTERVAL(start, end), INTERVAL('..', '2023-05-29T22:00:00Z'))",
    op('t_during', { interval: [p('start'), p('end')] }, { interval: ['..', '2023-05-29T22:00:00Z'] }),
  ],
  ['T_FINISHEDBY(a, INTERVAL(b, when()))', op('t_finishedBy', p('a'), { interval: [p('b'), op('when')] })],
  ["T_AFTER(start, DATE('2023-05-29'))", op('t_after', p('start'), { date: '2023-05-29' })],
  // Lists and functions
  ["A_CONTAINS(actors, ('police', 'kfor'))", op('a_contains', p('actors'), ['police', 'kfor'])],
  ['A_CONTAINEDBY(codes, ())', op('a_containedBy', p('codes'), [])],
  ["A_OVERLAPS((1, (TRUE), ()), f('x', ('y')))", op('a_overlaps', [1, [true], []], op('f', 'x', ['y']))],
  ["text_search('bridge')", op('text_search', 'bridge')],
  ['near(geometry, 10, (a + 1) * 2)', op('near', p('geometry'), 10, op('*', op('+', p('a'), 1), 2))],
  ['f(a = 1, NOT b)', op('f', op('=', p('a'), 1), op('not', p('b')))],
];
