import { type ColumnChoice, type Encoding, type ImportField, importFields } from '../contract/import.ts';
import { plain } from './exchange-row.ts';

/** Names under which tables have our fields, besides the field's own; the first that a header has counts. */
const names: Readonly<Partial<Record<ImportField, readonly string[]>>> = {
  id: ['event_id', 'uid', 'fid', 'event_id_cnty', 'incident_id', 'code'],
  title: ['headline', 'name', 'event', 'naslov', 'titulli'],
  statement: ['summary', 'description', 'notes', 'text', 'opis', 'pershkrimi'],
  type: ['incident_type', 'event_type', 'category', 'tip', 'lloji'],
  sub_type: ['sub_event_type'],
  occurred_start: ['start', 'date', 'date_start', 'event_date', 'start_date', 'datum', 'data', 'when'],
  occurred_end: ['end', 'date_end', 'end_date'],
  latitude: ['lat', 'y', 'gps_lat', 'sirina'],
  longitude: ['lon', 'lng', 'long', 'x', 'gps_lon', 'duzina'],
  place_name: [
    'location',
    'place',
    'where',
    'settlement',
    'municipality',
    'municipality_names',
    'mesto',
    'vendi',
  ],
  place_precision: ['precision'],
  uncertainty_m: ['uncertainty', 'accuracy'],
  claimant: ['claimant_name', 'claimant_names', 'said_by', 'according_to'],
  source: ['publisher', 'sources', 'media', 'izvor', 'burimi'],
  url: ['link', 'source_url', 'web'],
  published_at: ['published', 'source_date', 'date_published'],
  killed: ['killed_low', 'deaths', 'fatalities', 'dead', 'poginuli', 'te_vrare'],
  wounded: ['wounded_low', 'injured', 'injuries', 'ranjeni', 'te_plagosur'],
};

/** HXL hashtags (1.1) with the field that a column of them is, attributes in the order of the alphabet. */
const hxlFields: Readonly<Record<string, ImportField>> = {
  ...{ '#event+code+id': 'id', '#event+id': 'id', '#event+name': 'title', '#description': 'statement' },
  ...{ '#event+type': 'type', '#event+subtype': 'sub_type', '#date+start': 'occurred_start' },
  ...{ '#date': 'occurred_start', '#date+occurred': 'occurred_start', '#date+end': 'occurred_end' },
  ...{ '#geo+lat': 'latitude', '#geo+lon': 'longitude', '#loc+name': 'place_name', '#loc': 'place_name' },
  ...{ '#geo+precision': 'place_precision', '#meta+source': 'source', '#meta+url': 'url' },
  ...{ '#affected+killed': 'killed', '#affected+injured': 'wounded', '#affected+killed+min': 'killed' },
};

/** Whether a record is the row of hashtags that HXL puts below the header. */
export function isHxlRow(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  return filled.length > 0 && filled.every((cell) => /^#[a-z][a-z0-9_]*(\s*\+[a-z][a-z0-9_]*)*$/i.test(cell));
}

function tagOf(cell: string): string {
  const [tag = '', ...attributes] = cell.toLowerCase().replace(/\s/g, '').split('+');
  return [tag, ...attributes.sort()].join('+');
}

/** How a table is probably read: each field is the first column with one of its names, or with its hashtag. */
export function proposeColumns(
  header: readonly string[],
  hxl: readonly string[] | null,
  encoding: Encoding,
): ColumnChoice {
  const fields = header.map((): ImportField | null => null);
  const take = (field: ImportField, at: number) => {
    if (at < 0 || fields.includes(field)) return;
    fields[at] = field;
  };
  const free = (test: (at: number) => boolean) =>
    header.findIndex((_, at) => fields[at] === null && test(at));
  if (hxl)
    hxl.forEach((cell, at) => {
      const field = hxlFields[tagOf(cell)];
      if (field) take(field, at);
    });
  for (const field of importFields)
    for (const name of [field, ...(names[field] ?? [])])
      take(
        field,
        free((at) => plain(header[at]!) === plain(name)),
      );
  return { encoding, fields, date_order: null, types: {} };
}
