import type { Geometry } from 'geojson';
import { localDay } from '../../../server/contract/time.ts';
import type { Gazetteer } from '../../../server/domain/gazetteer.ts';
import type { Shape, State } from '../../../server/domain/projection.ts';
import { unitSquare } from '../../../server/format/tile-grid.ts';
import { uncertaintyPixels } from '../../../server/format/tile-properties.ts';
import { earthRadius } from '../../../server/query/meets-box.ts';
import { shapeBoxes, union } from '../../../server/query/shape-boxes.ts';
import { words } from '../../../server/query/words.ts';
import { copied } from './schema.ts';

type Value = string | number | boolean | null | undefined;

/** Number of each area of the gazetteer in the table `areas`; areas are the same objects wherever they are claimed. */
export function areasOf(gazetteer: Gazetteer): Map<Geometry, number> {
  return new Map(gazetteer.municipalities.map(({ geometry }, index) => [geometry, index + 1]));
}

/** A state as a line of COPY's text format, in the order of `copied`. */
export function stateLine(state: State, areas: ReadonlyMap<Geometry, number>, zone: string): string {
  const { feature, shapes } = state;
  const facts = feature.properties;
  const { geometry } = feature;
  const anchor = geometry ? firstPoint(geometry) : null;
  const square = anchor ? unitSquare(anchor[0]!, anchor[1]!) : null;
  const pixels = geometry ? uncertaintyPixels(facts.uncertainty_m, geometry) : null;
  const discs = shapes.filter((shape) => shape.kind === 'disc');
  const disc = shapes.length === 1 ? discs[0] : null;
  const claimedAreas = shapes.flatMap((shape) =>
    shape.kind === 'area' ? (areas.get(shape.geometry) ?? []) : [],
  );
  const row: Record<string, Value> = {
    incident: feature.id,
    known_from: instant(state.known_from),
    known_to: instant(state.known_to),
    occurred:
      state.occurred_start === null
        ? null
        : `[${instant(state.occurred_start)},${instant(state.occurred_end) ?? ''})`,
    occurred_start: instant(state.occurred_start),
    occurred_end: instant(state.occurred_end),
    local_month:
      state.occurred_start === null ? null : `${localDay(state.occurred_start, zone).slice(0, 7)}-01`,
    located: geometry !== null,
    type: facts.type,
    sub_type: facts.sub_type,
    verification: facts.verification,
    contested: facts.contested.length ? facts.contested.join(',') : null,
    contested_count: facts.contested.length,
    accounts_count: facts.accounts_count,
    place_precision: facts.place_precision,
    uncertainty_m: pixels === null ? null : facts.uncertainty_m,
    uncertainty_px0: pixels,
    // Side of the world in metres of EPSG:3857, of which 512 pixels at zoom 0 are the whole.
    reach: pixels === null ? null : (pixels / 512) * worldMetres,
    start_text: facts.occurred_start,
    end_text: facts.occurred_end,
    known_text: facts.known_from,
    municipalities: list([...facts.municipalities, ...facts.municipalities_possible]),
    actors: list(facts.actors),
    claimants: list(facts.claimants),
    x: square ? square[0] - Math.floor(square[0]) : null,
    y: square?.[1],
    geom: geometry ? ewkt(geometry) : null,
    claimed: shapes.length ? diagonal(shapes) : null,
    lon: disc?.lon,
    lat: disc?.lat,
    radius: disc?.radius_m,
    discs:
      discs.length > 0 && shapes.length > 1
        ? `SRID=4326;GEOMETRYCOLLECTION(${discs.map(discPolygon).join(',')})`
        : null,
    areas: claimedAreas.length ? list(claimedAreas.map(String)) : null,
    words: [...new Set(state.search.flatMap(words))].map((word) => `'${word}'`).join(' '),
    title: facts.title,
    title_lang: facts.title_lang,
    title_sq: facts.title_sq,
    title_sr_latn: facts.title_sr_latn,
    title_sr_cyrl: facts.title_sr_cyrl,
    feature: JSON.stringify(feature),
  };
  return `${copied.map((name) => cell(row[name])).join('\t')}\n`;
}

const worldMetres = 2 * Math.PI * 6_378_137;

function cell(value: Value): string {
  if (value === null || value === undefined) return '\\N';
  return String(value).replace(
    /[\\\t\n\r]/g,
    (one) => ({ '\t': '\\t', '\n': '\\n', '\r': '\\r' })[one] ?? '\\\\',
  );
}

const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** Ids are letters, digits and hyphens: nothing to quote. */
const list = (values: readonly string[]) => `{${[...new Set(values)].join(',')}}`;

/** First position of what is drawn as points; null for areas. */
function firstPoint(geometry: Geometry): number[] | null {
  if (geometry.type === 'Point') return geometry.coordinates;
  return geometry.type === 'MultiPoint' ? (geometry.coordinates[0] ?? null) : null;
}

/** The diagonal of the box around all shapes. */
function diagonal(shapes: readonly Shape[]): string {
  const [w, s, e, n] = union(shapes.flatMap(shapeBoxes));
  return `SRID=4326;LINESTRING(${w} ${s},${e} ${n})`;
}

/** Corners of a fine polygon: it falls short of its disc by 0.01 % of the radius. */
const corners = 256;

function discPolygon({ lon, lat, radius_m }: Extract<Shape, { kind: 'disc' }>): string {
  const angle = radius_m / earthRadius;
  const [sin, cos] = [Math.sin((lat * Math.PI) / 180), Math.cos((lat * Math.PI) / 180)];
  const ring = Array.from({ length: corners }, (_, index) => {
    const bearing = (2 * Math.PI * index) / corners;
    const sine = sin * Math.cos(angle) + cos * Math.sin(angle) * Math.cos(bearing);
    const turn = Math.atan2(Math.sin(bearing) * Math.sin(angle) * cos, Math.cos(angle) - sin * sine);
    return `${lon + (turn * 180) / Math.PI} ${(Math.asin(sine) * 180) / Math.PI}`;
  });
  return `POLYGON((${[...ring, ring[0]].join(',')}))`;
}

export function ewkt(geometry: Geometry): string {
  return `SRID=4326;${wktOf(geometry)}`;
}

function wktOf(geometry: Geometry): string {
  const position = ([x, y]: number[]) => `${x} ${y}`;
  const ring = (positions: number[][]) => `(${positions.map(position).join(',')})`;
  const polygon = (rings: number[][][]) => `(${rings.map(ring).join(',')})`;
  switch (geometry.type) {
    case 'Point':
      return `POINT(${position(geometry.coordinates)})`;
    case 'MultiPoint':
      return `MULTIPOINT${ring(geometry.coordinates)}`;
    case 'LineString':
      return `LINESTRING${ring(geometry.coordinates)}`;
    case 'MultiLineString':
      return `MULTILINESTRING${polygon(geometry.coordinates)}`;
    case 'Polygon':
      return `POLYGON${polygon(geometry.coordinates)}`;
    case 'MultiPolygon':
      return `MULTIPOLYGON(${geometry.coordinates.map(polygon).join(',')})`;
    case 'GeometryCollection':
      return `GEOMETRYCOLLECTION(${geometry.geometries.map(wktOf).join(',')})`;
  }
}
