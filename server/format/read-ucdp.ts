import type { PlacePrecision, TimePrecision } from '../contract/codebook.ts';
import type { Account, Actor, Figure, Source } from '../contract/incident.ts';
import { roundDegrees } from '../domain/metric.ts';
import { knownSlugOf } from '../domain/names.ts';
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
import { ucdpColumns } from './ucdp-columns.ts';

/** Columns without which no row can be understood. */
export const ucdpRequired = ['id', 'type_of_violence', 'where_prec', 'date_start'] as const;

/** What UCDP's codes mean here (codebook §9), and how far (m) a point of a where_prec may be off. */
export const ucdpTimes: Readonly<Record<string, TimePrecision>> = {
  ...{ 1: 'day', 2: 'range', 3: 'week', 4: 'month', 5: 'year' },
};
export const ucdpPlaces: Readonly<Record<string, PlacePrecision>> = {
  ...{ 1: 'settlement', 2: 'near', 3: 'municipality', 4: 'region', 5: 'region', 6: 'country', 7: 'country' },
};
const uncertainties: Readonly<Record<string, number>> = {
  1: 1_500,
  2: 15_000,
  3: 20_000,
  4: 100_000,
  5: 50_000,
};

/** What a type of violence is taken for; null when it is none. */
export function ucdpMeaning(typeOfViolence: string) {
  if (/^[12](\.0+)?$/.test(typeOfViolence)) return { type: 'armed_clash', sub_type: 'armed_clash' } as const;
  return /^3(\.0+)?$/.test(typeOfViolence) ? ({ type: 'attack', sub_type: 'assault' } as const) : null;
}

/** Columns of deaths with the group that is meant, apart from the two sides, whose groups are themselves. */
const groups = [
  ['deaths_a', null, 'side_a'],
  ['deaths_b', null, 'side_b'],
  ['deaths_civilians', { id: 'civilians', name: { en: 'Civilians' } }, null],
  ['deaths_unknown', { id: 'unknown', name: { en: 'Unknown' } }, null],
] as const;

/** A row of UCDP GED as an incident with one account, that of the data set unless the row names who says it. */
export function ucdpDocument(cells: Cells, terms: RowTerms): MappedRow {
  const faults: CellFault[] = [];
  const fault = (column: string, allowed: string) => {
    faults.push({ column, value: cells(column), allowed });
    return null;
  };
  const rowId = cells('id');
  const id = incidentIdOf(terms.dataSet.id, rowId) ?? fault('id', 'an id with letters or digits');
  const meaning = ucdpMeaning(cells('type_of_violence')) ?? fault('type_of_violence', '1, 2, 3');
  const precision = ucdpPlaces[cells('where_prec')] ?? fault('where_prec', '1 to 7');
  const timePrecision = ucdpTimes[cells('date_prec') || '1'] ?? fault('date_prec', '1 to 5');
  const start = dayOf(cells('date_start')) ?? fault('date_start', 'YYYY-MM-DD');
  const stated =
    cells('date_end') === '' ? start : (dayOf(cells('date_end')) ?? fault('date_end', 'YYYY-MM-DD'));
  if (start && stated && stated < start) fault('date_end', 'a day that is not before date_start');
  const isPlaced = precision !== 'country';
  const lon = isPlaced ? coordinate('longitude', 180) : 0;
  const lat = isPlaced ? coordinate('latitude', 90) : 0;
  const counts = new Map<string, number>();
  for (const column of [...groups.map(([name]) => name), 'best', 'high', 'low']) {
    const value =
      cells(column) === '' ? 0 : (countOf(cells(column)) ?? fault(column, 'a whole number from 0'));
    counts.set(column, value ?? 0);
  }
  if (
    faults.length ||
    id === null ||
    !meaning ||
    !precision ||
    !timePrecision ||
    !start ||
    !stated ||
    lon === null ||
    lat === null
  )
    return { id: rowId || null, document: null, faults };

  function coordinate(column: 'longitude' | 'latitude', most: number): number | null {
    const value = numberOf(cells(column));
    return value !== null && Math.abs(value) <= most
      ? value
      : fault(column, `degrees from -${most} to ${most}`);
  }

  const location = cut(cells('where_coordinates'), 200);
  const sides = [
    ...sideOf(cells('side_a'), 'initiating'),
    ...sideOf(cells('side_b'), meaning.type === 'attack' ? 'affected' : 'responding'),
  ];
  const original = cells('source_original');
  const speaker = original && !original.includes(';') ? knownSlugOf(original) : '';
  const account: Account = {
    id: terms.dataSet.id,
    claimant: speaker
      ? { id: speaker, name: { en: cut(original, 200) } }
      : { id: terms.dataSet.id, name: { en: terms.dataSet.title } },
    stance: 'reports',
    ...(cells('where_description') ? { statement: { en: cut(cells('where_description'), 2_000) } } : {}),
    place: {
      precision,
      ...(location ? { name: { en: location } } : {}),
      parts: isPlaced
        ? [{ kind: 'point', lon, lat, uncertainty_m: uncertainties[cells('where_prec')]! }]
        : [],
    },
    time: { start, ...(stated === start ? {} : { end: stated }), precision: timePrecision },
    nature: meaning,
    actors: sides,
    figures: figuresOf(cells, counts),
    sources: sourcesOf(cells, terms.dataSet.title),
    imported: {
      data_set: terms.dataSet.id,
      format: 'ucdp',
      id: rowId,
      cells: keptCells(cells, ucdpColumns, {
        id: rowId,
        year: start.slice(0, 4),
        side_a: cells('side_a').slice(0, 200),
        side_b: cells('side_b').slice(0, 200),
        where_coordinates: location,
        latitude: isPlaced ? String(roundDegrees(lat)) : '',
        longitude: isPlaced ? String(roundDegrees(lon)) : '',
      }),
    },
  };
  const title = [cells('dyad_name') || cells('side_a'), location].filter(Boolean).join(', ');
  return {
    id: rowId,
    faults: null,
    document: {
      id,
      status: terms.status,
      ...(terms.isPrivate ? { redistribution: 'private' } : {}),
      titles: [{ text: { en: cut(title || rowId, 200) } }],
      summaries: [],
      types: [meaning],
      rankings: [],
      aggregate: cells('event_clarity') === '2',
      accounts: [account],
      assessments: [],
      links: [],
    },
  };
}

function sideOf(name: string, role: Actor['role']): Actor[] {
  return name ? [{ id: knownSlugOf(name) || 'side', name: { en: cut(name, 200) }, role }] : [];
}

/** Deaths by group; where no column of a group has any, the range that the row states for all of them. */
function figuresOf(cells: Cells, counts: ReadonlyMap<string, number>): Figure[] {
  const figures = groups.flatMap(([column, group, side]): Figure[] => {
    const value = counts.get(column)!;
    const name = side ? cut(cells(side) || column, 200) : '';
    const whose = group ?? { id: knownSlugOf(name) || column.replace('_', '-'), name: { en: name } };
    if (!value) return [];
    return [{ id: column.replace('_', '-'), category: 'killed', group: whose, value, qualifier: 'exactly' }];
  });
  const [low, best, high] = [counts.get('low')!, counts.get('best')!, counts.get('high')!];
  if (figures.length || Math.max(best, high) === 0) return figures;
  const people = { id: 'people', name: { en: 'People' } };
  const range = { low: Math.min(low, best || low), high: Math.max(high, best) };
  return [{ id: 'killed', category: 'killed', group: people, ...range, qualifier: 'exactly' }];
}

/** Offices with dates and headlines, put together where there are as many of each. */
function sourcesOf(cells: Cells, dataSet: string): Source[] {
  const offices = listOf(cells('source_office')).slice(0, 100);
  const [dates, headlines] = [listOf(cells('source_date')), listOf(cells('source_headline'))];
  if (offices.length === 0) return [{ id: 's1', publisher: dataSet }];
  return offices.map((office, index): Source => {
    const day = dates.length === offices.length ? dayOf(dates[index]!) : null;
    const headline = headlines.length === offices.length ? headlines[index] : undefined;
    return {
      ...{ id: `s${index + 1}`, publisher: cut(office, 200) },
      ...(headline ? { headline: { en: cut(headline, 300) } } : {}),
      ...(day ? { published_at: day } : {}),
    };
  });
}
