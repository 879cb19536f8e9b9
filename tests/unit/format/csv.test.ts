import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFormat } from '../../../server/format/csv.ts';
import { csvCell } from '../../../server/format/csv-text.ts';
import { hxlTag } from '../../../server/format/hxl.ts';
import { plainIncident } from '../../fixtures/incidents.ts';
import { batches, exportContext, featureItem, itemOf, propertyInfo, written } from './export-items.ts';

const invented = exportContext({
  collection: 'layer',
  properties: [
    propertyInfo('id', 'string', { role: 'id' }),
    propertyInfo('note', 'string'),
    propertyInfo('words', 'strings'),
    propertyInfo('size', 'number'),
    propertyInfo('open', 'boolean'),
    propertyInfo('hidden', 'string', { returned: false }),
  ],
});

const rows = (text: string) => parse(text, { bom: true, relax_quotes: false }) as string[][];

describe('a CSV file', () => {
  it('gives every text back as it was, but for the apostrophe before a formula', async () => {
    const value = fc.record({
      note: fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('=1+1', '-x', '@a', '\t', 'a\r\nb', '"', ' '),
      ),
      words: fc.array(fc.constantFrom('ћ', 'a, b', '"q"'), { maxLength: 3 }),
      size: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)),
      open: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 8 }), async (values) => {
        const items = values.map((properties, index) => featureItem(`f${index}`, properties));
        const [head, ...body] = rows(await written(csvFormat, batches(items), invented));
        expect(head).toEqual(['id', 'note', 'words', 'size', 'open']);
        expect(body).toHaveLength(values.length);
        values.forEach(({ note, words, size, open }, index) => {
          const [id, readNote, readWords, readSize, readOpen] = body[index]!;
          expect(id).toBe(`f${index}`);
          expect(readNote).toBe(/^[=+\-@\t\r]/.test(note) ? `'${note}` : note);
          expect(readWords).toBe(words.join('; '));
          expect(readSize === '' ? null : Number(readSize)).toEqual(size === 0 ? 0 : size);
          expect(readOpen).toBe(String(open));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('never lets a text begin with what a spreadsheet runs, and leaves negative numbers alone', () => {
    for (const first of ['=', '+', '-', '@', '\t', '\r'])
      expect(csvCell(`${first}SUM(A1)`).replace(/^"/, '')[0]).toBe("'");
    expect(csvCell(-4.5)).toBe('-4.5');
    expect(csvCell(['=a', 'b'])).toBe("'=a; b");
  });

  it('ends its lines with carriage return and line feed', async () => {
    const text = await written(csvFormat, batches([featureItem('a', { note: 'x' })]), invented);
    expect(text).toBe('id,note,words,size,open\r\na,x,,,\r\n');
  });

  it('has the byte order mark only when it is asked for', async () => {
    const withMark = { ...invented, options: { bom: 'true' } };
    expect((await written(csvFormat, batches(), withMark)).startsWith('\ufeffid,')).toBe(true);
    expect((await written(csvFormat, batches(), invented)).startsWith('id,')).toBe(true);
  });

  it('puts the HXL hashtags into the second row when they are asked for', async () => {
    const context = exportContext({ options: { hxl: 'true' } });
    const [head, tags, first] = rows(await written(csvFormat, batches([itemOf(plainIncident())]), context));
    const tagOf = (column: string) => tags![head!.indexOf(column)];
    expect(tagOf('type')).toBe('#event+type');
    expect(tagOf('occurred_start')).toBe('#date+start');
    expect([tagOf('lat'), tagOf('lon')]).toEqual(['#geo+lat', '#geo+lon']);
    expect(tagOf('place_name')).toBe('#loc+name');
    expect(tagOf('municipality_names')).toBe('#adm2+name');
    expect(tagOf('killed_low')).toMatch(/^#affected\+killed/);
    expect(tagOf('wounded_low')).toMatch(/^#affected\+injured/);
    expect(tagOf('title_sr_cyrl')).toBe('#event+name+i_sr_cyrl');
    expect(first![0]).toBe('2024-05-10-plain');
  });

  it('has only tags that HXL can read', () => {
    for (const column of ['id', 'title_sq', 'incident', 'account', 'name', 'anything'])
      for (const collection of ['incidents', 'accounts', 'settlements'])
        expect(hxlTag(collection, column)).toMatch(/^(#[a-z]+[a-z0-9]*(\+[a-z][a-z0-9_]*)*)?$/);
  });

  it('has a position for a point and none for an area', async () => {
    const area = plainIncident('area', {
      accounts: [
        {
          ...plainIncident().accounts[0]!,
          place: { precision: 'municipality', parts: [{ kind: 'area', ref: 'municipalities/lesk' }] },
        },
      ],
    });
    const context = exportContext({ options: { wkt: 'true' } });
    const text = await written(csvFormat, batches([itemOf(plainIncident())], [itemOf(area)]), context);
    const [point, polygon] = parse(text, { columns: true }) as Record<string, string>[];
    expect([point!.lon, point!.lat, point!.wkt]).toEqual(['30.15', '45.22', 'POINT (30.15 45.22)']);
    expect([polygon!.lon, polygon!.lat]).toEqual(['', '']);
    expect(polygon!.wkt).toMatch(/^POLYGON \(\(30\.\d+ 45/);
    expect([point!.municipalities, point!.municipality_names]).toEqual(['zelcan', 'Zelčan/Zelçan']);
  });

  it('says the smallest and largest number of any reporting line and adds only groups of one line', async () => {
    const figure = (line: string, group: string, low: number, high: number, qualifier = 'exactly') => ({
      category: 'killed',
      group: { id: group, name: {} },
      line: { id: line, name: {} },
      low,
      high,
      qualifier,
      said_at: '',
      from: `${line}/x`,
    });
    const item = itemOf(plainIncident());
    item.feature.properties!.figures = [
      figure('police', 'officers', 1, 1),
      figure('police', 'attackers', 3, 4),
      figure('ministry', 'attackers', 2, 2),
    ];
    const text = await written(csvFormat, batches([item]), exportContext());
    const [row] = parse(text, { columns: true }) as Record<string, string>[];
    expect([row!.killed_low, row!.killed_high]).toEqual(['2', '5']);
    expect([row!.wounded_low, row!.wounded_high]).toEqual(['', '']);
  });
});
