import { beforeEach, describe, expect, test } from 'vitest';
import { query } from '../../../client/src/state/location.ts';
import { changePeriod, datetimeOf, period } from '../../../client/src/state/period.ts';
import { serveInvented } from './invented-deployment.ts';

beforeEach(() => serveInvented());

describe('period', () => {
  test('days are local days of the region: the last one counts to its last instant', () => {
    expect(datetimeOf({ from: '2024-06-01', to: '2024-06-02' }, 'Europe/Vienna')).toEqual({
      text: '2024-06-01/2024-06-02',
      start: Date.parse('2024-05-31T22:00:00Z'),
      end: Date.parse('2024-06-02T21:59:59.999Z'),
    });
  });

  test('days out of order are swapped, and no day is no filter', () => {
    expect(datetimeOf({ from: '2024-06-02', to: '2024-06-01' }, 'UTC')!.text).toBe('2024-06-01/2024-06-02');
    expect(datetimeOf({ from: null, to: null }, 'UTC')).toBeNull();
  });

  test('a period that is set stands in the address and reads back', () => {
    changePeriod({ from: '2024-06-01', to: null });
    expect(location.search).toBe('?datetime=2024-06-01/..');
    expect(period.value).toEqual({ from: '2024-06-01', to: null });
    changePeriod({ from: null, to: null });
    expect(location.search).toBe('');
    expect(query.value.datetime).toBeNull();
  });

  test('a month in the address is shown as its days', async () => {
    await serveInvented('/?datetime=2024-06');
    expect(period.value).toEqual({ from: '2024-06-01', to: '2024-06-30' });
  });
});
