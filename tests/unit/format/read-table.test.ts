import { describe, expect, it } from 'vitest';
import { importFields } from '../../../server/contract/import.ts';
import { findingCode } from '../../../server/format/finding-code.ts';
import { isHxlRow, proposeColumns } from '../../../server/format/propose-columns.ts';
import { dateIn, tableDocument } from '../../../server/format/read-table.ts';

const terms = { dataSet: { id: 'set', title: 'Set' }, status: 'in_review' as const, isPrivate: false };
const nowhere = () => ({ fault: 'place_unknown' as const });
const read = (cells: Record<string, string>, date_order: 'dmy' | 'mdy' | null = null) =>
  tableDocument((field) => cells[field] ?? '', 7, terms, { date_order, types: {} }, nowhere);

describe('a date of a table', () => {
  it.each([
    ['2024-06-05', null, '2024-06-05'],
    ['2024', null, '2024'],
    ['2024-06-05T10:00:00Z', null, '2024-06-05T10:00:00Z'],
    ['2024-06-05 10:00', null, '2024-06-05'],
    ['5 June 2024', null, '2024-06-05'],
    ['25/06/2024', null, '2024-06-25'],
    ['06/25/2024', null, '2024-06-25'],
    ['05.05.2024.', null, '2024-05-05'],
    ['05/06/2024', null, 'ambiguous'],
    ['05/06/2024', 'dmy', '2024-06-05'],
    ['05/06/2024', 'mdy', '2024-05-06'],
    ['25/06/2024', 'mdy', null],
    ['31/02/2024', 'dmy', null],
    ['yesterday', null, null],
  ] as const)('«%s», with the order %s, is %s', (text, order, expected) => {
    expect(dateIn(text, order)).toBe(expected);
  });
});

describe('a row of a table', () => {
  it('has its number as id where it has none, and the publisher of the set where it names nobody', () => {
    const { document } = read({ title: 'Talks', type: 'meeting', occurred_start: '2024-06-05' });
    expect(document).toMatchObject({ id: 'set-7', status: 'in_review', types: [{ sub_type: 'meeting' }] });
    expect(document!.accounts[0]).toMatchObject({ claimant: { id: 'set' }, imported: { format: 'csv' } });
  });

  it('reads a decimal comma and a degree sign, and names each coordinate that it cannot read', () => {
    const good = read({ type: 'other', occurred_start: '2024', latitude: '45,5°', longitude: '30.25' });
    expect(good.document!.accounts[0]!.place!.parts).toMatchObject([{ lat: 45.5, lon: 30.25 }]);
    const bad = read({ type: 'other', occurred_start: '2024', latitude: '95', longitude: 'x' });
    expect(bad.faults!.map(({ column, code }) => [column, code])).toEqual([
      ['latitude', 'degrees_unreadable'],
      ['longitude', 'degrees_unreadable'],
    ]);
  });

  it('is told of once where a date cannot be read', () => {
    const { faults } = read({ type: 'other', occurred_start: '05/06/2024' });
    expect(faults).toMatchObject([{ column: 'occurred_start', code: 'date_ambiguous' }]);
    expect(faults).toHaveLength(1);
  });
});

describe('columns', () => {
  it('are proposed by their names in any case and spelling, each field once', () => {
    const { fields } = proposeColumns(
      ['Event Date', 'LAT', 'lng', 'Latitude', 'Notes', 'Colour'],
      null,
      'utf-8',
    );
    expect(fields).toEqual(['occurred_start', null, 'longitude', 'latitude', 'statement', null]);
    expect(proposeColumns([...importFields], null, 'utf-8').fields).toEqual([...importFields]);
  });

  it('are proposed by HXL hashtags, whatever the order of their attributes', () => {
    const row = ['#geo +lon', '#event+id+code', '#date +start', ''];
    expect(isHxlRow(row)).toBe(true);
    expect(isHxlRow(['#1', 'x'])).toBe(false);
    expect(proposeColumns(['a', 'b', 'c', 'd'], row, 'utf-8').fields).toEqual([
      ...['longitude', 'id', 'occurred_start'],
      null,
    ]);
  });
});

describe('a finding', () => {
  it.each([
    ['a whole number from 0', 'count_unreadable'],
    ['degrees from -90 to 90', 'degrees_unreadable'],
    ['YYYY-MM-DD', 'date_unreadable'],
    ['1 to 7', 'code_unknown'],
    ['an incident that was not retracted', 'retracted'],
    ['end_before_start', 'end_before_start'],
    ['something of tomorrow', 'value_invalid'],
  ])('that allows «%s» has the code %s', (allowed, code) => {
    expect(findingCode({ allowed })).toBe(code);
  });
});
