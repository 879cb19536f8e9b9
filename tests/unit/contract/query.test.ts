import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aspects, precisionLadder, typeCodes, verifications } from '../../../server/contract/codebook.ts';
import {
  emptyQuery,
  filterParameters,
  parseQuery,
  printParameter,
  printQuery,
  withoutParameter,
} from '../../../server/contract/query.ts';

const zone = 'Europe/Belgrade';
const read = (search: string) => parseQuery(new URLSearchParams(search), zone);

const subset = (values: readonly string[]) =>
  fc.subarray([...values], { minLength: 1 }).map((list) => list.join(','));
const day = fc
  .date({ min: new Date('1997-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const parameters = fc.record(
  {
    bbox: fc
      .tuple(
        fc.integer({ min: -180, max: 180 }),
        fc.integer({ min: -90, max: 0 }),
        fc.integer({ min: -180, max: 180 }),
        fc.integer({ min: 0, max: 90 }),
      )
      .map((box) => box.join(',')),
    datetime: fc.oneof(
      day,
      day.map((start) => `${start}/..`),
      day.map((end) => `../${end}`),
      fc.tuple(day, day).map((pair) => pair.sort().join('/')),
    ),
    q: fc.constantFrom('Zvečan', 'Звечан', 'a b', '100 %', 'x&y=z'),
    type: subset(typeCodes),
    municipality: subset(['zvecan', 'leposavic']),
    claimant: subset(['kfor', 'kosovo-police']),
    verification: subset(verifications),
    precision: fc.constantFrom(...precisionLadder),
    contested: fc.oneof(fc.constantFrom('true', 'false'), subset(aspects)),
    view: fc.constantFrom('preferred', 'all', 'claimant:kfor', 'claimant:kosovo-police'),
    'known-at': day,
    sortby: fc.constantFrom('occurred_start', '-known_from', '-occurred_start,id'),
    limit: fc.integer({ min: 1, max: 10_000 }).map(String),
    offset: fc.integer({ min: 0, max: 1_000_000 }).map(String),
  },
  { requiredKeys: [] },
);

describe('the query of a URL', () => {
  it('reads what it prints as the same query again', () => {
    fc.assert(
      fc.property(parameters, (given) => {
        const { query, faults } = parseQuery(new URLSearchParams(given as Record<string, string>), zone);
        expect(faults).toEqual([]);
        const again = parseQuery(printQuery(query), zone);
        expect(again.faults).toEqual([]);
        expect(again.query).toEqual(query);
        expect(printQuery(again.query).toString()).toBe(printQuery(query).toString());
      }),
    );
  });

  it('is the empty query without parameters', () => {
    expect(read('').query).toEqual(emptyQuery);
    expect(printQuery(emptyQuery).toString()).toBe('');
  });

  it.each([
    ['bbox=1,2,3', 'bbox'],
    ['bbox=1,2,3,x', 'bbox'],
    ['bbox=20,43,21,42', 'bbox'],
    ['bbox=200,1,201,2', 'bbox'],
    ['datetime=yesterday', 'datetime'],
    ['datetime=2023-02-30', 'datetime'],
    ['datetime=../..', 'datetime'],
    ['datetime=2023-06-01/2023-05-01', 'datetime'],
    ['type=battle', 'type'],
    ['municipality=Zve%C4%8Dan', 'municipality'],
    ['contested=maybe', 'contested'],
    ['limit=0', 'limit'],
    ['limit=unlimited', 'limit'],
    ['offset=-1', 'offset'],
    ['sortby=-1st', 'sortby'],
    ['known-at=now', 'known-at'],
    ['q=', 'q'],
    ['colour=red', 'colour'],
    ['type=riot&type=attack', 'type'],
  ])('names the parameter at fault in %s', (search, parameter) => {
    const { faults } = read(search);
    expect(faults.map((fault) => fault.parameter)).toEqual([parameter]);
    expect(faults[0]!.allowed.length).toBeGreaterThan(0);
  });

  it('takes a limit above the maximum as the maximum', () => {
    expect(read('limit=99999').query.limit).toBe(10_000);
  });

  it('reads bare dates as days of the zone, ends inclusive', () => {
    const { datetime } = read('datetime=2023-06-14').query;
    expect(new Date(datetime!.start!).toISOString()).toBe('2023-06-13T22:00:00.000Z');
    expect(new Date(datetime!.end!).toISOString()).toBe('2023-06-14T21:59:59.999Z');
  });

  it('reads a plus sign that arrived as a space', () => {
    expect(read('known-at=2023-05-29T22:00:00+02:00').query.knownAt?.at).toBe(
      Date.parse('2023-05-29T20:00:00Z'),
    );
    expect(read('datetime=2023-05-29T22:00+02:00/..').query.datetime?.start).toBe(
      Date.parse('2023-05-29T20:00:00Z'),
    );
  });

  it('takes the two ground dimensions of a box with heights', () => {
    expect(read('bbox=20,42,0,21,43,500').query.bbox).toEqual([20, 42, 21, 43]);
  });

  it('drops one parameter and keeps the others', () => {
    const { query } = read('type=riot&contested=true&q=x');
    for (const parameter of filterParameters)
      expect(printParameter(withoutParameter(query, parameter), parameter)).toBeNull();
    expect(printQuery(withoutParameter(query, 'q')).toString()).toBe('type=riot&contested=true');
  });
});
