import type { Feature, Geometry, Position } from 'geojson';
import { type Box, emptyQuery } from '../../contract/query.ts';
import type { PropertyInfo } from '../../contract/queryable.ts';
import { localDay } from '../../contract/time.ts';
import { type View, viewOf } from '../../contract/view.ts';
import { audienceOf } from '../../domain/permissions.ts';
import type { Atlas } from '../../service/atlas.ts';
import { type Collection, extentOf, isRecord } from '../../service/catalogue.ts';
import { readPlacesPage } from '../../service/reading.ts';
import type { FeatureBytes } from '../../store/store.ts';
import { printCursor } from '../links.ts';

type Members = Record<string, unknown>;
type Found = Feature<Geometry | null, Members> & { id: string };

/** Values out of the data itself, with which requests to a collection answer something. */
export interface Examples {
  /** A feature that readers see; null in an empty collection. */
  feature: Found | null;
  /** Another one; null where there is none. */
  other: Found | null;
  bbox: Box;
  datetime: string;
  /** A day at whose end the feature was known, and one at whose end it was recorded. */
  knownAt: string;
  recordedAt: string;
  view: View;
  word: string;
  cursor: string | null;
  /** Tile that holds the middle of the box: zoom, row and column. */
  tile: { z: number; y: number; x: number };
  /** The value of a property that a feature has, else one of its kind. */
  valueOf(info: Pick<PropertyInfo, 'name' | 'kind' | 'codes'>): unknown;
}

/** Features that are looked through for values. */
const looked = 20;

/** Reads examples for a collection. May throw BusyError. */
export async function readExamples(atlas: Atlas, collection: Collection): Promise<Examples> {
  const { region } = atlas.deployment;
  const page = await firstPage(atlas, collection, looked);
  const features = JSON.parse(`[${Buffer.from(page.features).toString('utf8')}]`) as Found[];
  const feature = features[0] ?? null;
  const { bbox, interval } = await extentOf(atlas, collection);
  const box = bbox ?? region.bounds;
  const today = localDay(atlas.now(), region.zone);
  const { next } = features.length > 1 ? await firstPage(atlas, collection, 1) : page;
  const known = feature?.properties.known_from;
  return {
    feature,
    other: features[1] ?? null,
    bbox: rounded(box),
    datetime: periodOf(interval, region.period, today, region.zone),
    knownAt: typeof known === 'string' ? localDay(Date.parse(known), region.zone) : today,
    recordedAt: today,
    view: viewIn(feature),
    word: firstWord(feature),
    cursor: next === null ? null : printCursor(1, next),
    tile: tileAt([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2], 8),
    valueOf: (info) => valueIn(info, features, today),
  };
}

function firstPage(atlas: Atlas, { id }: Collection, limit: number): Promise<FeatureBytes> {
  const query = { ...emptyQuery, limit };
  if (id === 'incidents') return atlas.store.page(query, audienceOf(null), atlas.now());
  if (isRecord(id)) return atlas.store.accounts(query, audienceOf(null), atlas.now());
  return readPlacesPage(atlas, id, query);
}

/** The view of a claimant who says something of the feature. */
function viewIn(feature: Found | null): View {
  const { claimants, claimant = claimants } = feature?.properties ?? {};
  const [first = null] = [claimant].flat();
  return typeof first === 'string' ? viewOf(first) : 'preferred';
}

/** Four numbers with at most three decimals, outwards, so that nothing at the edge is lost. */
function rounded([west, south, east, north]: Box): Box {
  const down = (value: number) => Math.floor(value * 1_000) / 1_000;
  const up = (value: number) => Math.ceil(value * 1_000) / 1_000;
  return [
    Math.max(-180, down(west)),
    Math.max(-90, down(south)),
    Math.min(180, up(east)),
    Math.min(90, up(north)),
  ];
}

function periodOf(
  interval: [number | null, number | null] | null,
  period: readonly [string, string] | undefined,
  today: string,
  zone: string,
): string {
  if (period) return period.join('/');
  const start = interval?.[0] ?? null;
  return start === null ? `../${today}` : `${localDay(start, zone)}/..`;
}

function firstWord(feature: Found | null): string {
  const text = [feature?.properties.title, feature?.properties.incident_title, feature?.properties.name].find(
    (one) => typeof one === 'string',
  );
  return /\p{L}{3,}/u.exec(String(text ?? ''))?.[0] ?? 'north';
}

function valueIn(
  { name, kind, codes }: Pick<PropertyInfo, 'name' | 'kind' | 'codes'>,
  features: readonly Found[],
  today: string,
): unknown {
  // What is only asked about is returned under the name without its first or last word, if at all.
  const names = name === 'id' ? [] : [name, name.replace(/^incident_/, ''), name.replace(/_any$/, '')];
  const values = features
    .flatMap(({ id, properties }) => (name === 'id' ? [id] : names.map((one) => properties[one])))
    .flatMap((value) => (Array.isArray(value) ? value.slice(0, 1) : [value]))
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value));
  const found = values.find((value) => fits(value, kind) && (!codes || codes.includes(String(value))));
  if (found !== undefined) return found;
  if (codes) return codes[0];
  const usual = { integer: 1, number: 1, numbers: 1, boolean: true, date: today } as const;
  return kind === 'timestamp' ? `${today}T00:00:00Z` : kind in usual ? usual[kind as 'number'] : name;
}

function fits(value: unknown, kind: PropertyInfo['kind']): boolean {
  if (kind === 'number' || kind === 'integer' || kind === 'numbers') return typeof value === 'number';
  if (kind === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string' && value.length > 0 && value.length < 200;
}

/** Tile of WebMercatorQuad (17-083r4, annex D.1) at a longitude and latitude in degrees. */
function tileAt([lon = 0, lat = 0]: Position, z: number): { z: number; y: number; x: number } {
  const size = 2 ** z;
  const phi = (Math.max(-85, Math.min(85, lat)) * Math.PI) / 180;
  const y = (1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2;
  const within = (value: number) => Math.max(0, Math.min(size - 1, Math.floor(value * size)));
  return { z, y: within(y), x: within((lon + 180) / 360) };
}
