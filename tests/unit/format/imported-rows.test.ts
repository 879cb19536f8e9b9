import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { incidentDocument } from '../../../server/contract/incident.ts';
import { acledFormat } from '../../../server/format/acled.ts';
import { acledSubEvents } from '../../../server/format/acled-meaning.ts';
import type { MappedRow, RowTerms } from '../../../server/format/exchange-row.ts';
import type { Format } from '../../../server/format/format.ts';
import { acledDocument } from '../../../server/format/read-acled.ts';
import { geojsonDocument } from '../../../server/format/read-geojson.ts';
import { ucdpDocument } from '../../../server/format/read-ucdp.ts';
import { ucdpFormat } from '../../../server/format/ucdp.ts';
import { acledRow, ucdpRow } from '../../fixtures/exchange-files.ts';
import { batches, exportContext, itemOf, written } from './export-items.ts';

type Row = Record<string, string>;

const terms: RowTerms = { dataSet: { id: 'set', title: 'The Set' }, status: 'published', isPrivate: false };
const cellsOf = (row: Row) => (column: string) => row[column] ?? '';
const acled = (changes: Row = {}) => acledDocument(cellsOf(acledRow(changes)), terms);
const ucdp = (changes: Row = {}) => ucdpDocument(cellsOf(ucdpRow(changes)), terms);

async function exported(format: Format, { document }: MappedRow): Promise<Row> {
  const text = await written(format, batches([itemOf(document!)]), exportContext());
  return (parse(text, { columns: true }) as Row[])[0]!;
}

const filled = (row: Row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));

describe('a row of ACLED', () => {
  it('becomes a valid document whose claimant is the data set', () => {
    const { document } = acled();
    expect(incidentDocument.parse(document)).toEqual(document);
    expect(document).toMatchObject({
      id: 'set-xyz1234',
      types: [{ type: 'attack', sub_type: 'assault' }],
      accounts: [
        {
          claimant: { id: 'set', name: { en: 'The Set' } },
          place: { precision: 'near', name: { en: 'Oldtown' } },
          time: { start: '2024-05-10', precision: 'day' },
          figures: [{ category: 'killed', value: 2 }],
          sources: [{ publisher: 'Daily Paper' }, { publisher: 'Radio One' }],
          imported: { data_set: 'set', format: 'acled', id: 'XYZ1234' },
        },
      ],
    });
  });

  it('says all of it again in an export', async () => {
    expect(filled(await exported(acledFormat, acled()))).toEqual(acledRow());
  });

  it.each(acledSubEvents)('of the sub-event «%s» keeps its codes', async (sub_event_type) => {
    const row = { sub_event_type, event_type: 'As it was', time_precision: '3', event_date: '2024-05-15' };
    const mapped = acled(row);
    expect(incidentDocument.safeParse(mapped.document).success).toBe(true);
    expect(filled(await exported(acledFormat, mapped))).toEqual(acledRow(row));
  });

  it('keeps arrest and abduction as claims of the account', () => {
    const word = (sub_event_type: string) => acled({ sub_event_type }).document!.accounts[0]!.nature;
    expect(word('Arrests')).toEqual({
      type: 'taking_of_persons',
      sub_type: 'detention',
      legal_word: 'arrest',
    });
    expect(word('abduction / forced disappearance')).toMatchObject({ legal_word: 'abduction' });
  });

  it('no longer says its old codes of what was corrected here', async () => {
    const { document } = acled();
    const corrected = { ...document!, types: [{ type: 'riot' as const, sub_type: 'mob_violence' as const }] };
    const text = await written(acledFormat, batches([itemOf(corrected)]), exportContext());
    const [row] = parse(text, { columns: true }) as Row[];
    expect(row).toMatchObject({ sub_event_type: 'Mob violence', event_type: 'Riots', geo_precision: '2' });
  });

  it('names every cell that cannot be read, with what is allowed', () => {
    const { faults } = acled({
      event_date: 'soon',
      sub_event_type: 'Nonsense',
      latitude: '95',
      fatalities: 'many',
    });
    expect(faults!.map(({ column, value }) => [column, value])).toEqual([
      ['event_date', 'soon'],
      ['sub_event_type', 'Nonsense'],
      ['latitude', '95'],
      ['fatalities', 'many'],
    ]);
    expect(faults![1]!.allowed).toContain('Peaceful protest');
  });

  it('of a private data set is private', () => {
    const { document } = acledDocument(cellsOf(acledRow()), { ...terms, isPrivate: true });
    expect(document!.redistribution).toBe('private');
  });
});

describe('a row of UCDP GED', () => {
  it('becomes a valid document and says all of it again in an export', async () => {
    const rows: Row[] = [
      {},
      { type_of_violence: '3', where_prec: '1', date_prec: '1', date_end: '2024-05-09 00:00:00.000' },
      { deaths_a: '0', deaths_b: '0', deaths_unknown: '0', best: '0', low: '0', high: '4' },
      { where_prec: '5', event_clarity: '2', date_prec: '4' },
    ];
    for (const changes of rows) {
      const mapped = ucdp(changes);
      expect(incidentDocument.parse(mapped.document)).toEqual(mapped.document);
      expect(filled(await exported(ucdpFormat, mapped))).toEqual(ucdpRow(changes));
    }
  });

  it('whose place is only a country has none to draw', () => {
    expect(ucdp({ where_prec: '6' }).document!.accounts[0]!.place).toMatchObject({
      precision: 'country',
      parts: [],
    });
  });

  it('names who says it as the claimant', () => {
    const { document } = ucdp({ source_original: 'Ministry of Xyland' });
    expect(document!.accounts[0]!.claimant).toEqual({
      id: 'ministry-of-xyland',
      name: { en: 'Ministry of Xyland' },
    });
  });

  it('names every cell that cannot be read', () => {
    const { faults } = ucdp({ type_of_violence: '4', where_prec: '9', date_end: '2024-01-01', best: '-1' });
    expect(faults!.map(({ column }) => column)).toEqual([
      'type_of_violence',
      'where_prec',
      'date_end',
      'best',
    ]);
  });
});

describe('a GeoJSON feature', () => {
  const feature = (properties: object, geometry: object | null = { type: 'Point', coordinates: [30, 45] }) =>
    geojsonDocument({ type: 'Feature', geometry, properties }, 7, terms);

  it('becomes a valid document by the names of its properties', () => {
    const { document } = feature({
      ...{ Name: 'A thing', 'Event Type': 'riot', Date: '2024-05-10', wounded: 3, accuracy: 900 },
      ...{ URL: 'https://paper.example/1', publisher: 'Paper', published_at: '2024-05-11' },
    });
    expect(incidentDocument.parse(document)).toEqual(document);
    expect(document).toMatchObject({
      id: 'set-7',
      types: [{ type: 'riot', sub_type: 'violent_demonstration' }],
      accounts: [
        {
          place: { precision: 'settlement', parts: [{ lon: 30, lat: 45, uncertainty_m: 900 }] },
          figures: [{ category: 'wounded', value: 3 }],
          sources: [{ publisher: 'Paper', url: 'https://paper.example/1', published_at: '2024-05-11' }],
        },
      ],
    });
  });

  it('that cannot be read names what is wrong', () => {
    const { faults } = feature({ type: 'party', url: 'ftp://x' }, { type: 'Polygon', coordinates: [] });
    expect(faults!.map(({ column }) => column)).toEqual(['type', 'start', 'geometry', 'url']);
    expect(geojsonDocument(undefined, 1, terms).faults).toHaveLength(1);
  });
});
