import { describe, expect, it } from 'vitest';
import { readDuration, shifted } from '../../../server/contract/duration.ts';
import { parseQuery } from '../../../server/contract/query.ts';

const zone = 'Europe/Vienna';
const period = (text: string) => parseQuery(new URLSearchParams({ datetime: text }), zone);
const span = (text: string) => {
  const { datetime } = period(text).query;
  return datetime && [datetime.start, datetime.end].map((ms) => new Date(ms!).toISOString());
};

describe('a duration in a period', () => {
  it.each([
    ['2024-05-29/P2D', '2024-05-29/2024-05-30'],
    ['2024-05/P1M', '2024-05-01/2024-05-31'],
    ['2024/P1Y', '2024-01-01/2024-12-31'],
    ['P1M/2024-06-30', '2024-06-01/2024-06-30'],
    ['P1W/2024-06-30', '2024-06-24/2024-06-30'],
    ['2024-05-29T10:00:00Z/PT6H', '2024-05-29T10:00:00.000Z/2024-05-29T16:00:00.000Z'],
    ['P1D/2024-05-29T10:00:00+02:00', '2024-05-28T08:00:00.000Z/2024-05-29T08:00:00.000Z'],
  ])('%s is %s', (text, same) => {
    expect(period(text).faults).toEqual([]);
    expect(period(text).query.datetime?.text).toBe(same);
    expect(span(text)).toEqual(span(same));
  });

  it('counts days of the zone, also over the change of its clocks', () => {
    expect(span('2024-03-30/P2D')).toEqual(['2024-03-29T23:00:00.000Z', '2024-03-31T21:59:59.999Z']);
    expect(span('2024-05-29/PT36H')).toEqual(['2024-05-28T22:00:00.000Z', '2024-05-30T09:59:59.999Z']);
  });

  it('stays within the month that it reaches', () => {
    const may = Date.parse('2024-05-31T12:00:00Z');
    const month = readDuration('P1M')!;
    expect(new Date(shifted(may, month, 1, 'UTC')).toISOString()).toBe('2024-06-30T12:00:00.000Z');
    expect(new Date(shifted(may, readDuration('P3M')!, -1, 'UTC')).toISOString()).toBe(
      '2024-02-29T12:00:00.000Z',
    );
  });

  it.each([
    'P2D',
    'P2D/P1D',
    '../P2D',
    'P2D/..',
    '2024/P',
    '2024/PT',
    '2024/P0D',
    '2024/P1.5D',
    '2024/P-1D',
    '9998-12-31/P9999Y',
    '2024/P1DT',
  ])('%s is no period', (text) => {
    expect(period(text).faults[0]?.parameter).toBe('datetime');
  });
});
