import { booleanIntersects, booleanPointInPolygon, booleanWithin } from '@turf/turf';
import type { MultiPolygon, Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { evaluatePredicate, type Value } from '../../../server/query/cql2/evaluate.ts';
import { countries, matching, places, type Row, rivers } from './annex-rows.ts';
import { published } from './published.ts';

function where(all: Row[], test: (row: Row) => boolean): number[] {
  return all.flatMap((row, index) => (test(row) ? [index] : []));
}

const text = (row: Row, name: string) => String(row[name]);
const number = (row: Row, name: string) => Number(row[name]);
const bytes = (value: string) => Buffer.from(value, 'utf8');
const ms = (row: Row, name: string) => Date.parse(`${text(row, name)}Z`);
const dated = (row: Row) => row.start !== null;

describe('the data sets of annex A', () => {
  it(published ? 'are all there' : 'are absent here, so that less is measured', () => {
    expect([countries.length, places.length, rivers.length]).toEqual(published ? [177, 243, 13] : [0, 0, 0]);
  });

  const plain: [string, Row[], string, (row: Row) => boolean][] = [
    [
      'a comparison of texts',
      places,
      "name >= 'Ljubljana'",
      (row) => Buffer.compare(bytes(text(row, 'name')), bytes('Ljubljana')) >= 0,
    ],
    ['a comparison of numbers', countries, 'POP_EST < 1e7', (row) => number(row, 'POP_EST') < 1e7],
    [
      'two properties',
      places,
      'pop_min < pop_other',
      (row) => number(row, 'pop_min') < number(row, 'pop_other'),
    ],
    ['two texts', places, 'name <> nameascii', (row) => row.name !== row.nameascii],
    [
      'arithmetic',
      places,
      '(pop_max - pop_min) * 2 > pop_other DIV 3',
      (row) =>
        (number(row, 'pop_max') - number(row, 'pop_min')) * 2 > Math.trunc(number(row, 'pop_other') / 3),
    ],
    [
      'BETWEEN',
      places,
      'pop_other BETWEEN pop_min AND pop_max',
      (row) =>
        number(row, 'pop_other') >= number(row, 'pop_min') &&
        number(row, 'pop_other') <= number(row, 'pop_max'),
    ],
    [
      'NOT BETWEEN',
      countries,
      'POP_EST NOT BETWEEN 1e6 AND 1e8',
      (row) => number(row, 'POP_EST') < 1e6 || number(row, 'POP_EST') > 1e8,
    ],
    [
      'IN',
      countries,
      "CONTINENT IN ('Europe', 'Asia')",
      (row) => row.CONTINENT === 'Europe' || row.CONTINENT === 'Asia',
    ],
    ['LIKE', countries, "NAME LIKE '_a%n_a'", (row) => /^.a.*n.a$/u.test(text(row, 'NAME'))],
    [
      'CASEI in Greek',
      countries,
      "CASEI(NAME_EL) LIKE CASEI('%ΊΑ')",
      (row) => /ία$/iu.test(text(row, 'NAME_EL')),
    ],
    [
      'ACCENTI',
      places,
      'ACCENTI(name) = nameascii AND name <> nameascii',
      (row) =>
        row.name !== row.nameascii &&
        text(row, 'name')
          .normalize('NFD')
          .replace(/\p{Mn}/gu, '')
          .replace('ø', 'o') === row.nameascii,
    ],
    ['null in a negation', places, "NOT namealt = 'x'", (row) => row.namealt !== null && row.namealt !== 'x'],
    [
      'null in a disjunction',
      places,
      "namealt LIKE '%a%' OR adm1name IS NULL",
      (row) => row.adm1name === null || (row.namealt !== null && text(row, 'namealt').includes('a')),
    ],
    ['booleans', places, 'boolean OR NOT boolean', (row) => row.boolean !== null],
    [
      'dates',
      places,
      '"date" > DATE(\'2021-12-31\')',
      (row) => row.date !== null && text(row, 'date') > '2021-12-31',
    ],
    [
      'timestamps',
      places,
      "start < TIMESTAMP('2022-04-16T10:14:00Z')",
      (row) => dated(row) && ms(row, 'start') < Date.UTC(2022, 3, 16, 10, 14),
    ],
    [
      'T_AFTER',
      places,
      "T_AFTER(INTERVAL(start, end), DATE('2022-04-15'))",
      (row) => dated(row) && ms(row, 'start') >= Date.UTC(2022, 3, 16),
    ],
    [
      'T_INTERSECTS',
      places,
      "T_INTERSECTS(INTERVAL(start, end), INTERVAL('..', '2022-04-16T10:13:19Z'))",
      (row) => dated(row) && ms(row, 'start') <= Date.UTC(2022, 3, 16, 10, 13, 19),
    ],
    [
      'T_CONTAINS',
      places,
      "T_CONTAINS(INTERVAL(start, end), INTERVAL('2022-05-01', '2022-06-01'))",
      (row) => dated(row) && ms(row, 'start') < Date.UTC(2022, 4, 1) && ms(row, 'end') > Date.UTC(2022, 5, 2),
    ],
    [
      'T_DISJOINT',
      places,
      "NOT T_DISJOINT(\"date\", INTERVAL('2022-01-01', '2022-12-31'))",
      (row) => row.date !== null && text(row, 'date').startsWith('2022'),
    ],
  ];

  it.each(plain)('answer %s as plain code does', (_what, all, filter, test) => {
    expect(matching(all, filter)).toEqual(where(all, test));
    // A filter that takes none or all of the rows would show little.
    const found = matching(all, filter).length;
    expect(published ? found > 0 && found < all.length : found === 0, `${found} found`).toBe(true);
  });

  it('answer every box of a grid as another library does', () => {
    for (let west = -180; west < 180; west += 60)
      for (let south = -90; south < 90; south += 45) {
        const box = `BBOX(${west}, ${south}, ${west + 60}, ${south + 45})`;
        const ring = [
          [west, south],
          [west + 60, south],
          [west + 60, south + 45],
          [west, south + 45],
          [west, south],
        ];
        const area = { type: 'Polygon' as const, coordinates: [ring] };
        for (const all of [places, rivers])
          expect(matching(all, `S_INTERSECTS(geom, ${box})`), box).toEqual(
            where(all, (row) => booleanIntersects(row.geom, area)),
          );
        expect(matching(places, `S_WITHIN(geom, ${box})`), box).toEqual(
          where(places, (row) => booleanWithin(row.geom, area)),
        );
        const drawn = `POLYGON((${ring.map((position) => position.join(' ')).join(', ')}))`;
        expect(matching(countries, `S_INTERSECTS(geom, ${box})`), box).toEqual(
          matching(countries, `S_INTERSECTS(geom, ${drawn})`),
        );
        expect(matching(countries, `S_INTERSECTS(${drawn}, geom)`), box).toEqual(
          where(countries, (row) => booleanIntersects(row.geom, area)),
        );
      }
  });

  it('find the country of every place as another library does', () => {
    for (const { geom } of places) {
      const [x, y] = (geom as Point).coordinates;
      const inside = where(countries, (row) =>
        booleanPointInPolygon(geom as Point, row.geom as MultiPolygon),
      );
      expect(matching(countries, `S_CONTAINS(geom, POINT(${x} ${y}))`)).toEqual(inside);
    }
  });

  it('let every country touch or overlap nothing that it is disjoint from', () => {
    for (const country of countries.slice(0, 20)) {
      const related = (op: 's_intersects' | 's_disjoint' | 's_touches' | 's_equals') =>
        where(
          countries,
          (row) =>
            evaluatePredicate({ op, args: [{ property: 'geom' }, country.geom] }, () => row.geom as Value) ===
            true,
        );
      const [meets, apart] = [related('s_intersects'), related('s_disjoint')];
      expect([...meets, ...apart].sort((a, b) => a - b)).toEqual(countries.map((_, index) => index));
      expect(meets).toEqual(expect.arrayContaining(related('s_touches')));
      expect(related('s_equals')).toEqual([countries.indexOf(country)]);
    }
  });
});
