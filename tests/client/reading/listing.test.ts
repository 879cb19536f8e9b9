import { expect, test } from 'vitest';
import { byMonth } from '../../../client/src/state/listing.ts';
import { incidentFeature } from './incident-detail.ts';

const on = (id: string, occurred_start: string | null) => incidentFeature(id, { occurred_start });

test('incidents are grouped by the local month in which they began, in the order given', () => {
  const groups = byMonth(
    [
      on('c', '2024-06-10T10:00:00Z'),
      on('b', '2024-05-31T22:30:00Z'),
      on('a', '2024-05-31T21:30:00Z'),
      on('z', null),
    ],
    'Europe/Vienna',
  );
  expect(groups.map(({ month, incidents }) => [month, incidents.map(({ id }) => id)])).toEqual([
    ['2024-06', ['c', 'b']],
    ['2024-05', ['a']],
    [null, ['z']],
  ]);
});

test('no incident is lost when months alternate', () => {
  const list = [
    on('a', '2024-06-10T10:00:00Z'),
    on('b', '2024-05-10T10:00:00Z'),
    on('c', '2024-06-11T10:00:00Z'),
  ];
  const groups = byMonth(list, 'UTC');
  expect(groups.flatMap(({ incidents }) => incidents)).toEqual(list);
});
