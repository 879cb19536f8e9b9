import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRow } from '../../../server/format/csv-text.ts';
import { columnsOf, dayOf } from '../../../server/format/exchange-row.ts';
import { readCsv } from '../../../server/format/read-csv.ts';
import { readFeatures } from '../../../server/format/read-features.ts';
import { inPieces } from '../../support/import-text.ts';

async function recordsOf(text: string, size?: number) {
  const all: { row: number; cells: string[] }[] = [];
  for await (const records of readCsv(inPieces(text, size))) all.push(...records);
  return all;
}

describe('reading CSV', () => {
  it('gives back what was written, wherever the pieces of the file end', async () => {
    const unit = fc.constantFrom('a', ' ', ',', '"', '\n', '\r\n', ';', 'š');
    // Before what a spreadsheet would run, a return at the beginning among it, our files put an apostrophe.
    const cell = fc.string({ unit }).filter((text) => !text.startsWith('\r'));
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (cells, size) => {
        const text = csvRow(['one', 'two', 'three']) + cells.map((row) => csvRow(row)).join('');
        expect((await recordsOf(text, size)).slice(1).map((one) => one.cells)).toEqual(cells);
      }),
      { numRuns: 300 },
    );
  });

  it('takes a byte order mark, semicolons, tabs, empty lines and a missing last line end', async () => {
    for (const delimiter of [',', ';', '\t']) {
      const text = ['\ufeffa', 'b,c'].join(delimiter).replace(',', delimiter);
      const all = await recordsOf(`${text}\r\n\r\n1${delimiter}2${delimiter}"3"`);
      expect(all).toEqual([
        { row: 1, cells: ['a', 'b', 'c'] },
        { row: 2, cells: ['1', '2', '3'] },
      ]);
    }
  });

  it('matches columns by name, whatever their order and spelling, and names the missing ones', () => {
    const { missing, cellsOf } = columnsOf(
      ['Sub Event-Type', 'EVENT_ID_CNTY', 'extra'],
      ['event_id_cnty', 'sub_event_type', 'iso'],
    );
    const cells = cellsOf(["'=1", ' X1 ', 'y']);
    expect([missing, cells('event_id_cnty'), cells('sub_event_type'), cells('iso')]).toEqual([
      ['iso'],
      'X1',
      '=1',
      '',
    ]);
  });

  it('reads days as the data sets write them, and none that do not exist', () => {
    const days = [
      '2024-05-01',
      '2024-05-01 00:00:00.000',
      '01-05-2024',
      '1/5/2024',
      '01 May 2024',
      '1 may 2024',
    ];
    expect(days.map(dayOf)).toEqual(days.map(() => '2024-05-01'));
    for (const wrong of ['', '2024-02-30', '31-04-2024', '2024', '5 Mai 2024', 'May 1, 2024'])
      expect(dayOf(wrong)).toBeNull();
  });

  it('cuts features out of a collection or a sequence, wherever the pieces end', async () => {
    const features = [1, 2, 3].map((id) => ({
      ...{ type: 'Feature', id, geometry: { type: 'Point', coordinates: [1, 2] } },
      properties: { text: 'a } { "features": [ \\ "', list: [[{ deep: {} }]] },
    }));
    const crs = { type: 'name', properties: { name: 'EPSG:4326' }, a: [1] };
    const collection = JSON.stringify({ type: 'FeatureCollection', crs, features, after: { b: [] } });
    const lines = features.map((one) => `\u001e${JSON.stringify(one)}\n`).join('');
    for (const text of [collection, lines])
      for (const size of [1, 7, 1_000]) {
        const found = [];
        for await (const some of readFeatures(inPieces(text, size))) found.push(...some);
        expect(found.map((one) => one.value)).toEqual(features);
      }
  });
});
