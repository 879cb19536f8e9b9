import type { PlacePrecision, TimePrecision } from '../contract/codebook.ts';
import type { Account, Actor } from '../contract/incident.ts';
import { roundDegrees } from '../domain/metric.ts';
import { knownSlugOf } from '../domain/names.ts';
import { acledColumns } from './acled-columns.ts';
import { acledMeaning, acledSubEvents } from './acled-meaning.ts';
import {
  type CellFault,
  type Cells,
  countOf,
  cut,
  dayOf,
  incidentIdOf,
  keptCells,
  listOf,
  type MappedRow,
  numberOf,
  type RowTerms,
} from './exchange-row.ts';

/** Columns without which no row can be understood. */
export const acledRequired = ['event_id_cnty', 'event_date', 'sub_event_type'] as const;

/** What ACLED's codes of precision mean here (codebook §9), and how far (m) a point of it may be off. */
export const acledTimes: Readonly<Record<string, TimePrecision>> = { 1: 'day', 2: 'week', 3: 'month' };
export const acledPlaces: Readonly<Record<string, PlacePrecision>> = {
  1: 'settlement',
  2: 'near',
  3: 'region',
};
const uncertainties: Readonly<Record<string, number>> = { 1: 1_500, 2: 15_000, 3: 50_000 };

/**
 * A row of an ACLED export as an incident with one account, that of the data set (codebook §9). Its notes are what the
 * data set says, not our summary. The sources it names carry no dates, so it counts as known when what happened ended.
 */
export function acledDocument(cells: Cells, terms: RowTerms): MappedRow {
  const faults: CellFault[] = [];
  const fault = (column: string, allowed: string) => {
    faults.push({ column, value: cells(column), allowed });
    return null;
  };
  const rowId = cells('event_id_cnty');
  const id = incidentIdOf(terms.dataSet.id, rowId) ?? fault('event_id_cnty', 'an id with letters or digits');
  const day = dayOf(cells('event_date')) ?? fault('event_date', 'YYYY-MM-DD, dd-mm-yyyy or DD Month YYYY');
  const meaning = acledMeaning(cells('sub_event_type')) ?? fault('sub_event_type', acledSubEvents.join(', '));
  const timeCode = cells('time_precision') || '1';
  const time = acledTimes[timeCode] ?? fault('time_precision', '1, 2, 3');
  const placeCode = cells('geo_precision') || '3';
  const precision = acledPlaces[placeCode] ?? fault('geo_precision', '1, 2, 3');
  const lon = coordinate('longitude', 180);
  const lat = coordinate('latitude', 90);
  const killed =
    cells('fatalities') === ''
      ? 0
      : (countOf(cells('fatalities')) ?? fault('fatalities', 'a whole number from 0'));
  if (
    faults.length ||
    id === null ||
    !day ||
    !meaning ||
    !time ||
    !precision ||
    lon === null ||
    lat === null ||
    killed === null
  )
    return { id: rowId || null, document: null, faults };

  function coordinate(column: 'longitude' | 'latitude', most: number): number | null {
    const value = numberOf(cells(column));
    return value !== null && Math.abs(value) <= most
      ? value
      : fault(column, `degrees from -${most} to ${most}`);
  }

  const { type, sub_type, legal_word } = meaning;
  const location = cut(cells('location'), 200);
  const notes = cells('notes');
  const statement = cut(notes, 2_000);
  const publishers = listOf(cells('source'))
    .map((name) => cut(name, 200))
    .slice(0, 100);
  const first = actorsOf(cells('actor1'), cells('assoc_actor_1'), 'initiating');
  const second = actorsOf(cells('actor2'), cells('assoc_actor_2'), 'affected');
  const account: Account = {
    id: terms.dataSet.id,
    claimant: { id: terms.dataSet.id, name: { en: terms.dataSet.title } },
    stance: 'reports',
    ...(statement ? { statement: { en: statement } } : {}),
    place: {
      precision,
      ...(location ? { name: { en: location } } : {}),
      parts: [{ kind: 'point', lon, lat, uncertainty_m: uncertainties[placeCode]! }],
    },
    time: { start: day, precision: time },
    nature: { type, sub_type, ...(legal_word ? { legal_word } : {}) },
    actors: [...first, ...second],
    figures: killed
      ? [
          {
            ...{ id: 'killed', category: 'killed', group: { id: 'people', name: { en: 'People' } } },
            ...{ value: killed, qualifier: 'exactly' },
          },
        ]
      : [],
    sources: (publishers.length ? publishers : [terms.dataSet.title]).map((publisher, index) => ({
      id: `s${index + 1}`,
      publisher,
    })),
    imported: {
      data_set: terms.dataSet.id,
      format: 'acled',
      id: rowId,
      cells: keptCells(cells, acledColumns, {
        event_id_cnty: rowId,
        // Of a month the day that stands for it is kept: the span begins with the month's first.
        event_date: time === 'month' ? '' : day,
        year: day.slice(0, 4),
        ...namesBySide(first, second),
        location,
        latitude: String(roundDegrees(lat)),
        longitude: String(roundDegrees(lon)),
        notes: statement,
        source: publishers.join('; '),
        fatalities: String(killed),
      }),
    },
  };
  return {
    id: rowId,
    faults: null,
    document: {
      id,
      status: terms.status,
      ...(terms.isPrivate ? { redistribution: 'private' } : {}),
      titles: [{ text: { en: cut([cells('sub_event_type'), location].filter(Boolean).join(', '), 200) } }],
      summaries: [],
      types: [{ type, sub_type }],
      rankings: [],
      aggregate: false,
      accounts: [account],
      assessments: [],
      links: [],
    },
  };
}

/** One side of a row: the actor and those with it. */
function actorsOf(actor: string, others: string, role: Actor['role']): Actor[] {
  return [...(actor ? [actor] : []), ...listOf(others)].slice(0, 25).map((name, index) => ({
    id: knownSlugOf(name) || `actor-${index + 1}`,
    name: { en: cut(name, 200) },
    role,
  }));
}

/** The columns that the actors of both sides give back. */
export function namesBySide(first: readonly Actor[], second: readonly Actor[]): Record<string, string> {
  const names = (actors: readonly Actor[]) => actors.map((actor) => actor.name.en ?? '');
  const [actor1 = '', ...assoc1] = names(first);
  const [actor2 = '', ...assoc2] = names(second);
  return { actor1, assoc_actor_1: assoc1.join('; '), actor2, assoc_actor_2: assoc2.join('; ') };
}
