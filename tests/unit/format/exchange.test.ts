import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { incidentTypes, subTypeCodes } from '../../../server/contract/codebook.ts';
import type { FigureLine } from '../../../server/contract/feature.ts';
import type { IncidentInput } from '../../../server/contract/incident.ts';
import { acledFormat } from '../../../server/format/acled.ts';
import { acledEventOf } from '../../../server/format/acled-codes.ts';
import { acledColumns } from '../../../server/format/acled-columns.ts';
import { lineTotals } from '../../../server/format/figure-totals.ts';
import type { ExportItem, Format } from '../../../server/format/format.ts';
import { ucdpFormat, ucdpId } from '../../../server/format/ucdp.ts';
import { prioGrid } from '../../../server/format/ucdp-codes.ts';
import { ucdpColumns } from '../../../server/format/ucdp-columns.ts';
import { contestedIncident, plainIncident } from '../../fixtures/incidents.ts';
import { batches, exportContext, itemOf, written } from './export-items.ts';

type Row = Record<string, string>;
type Accounts = IncidentInput['accounts'];

async function rowsOf(format: Format, ...items: ExportItem[]): Promise<Row[]> {
  const text = await written(format, batches(items), exportContext({ count: items.length }));
  return parse(text, { columns: true }) as Row[];
}

const refusal = (format: Format, item: ExportItem) => format.refuses!(item.feature, 'Europe/Vienna');

const named = (id: string) => ({ id, name: { en: id } });
const base = plainIncident().accounts[0]!;

/** A clash of two parties, with rival numbers of killed by two reporting lines. */
const clash = itemOf(
  plainIncident('2024-07-01-clash', {
    types: [{ type: 'armed_clash', sub_type: 'armed_clash' }],
    rankings: [{ accounts: ['police', 'ministry'] }],
    accounts: [
      {
        ...base,
        id: 'ministry',
        claimant: named('ministry'),
        figures: [
          { id: 'a', category: 'killed', group: named('raiders'), value: 9 },
          { id: 'b', category: 'killed', group: named('villagers-civilians'), value: 2 },
        ],
        actors: [],
      },
      {
        ...base,
        id: 'police',
        claimant: named('police'),
        nature: undefined,
        actors: [
          { ...named('raiders'), role: 'initiating' },
          { ...named('helpers'), role: 'initiating' },
          { ...named('police'), role: 'responding' },
          { ...named('onlookers'), role: 'present' },
        ],
        figures: [
          { id: 'a', category: 'killed', group: named('police-officers'), value: 1 },
          { id: 'b', category: 'killed', group: named('raiders'), low: 3, high: 4 },
          { id: 'c', category: 'killed', group: named('somebody'), value: 1 },
          { id: 'd', category: 'wounded', group: named('officers'), value: 7 },
        ],
      },
    ] satisfies Accounts,
  }),
  3,
);

const unlocated = itemOf(
  plainIncident('nowhere', { accounts: [{ ...base, place: { precision: 'unlocated' } }] }),
);
const untimed = itemOf(plainIncident('never', { accounts: [{ ...base, time: undefined }] }));
const yearOnly = itemOf(
  plainIncident('year', { accounts: [{ ...base, time: { start: '2024', precision: 'year' } }] }),
);

describe('an ACLED file', () => {
  it('has the 31 columns of the codebook in each row', async () => {
    expect(acledColumns).toHaveLength(31);
    const text = await written(acledFormat, batches([clash, itemOf(plainIncident())]), exportContext());
    const rows = parse(text) as string[][];
    expect(rows[0]).toEqual(acledColumns);
    expect(rows.map((row) => row.length)).toEqual([31, 31, 31]);
  });

  it('codes an incident by its preferred account', async () => {
    const [row] = await rowsOf(acledFormat, clash);
    expect(row).toMatchObject({
      event_id_cnty: '2024-07-01-clash',
      event_date: '2024-05-10',
      year: '2024',
      time_precision: '1',
      disorder_type: 'Political violence',
      event_type: 'Battles',
      sub_event_type: 'Armed clash',
      actor1: 'raiders',
      assoc_actor_1: 'helpers',
      actor2: 'police',
      civilian_targeting: '',
      admin2: 'Zelčan/Zelçan',
      latitude: '45.22',
      longitude: '30.15',
      geo_precision: '1',
      source: 'The Gazette',
      timestamp: String(Date.parse('2024-08-01T12:00:00Z') / 1000),
    });
    expect(row!.tags).toContain('verification=');
  });

  it('never adds the numbers of rival lines: the preferred line counts, with its lowest number', async () => {
    const [row, peaceful] = await rowsOf(acledFormat, clash, itemOf(plainIncident()));
    expect(row!.fatalities).toBe('5');
    expect(peaceful!.fatalities).toBe('0');
  });

  it('takes a fuller number that agrees with the preferred line, and no other', () => {
    const said = (line: string, group: string, low: number, high = low): FigureLine => ({
      category: 'killed',
      group: named(group),
      line: named(line),
      low,
      high,
      qualifier: 'exactly',
      said_at: '2024-07-01T00:00:00Z',
      from: `${line}/x`,
    });
    const early = said('minister', 'officers', 1);
    const agreeing = [early, said('police', 'officers', 1), said('police', 'raiders', 3)];
    expect(lineTotals(agreeing, 'killed')).toMatchObject([{ line: 'police', low: 4, repeats: ['minister'] }]);
    const rival = [early, said('police', 'officers', 2), said('police', 'raiders', 3)];
    expect(lineTotals(rival, 'killed').map(({ line, low }) => [line, low])).toEqual([
      ['minister', 1],
      ['police', 5],
    ]);
    expect(lineTotals(agreeing, 'wounded')).toEqual([]);
  });

  it('takes a legal word that no account contradicts, and says «Other» where they disagree or have none', async () => {
    const [row] = await rowsOf(acledFormat, itemOf(contestedIncident()));
    expect([row!.event_type, row!.sub_event_type]).toEqual(['Strategic developments', 'Other']);
    expect([row!.disorder_type, row!.civilian_targeting]).toEqual(['Strategic developments', '']);
    expect(row!.tags).toContain('claimed=abduction,arrest');
    const [, oneSided] = contestedIncident().accounts;
    const [claimed] = await rowsOf(
      acledFormat,
      itemOf(contestedIncident('one', { accounts: [oneSided!], rankings: [] })),
    );
    expect([claimed!.event_type, claimed!.sub_event_type]).toEqual([
      'Violence against civilians',
      'Abduction/forced disappearance',
    ]);
    expect([claimed!.disorder_type, claimed!.civilian_targeting]).toEqual([
      'Political violence',
      'Civilian targeting',
    ]);
    expect(acledEventOf('detention', ['illegal_crossing', 'arrest'])[1]).toBe('Arrests');
    expect(acledEventOf('detention', [])[1]).toBe('Other');
    expect(acledEventOf('release', ['abduction'])[1]).toBe('Other');
  });

  it('gives an area a point inside it and the coarser precision', async () => {
    const area = itemOf(
      plainIncident('area', {
        accounts: [
          {
            ...base,
            place: { precision: 'municipality', parts: [{ kind: 'area', ref: 'municipalities/lesk' }] },
          },
        ],
      }),
    );
    const [row] = await rowsOf(acledFormat, area);
    expect(row!.geo_precision).toBe('2');
    expect(Number(row!.longitude)).toBeGreaterThan(30.4);
    expect(Number(row!.latitude)).toBeGreaterThan(45.15);
  });

  it('refuses what it cannot hold, with the reason', () => {
    expect(refusal(acledFormat, unlocated)).toBe('no_coordinates');
    expect(refusal(acledFormat, untimed)).toBe('no_date');
    expect(refusal(acledFormat, yearOnly)).toBe('date_too_coarse');
    expect(refusal(acledFormat, clash)).toBeNull();
  });

  it('has a type for every sub-type of the codebook', () => {
    for (const subType of subTypeCodes) {
      const [type, sub] = acledEventOf(subType, []);
      expect(type).not.toBe('');
      expect(sub).not.toBe('');
    }
    expect(subTypeCodes).toHaveLength(Object.values(incidentTypes).flat().length);
  });
});

describe('a UCDP file', () => {
  it('has the 49 columns of the codebook in each row', async () => {
    expect(ucdpColumns).toHaveLength(49);
    const text = await written(ucdpFormat, batches([clash]), exportContext());
    const rows = parse(text) as string[][];
    expect(rows[0]).toEqual(ucdpColumns);
    expect(rows.map((row) => row.length)).toEqual([49, 49]);
  });

  it('codes deaths by side, with best, low and high over the lines', async () => {
    const [row] = await rowsOf(ucdpFormat, clash);
    expect(row).toMatchObject({
      relid: '2024-07-01-clash',
      type_of_violence: '1',
      side_a: 'raiders; helpers',
      side_b: 'police',
      dyad_name: 'raiders; helpers - police',
      deaths_a: '3',
      deaths_b: '1',
      deaths_civilians: '0',
      deaths_unknown: '1',
      best: '5',
      low: '5',
      high: '11',
    });
  });

  it('codes place, time and sources as UCDP does', async () => {
    const [row] = await rowsOf(ucdpFormat, clash);
    expect(row).toMatchObject({
      year: '2024',
      where_prec: '1',
      date_prec: '1',
      date_start: '2024-05-10 00:00:00.000',
      date_end: '2024-05-10 00:00:00.000',
      geom_wkt: 'POINT (30.15 45.22)',
      number_of_sources: '1',
      source_office: 'The Gazette',
      source_headline: 'A road is closed',
      source_original: 'police; ministry',
      event_clarity: '1',
    });
    expect(row!.source_article).toContain('https://gazette.example/road');
  });

  it('has an id that stays the same, is a whole number and differs from others', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => ucdpId(`incident-${index}`));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => Number.isSafeInteger(id) && id > 0)).toBe(true);
    expect(ucdpId('a')).toBe(0xca978112ca1bb);
  });

  it('refuses what is no organised violence and what it cannot hold', () => {
    expect(refusal(ucdpFormat, itemOf(plainIncident()))).toBe('no_type_of_violence');
    expect(refusal(ucdpFormat, unlocated)).toBe('no_coordinates');
    expect(refusal(ucdpFormat, untimed)).toBe('no_date');
    expect(refusal(ucdpFormat, clash)).toBeNull();
  });

  it('counts the cells of PRIO-GRID from the south-west', () => {
    expect(prioGrid(-179.9, -89.9)).toBe(1);
    expect(prioGrid(179.9, 89.9)).toBe(259_200);
    expect(prioGrid(-179.9, -89.4)).toBe(721);
    expect(prioGrid(180, 90)).toBe(259_200);
  });
});
