import { incidentTypes } from '../contract/codebook.ts';
import type { ColumnChoice, DateOrder, ImportField } from '../contract/import.ts';
import { isDateOrInstant } from '../contract/time.ts';
import type { NamedPlace } from '../domain/place-by-name.ts';
import {
  type CellFault,
  type Cells,
  dayOf,
  type MappedRow,
  numberOf,
  type RowTerms,
} from './exchange-row.ts';
import { geojsonDocument } from './read-geojson.ts';

const dateFields = ['occurred_start', 'occurred_end', 'published_at'] as const;

/**
 * A row of a table of anybody's, its cells by our fields, as an incident with one account. Dates are read by the order
 * that somebody stated and numbers with a point or a comma; where there are no coordinates, the name of the place is
 * looked up. What that does not find is no fault: the incident then has a name and no place on the map, and says so.
 */
export function tableDocument(
  cells: Cells,
  row: number,
  terms: RowTerms,
  { date_order, types }: Pick<ColumnChoice, 'date_order' | 'types'>,
  placeOf: (name: string) => NamedPlace,
): MappedRow {
  const faults: CellFault[] = [];
  const fault = (column: ImportField, allowed: string, code: string) =>
    void faults.push({ column, value: cells(column), allowed, code });
  const properties: Record<string, string> = {};
  const read = (field: string) => {
    const date = dateFields.find((one) => one === field);
    const text = cells(field);
    if (!date || text === '') return text;
    const found = dateIn(text, date_order);
    if (found === 'ambiguous') fault(date, 'a date whose day and month cannot be confused', 'date_ambiguous');
    else if (found === null) fault(date, 'a date such as 2024-06-05', 'date_unreadable');
    return found ?? text;
  };
  for (const field of tableFields) properties[field] = read(field);
  const word = cells('sub_type') || cells('type');
  const meant = types[word.toLowerCase()];
  if (meant) {
    properties.sub_type = meant;
    properties.type = typeOf(meant);
  }
  const point = pointOf(cells, fault);
  const mapped = geojsonDocument(
    { type: 'Feature', ...(cells('id') ? { id: cells('id') } : {}), properties, geometry: point },
    row,
    terms,
    { format: 'csv' },
  );
  const told = new Set(faults.map(({ column }) => column));
  const all = [...faults, ...(mapped.faults ?? []).filter(({ column }) => !told.has(fieldOf(column)))];
  if (all.length || !mapped.document)
    return {
      id: mapped.id,
      document: null,
      faults: all.map((one) => ({ ...one, column: fieldOf(one.column) })),
    };
  const name = cells('place_name');
  if (point || !name) return mapped;
  const found = placeOf(name);
  if ('fault' in found) {
    const notice = {
      column: 'place_name',
      value: name,
      allowed: 'a name of the gazetteer',
      code: found.fault,
    };
    return { ...mapped, notices: [...(mapped.notices ?? []), notice] };
  }
  const [account, ...others] = mapped.document.accounts;
  const place = { ...found.place, ...(account!.place?.name ? { name: account!.place.name } : {}) };
  return { ...mapped, document: { ...mapped.document, accounts: [{ ...account!, place }, ...others] } };
}

/** Fields that a feature has as properties; coordinates are its geometry. */
const tableFields = [
  ...([
    'title',
    'statement',
    'type',
    'sub_type',
    'occurred_start',
    'occurred_end',
    'time_precision',
  ] as const),
  ...([
    'place_name',
    'place_precision',
    'uncertainty_m',
    'claimant',
    'source',
    'url',
    'published_at',
  ] as const),
  ...([
    'killed',
    'wounded',
    'detained',
    'released',
    'arrested',
    'deployed',
    'displaced',
    'participants',
  ] as const),
];

/** Our field for the name under which the reader of features reports a fault. */
function fieldOf(column: string): string {
  const names: Record<string, string> = {
    start: 'occurred_start',
    end: 'occurred_end',
    geometry: 'latitude',
  };
  return names[column] ?? column;
}

function typeOf(subType: string): string {
  const found = Object.entries(incidentTypes).find(([, all]) => (all as readonly string[]).includes(subType));
  return found?.[0] ?? '';
}

type Fault = (column: ImportField, allowed: string, code: string) => void;

function pointOf(cells: Cells, fault: Fault): { type: 'Point'; coordinates: [number, number] } | null {
  if (cells('latitude') === '' && cells('longitude') === '') return null;
  const read = (column: 'latitude' | 'longitude', most: number) => {
    const value = numberOf(cells(column).replace(/°$/, '').trim());
    if (value !== null && Math.abs(value) <= most) return value;
    fault(column, `degrees from -${most} to ${most}`, 'degrees_unreadable');
    return null;
  };
  const [lat, lon] = [read('latitude', 90), read('longitude', 180)];
  return lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] };
}

/**
 * A date as a table may have it, as ISO: `2024`, `2024-06`, `2024-06-05`, an instant, `5 June 2024`, and numbers in the
 * stated order. `ambiguous` where nobody stated one and both numbers could be the month; null for anything else.
 */
export function dateIn(text: string, order: DateOrder | null): string | 'ambiguous' | null {
  if (isDateOrInstant(text)) return text;
  const numbers = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})\.?(?:$|[T ,])/.exec(text);
  if (!numbers) return dayOf(text.replace(/,/g, '').replace(/\s+/g, ' '));
  const [first, second] = [Number(numbers[1]), Number(numbers[2])];
  if (order === null && first <= 12 && second <= 12 && first !== second) return 'ambiguous';
  const isDayFirst = order === null ? first > 12 || first === second : order === 'dmy';
  const [day, month] = isDayFirst ? [first, second] : [second, first];
  const made = `${numbers[3]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDateOrInstant(made) ? made : null;
}
