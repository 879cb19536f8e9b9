import type { ClaimedTime } from '../contract/claim.ts';
import {
  figureCategories,
  incidentTypes,
  type SubType,
  type TimePrecision,
  timePrecisions,
} from '../contract/codebook.ts';
import type { Account, Figure } from '../contract/incident.ts';
import { isDateOrInstant } from '../contract/time.ts';
import { slugOf } from '../domain/names.ts';
import {
  type CellFault,
  type Cells,
  countOf,
  cut,
  dayOf,
  incidentIdOf,
  listOf,
  type MappedRow,
  plain,
  type RowTerms,
} from './exchange-row.ts';
import { featurePlace, type Surroundings } from './read-geojson-place.ts';

/** Names under which other people's files have what we ask for; the first is ours. */
const names: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'event_id', 'uid', 'fid'],
  title: ['title', 'name', 'headline'],
  statement: ['statement', 'summary', 'description', 'notes', 'text'],
  type: ['type', 'incident_type', 'event_type', 'category'],
  sub_type: ['sub_type', 'sub_event_type'],
  start: ['occurred_start', 'start', 'date', 'date_start', 'event_date', 'time', 'timestamp'],
  end: ['occurred_end', 'end', 'date_end'],
  time_precision: ['time_precision'],
  place_precision: ['place_precision', 'precision'],
  place_name: ['place_name', 'location', 'place'],
  uncertainty_m: ['uncertainty_m', 'uncertainty', 'accuracy'],
  claimant: ['claimant_name', 'claimant', 'said_by'],
  source: ['source', 'publisher', 'sources'],
  url: ['url', 'link'],
  published_at: ['published_at', 'published'],
};

/** A GeoJSON feature as an incident with one account; its properties are matched by their names. */
export function geojsonDocument(
  feature: unknown,
  row: number,
  terms: RowTerms,
  { format = 'geojson', ...surroundings }: { format?: 'geojson' | 'csv' } & Surroundings = {},
): MappedRow {
  const faults: CellFault[] = [];
  if (!isObject(feature) || feature.type !== 'Feature')
    return { id: null, document: null, faults: [{ column: '', value: '', allowed: 'a GeoJSON feature' }] };
  const properties = isObject(feature.properties) ? feature.properties : {};
  const cells = cellsOf(properties);
  const fault = (name: string, allowed: string, code?: string, value = cells(name)) => {
    faults.push({ column: name, value, allowed, ...(code ? { code } : {}) });
    return undefined;
  };
  const rowId = String(feature.id ?? (cells('id') || row));
  const id = incidentIdOf(terms.dataSet.id, rowId) ?? fault('id', 'an id with letters or digits');
  const kind = kindOf(cells('type'), cells('sub_type'));
  if (!kind) fault(cells('sub_type') ? 'sub_type' : 'type', Object.keys(incidentTypes).join(', '));
  const time = timeOf(cells, fault);
  const areas = Array.isArray(properties.place_area) ? properties.place_area.map(String) : [];
  const crs = crsOf(feature) ?? surroundings.crs;
  const placed = featurePlace(feature.geometry, cells, { ...surroundings, areas, crs }, fault);
  const publishedAt = cells('published_at')
    ? (dateOf(cells('published_at')) ?? fault('published_at', 'a date'))
    : undefined;
  const url = cells('url');
  if (url && (!/^https?:\/\/[^\s]+$/.test(url) || !URL.canParse(url) || url.length > 2_000))
    fault('url', 'an http or https address');
  const figures = figureCategories.flatMap((category): Figure[] => {
    const text = cells(category);
    if (!text) return [];
    const value = countOf(text) ?? fault(category, 'a whole number from 0');
    if (!value) return [];
    return [
      {
        id: category,
        category,
        group: { id: 'people', name: { en: 'People' } },
        value,
        qualifier: 'exactly',
      },
    ];
  });
  if (faults.length || !id || !kind || !placed) return { id: rowId, document: null, faults };
  const speaker = slugOf(cells('claimant'));
  const publishers = listOf(cells('source')).slice(0, 100);
  const account: Account = {
    id: terms.dataSet.id,
    claimant: speaker
      ? { id: speaker, name: { en: cut(cells('claimant'), 200) } }
      : { id: terms.dataSet.id, name: { en: terms.dataSet.title } },
    stance: 'reports',
    ...(cells('statement') ? { statement: { en: cut(cells('statement'), 2_000) } } : {}),
    place: placed.place,
    ...(time ? { time } : {}),
    nature: kind,
    actors: [],
    figures,
    sources: (publishers.length ? publishers : [terms.dataSet.title]).map((publisher, index) => ({
      ...{ id: `s${index + 1}`, publisher: cut(publisher, 200) },
      ...(url && index === 0 ? { url } : {}),
      ...(publishedAt ? { published_at: publishedAt } : {}),
    })),
    imported: { data_set: terms.dataSet.id, format, id: cut(rowId, 200), cells: {} },
  };
  return {
    id: rowId,
    faults: null,
    notices: placed.notices,
    document: {
      id,
      status: terms.status,
      ...(terms.isPrivate ? { redistribution: 'private' } : {}),
      titles: [{ text: { en: cut(cells('title') || rowId, 200) } }],
      summaries: [],
      types: [kind],
      rankings: [],
      aggregate: false,
      accounts: [account],
      assessments: [],
      links: [],
    },
  };
}

type Fault = (name: string, allowed: string) => undefined;

/** The member `crs` of GeoJSON 2008 that a feature or its geometry bears; undefined where there is none. */
function crsOf(feature: Record<string, unknown>): unknown {
  if ('crs' in feature) return feature.crs;
  return isObject(feature.geometry) && 'crs' in feature.geometry ? feature.geometry.crs : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Properties as texts by our names for them: whichever of the known names the file has first. */
function cellsOf(properties: Record<string, unknown>): Cells {
  const known = new Map(Object.entries(properties).map(([name, value]) => [plain(name), value]));
  return (name) => {
    for (const candidate of names[name] ?? [name]) {
      const value = known.get(plain(candidate));
      if (typeof value === 'string' && value.trim()) return value.trim();
      if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    }
    return '';
  };
}

function kindOf(type: string, subType: string) {
  for (const [code, subTypes] of Object.entries(incidentTypes)) {
    const sub = subTypes.find((one) => plain(one) === plain(subType || type));
    if (sub) return { type: code as keyof typeof incidentTypes, sub_type: sub as SubType };
  }
  const code = Object.keys(incidentTypes).find((one) => plain(one) === plain(type)) as
    | keyof typeof incidentTypes
    | undefined;
  return code && !subType ? { type: code, sub_type: incidentTypes[code][0] as SubType } : null;
}

function dateOf(text: string): string | null {
  return isDateOrInstant(text) ? text : dayOf(text);
}

function timeOf(cells: Cells, fault: Fault): ClaimedTime | undefined {
  if (!cells('start')) return fault('start', 'a date, or a time with its zone');
  const start = dateOf(cells('start')) ?? fault('start', 'a date, or a time with its zone');
  const end = cells('end')
    ? (dateOf(cells('end')) ?? fault('end', 'a date, or a time with its zone'))
    : undefined;
  const stated = cells('time_precision') as TimePrecision | '';
  if (stated && !timePrecisions.includes(stated)) return fault('time_precision', timePrecisions.join(', '));
  if (!start) return undefined;
  if (end && Date.parse(end) < Date.parse(start)) return fault('end', 'a date that is not before the start');
  const usual = { 4: 'year', 7: 'month', 10: end ? 'range' : 'day' } as const;
  const precision = stated || usual[start.length as 4] || 'minute';
  return { start, ...(end ? { end } : {}), precision };
}
