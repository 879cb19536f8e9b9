import type { Geometry, Position } from 'geojson';
import { fanLimit, fanZoom, isAtPoint, pinnedPrecisions } from '../contract/drawing.ts';
import type { IncidentFeature } from '../contract/feature.ts';
import { polygonsOf } from '../domain/area.ts';
import { discRing } from './disc.ts';
import { numericId, type TileFeature, type TileValue } from './mvt.ts';
import { tileGeometries } from './mvt-geometry.ts';
import { representativePoint } from './representative-point.ts';
import {
  buffer,
  degreesOf,
  extent,
  pixelsAtZoom0,
  type Tile,
  unitSquare,
  unitsOfPixels,
} from './tile-grid.ts';
import { incidentTileProperties } from './tile-properties.ts';
import { type AreaTally, type Cell, numberPlace, partingZoom, type SpotCells } from './tile-spots.ts';

/** What the drawing needs of the store beside the tallies; states by their numbers there. */
export interface DrawingFacts {
  /** Features of states, with geometry. */
  features(states: readonly number[]): ReadonlyMap<number, IncidentFeature>;
  /** The states at spots, the latest first. */
  statesAt(spots: readonly number[]): { state: number; spot: number }[];
  /** Outline of an area of the gazetteer, `collection/id`, as it was put; null where there is none. */
  outline(ref: string): Geometry | null;
  /** Further states whose first point may be elsewhere: those with several places that meet the tile. */
  severals(): readonly number[];
}

/** Below this radius in pixels a disc would be hidden by its own symbol. */
const smallestDisc = 8;

type Values = Record<string, TileValue>;

/**
 * A tile for a map that draws at every scale in the same way: what is alone in its cell as itself, several as their
 * number, several that no zoom parts as a stack or fanned out, areas as areas with their number at one label (so too
 * those for which a point with its uncertainty stands), and the discs of what stands alone or stacked, cut to the tile as areas are. `drawn` says as what; the counts of `single`,
 * `fanned`, `cluster`, `stack` and `label` of all tiles of a zoom add up to what is located.
 */
export function drawTile(
  tile: Tile,
  across: number,
  { cells, areas }: SpotCells,
  facts: DrawingFacts,
): TileFeature[] {
  const all = cells().map((one) => ({ ...one, parts: partsOf(one.cell, tile, across) }));
  const inside = all.filter((one) => one.isInside);
  const fans = inside.filter(({ cell, parts }) => parts === null && isFanned(cell, tile));
  const discs = all.filter(({ cell, parts }) => parts === null && reaches(cell, tile));
  const several = facts.severals();
  const atFans = groupBy(fans.length ? facts.statesAt(fans.flatMap(({ cell }) => cell.spots)) : []);
  const features = facts.features([
    ...new Set([
      ...inside.flatMap(({ cell }) => (cell.count === 1 || cell.isVague ? [cell.last] : [])),
      ...discs.flatMap(({ cell }) => (cell.count === 1 || cell.isVague ? [cell.last] : [])),
      ...[...atFans.values()].flat(),
      ...areas.map(({ last }) => last),
      ...several,
    ]),
  ]);
  const out: TileFeature[] = [];
  const put = (geometry: Geometry, properties: Values, id?: string) => {
    for (const part of tileGeometries(geometry, tile, { reach: buffer, keepSmall: true }))
      out.push({ ...(id === undefined ? {} : { id: numericId(id) }), geometry: part, properties });
  };
  const named = namedIn(areas, features, facts);
  for (const area of areas) drawArea(area, tile, facts, features, named, put);
  for (const { cell } of discs)
    if (cell.isVague) put(discOf(cell), { drawn: 'area', ...vagueFacts(cell, null, features) });
    else put(discOf(cell), { drawn: 'disc', ...sharedBy(cell), ...sizeOf(cell), ...pressed(cell, features) });
  for (const { cell, parts } of inside) {
    if (cell.isVague) {
      const at = parts === null ? ([cell.x, cell.y] as const) : numberPlace(cell, tile.z, across);
      put(pointAt(degreesOf(...at)), { drawn: 'label', ...vagueFacts(cell, parts, features) });
    } else if (cell.count === 1) {
      const feature = features.get(cell.last)!;
      put(pointAt(degreesOf(cell.x, cell.y)), { drawn: 'single', ...described(feature) }, feature.id);
    } else if (parts === null && isFanned(cell, tile)) {
      const members = cell.spots
        .flatMap((spot) => atFans.get(spot)!)
        .map((state) => features.get(state)!)
        .filter(({ properties }) => isAtPoint(properties.place_precision));
      members.sort(latestFirst).forEach((feature, index) => {
        const fan = `${members.length}/${index}`;
        put(pointAt(degreesOf(cell.x, cell.y)), { drawn: 'fanned', fan, ...described(feature) }, feature.id);
      });
    } else if (parts === null)
      put(pointAt(degreesOf(cell.x, cell.y)), { drawn: 'stack', ...sharedBy(cell), ...boxOf(cell) });
    else
      put(pointAt(degreesOf(...numberPlace(cell, tile.z, across))), {
        drawn: 'cluster',
        ...sharedBy(cell),
        parts_at: parts,
      });
  }
  drawSeverals(several, all, tile, across, features, put);
  return out;
}

type Put = (geometry: Geometry, properties: Values, id?: string) => void;
type Features = ReadonlyMap<number, IncidentFeature>;

const pointAt = (coordinates: Position): Geometry => ({ type: 'Point', coordinates });

/** Null of one alone, and of those that no zoom parts. */
function partsOf(cell: Cell, { z }: Tile, across: number): number | null {
  return cell.count === 1 ? null : partingZoom(cell, z, across);
}

function isFanned({ count, isVague }: Cell, { z }: Tile): boolean {
  return !isVague && count > 1 && count <= fanLimit && z >= fanZoom;
}

function groupBy(list: readonly { state: number; spot: number }[]): Map<number, number[]> {
  const out = new Map<number, number[]>();
  for (const { state, spot } of list) out.set(spot, [...(out.get(spot) ?? []), state]);
  return out;
}

function latestFirst(one: IncidentFeature, other: IncidentFeature): number {
  const [a, b] = [one.properties.occurred_start ?? '', other.properties.occurred_start ?? ''];
  return a === b ? (one.id < other.id ? -1 : 1) : a < b ? 1 : -1;
}

/** Whether a cell's disc is large enough to be seen and reaches into the tile. */
function reaches({ metres, x, y }: Cell, { z, x: column, y: row }: Tile): boolean {
  if (metres === 0) return false;
  const pixels = pixelsAtZoom0(metres, degreesOf(x, y)[1]);
  if (pixels * 2 ** z < smallestDisc) return false;
  const off = (value: number, index: number) => {
    const at = (value * 2 ** z - index) * extent;
    return Math.max(0, -at, at - extent);
  };
  return Math.hypot(off(x, column), off(y, row)) <= unitsOfPixels(pixels, z) + buffer;
}

/** As `incidentTileProperties`, of a disc that may be shared. */
function sizeOf({ metres, x, y }: Cell): Values {
  return { uncertainty_m: metres, uncertainty_px0: pixelsAtZoom0(metres, degreesOf(x, y)[1]) };
}

function discOf({ x, y, metres }: Cell): Geometry {
  return { type: 'Polygon', coordinates: [discRing(...degreesOf(x, y), metres)] };
}

function sharedBy({ count, contested, type }: Pick<Cell, 'count' | 'contested' | 'type'>): Values {
  return { point_count: count, contested_share: contested / count, type: type ?? 'mixed' };
}

/** Box in degrees around the members, by which the items at this spot can be asked for. */
function boxOf({ box }: Cell): Values {
  const [west, north] = degreesOf(box[0], box[1]);
  const [east, south] = degreesOf(box[2], box[3]);
  return { west, south, east, north };
}

function pressed(cell: Cell, features: Features): Values {
  return cell.count === 1 ? { id: features.get(cell.last)!.id } : boxOf(cell);
}

function described({ id, properties, geometry }: IncidentFeature): Values {
  return {
    ...incidentTileProperties(id, properties, geometry!, true),
    form: (pinnedPrecisions as readonly string[]).includes(properties.place_precision) ? 'point' : 'disc',
  };
}

/** What is said of areas for which points stand: of one the incident, of several the box that their points are in. */
function vagueFacts(cell: Cell, parts: number | null, features: Features): Values {
  const last = features.get(cell.last)!;
  return {
    ...sharedBy(cell),
    place_precision: last.properties.place_precision,
    ...(cell.count === 1 ? described(last) : boxOf(cell)),
    ...sizeOf(cell),
    kind: 'area',
    parts: cell.spots.length,
    ...(parts === null ? {} : { parts_at: parts }),
  };
}

/** The ids of several incidents in one area that no gazetteer names, by its spot: nothing else could ask for them. */
function namedIn(
  areas: readonly AreaTally[],
  features: Features,
  facts: DrawingFacts,
): ReadonlyMap<number, string> {
  const isUnnamed = ({ count, last }: AreaTally) => {
    const { place_precision, place_area } = features.get(last)!.properties;
    return count > 1 && (place_precision === 'band' || place_area.length === 0);
  };
  const spots = areas.filter(isUnnamed).map(({ spot }) => spot);
  if (spots.length === 0) return new Map();
  const bySpot = groupBy(facts.statesAt(spots));
  const found = facts.features([...bySpot.values()].flat());
  return new Map(
    [...bySpot].map(([spot, states]) => [
      spot,
      states
        .map((state) => found.get(state)!.id)
        .sort()
        .join(','),
    ]),
  );
}

function drawArea(
  { spot, last, ...tally }: AreaTally,
  tile: Tile,
  facts: DrawingFacts,
  features: Features,
  named: ReadonlyMap<number, string>,
  put: Put,
): void {
  const feature = features.get(last)!;
  const { place_precision: precision, place_area: refs } = feature.properties;
  const kind = precision === 'band' ? 'band' : 'area';
  const outlines = kind === 'area' ? refs.map((ref) => facts.outline(ref)) : [];
  // The outline that the map draws too: another one of the same area would be one too many.
  const known = outlines.length > 0 && outlines.every((one) => one !== null);
  const polygons = known ? outlines.flatMap((one) => polygonsOf(one!)) : polygonsOf(feature.geometry!);
  const geometry: Geometry = { type: 'MultiPolygon', coordinates: polygons };
  const label = representativePoint(geometry);
  const ids = named.get(spot);
  const common: Values = {
    ...sharedBy(tally),
    place_precision: precision,
    ...(tally.count === 1 ? { ...described(feature) } : {}),
    ...(ids === undefined ? {} : { ids }),
    ...(refs.length ? { place_area: [...refs].sort().join(',') } : {}),
    ...(label ? { west: label[0], south: label[1], east: label[0], north: label[1] } : {}),
    kind,
    parts: polygons.length,
  };
  put(geometry, { drawn: kind, ...common });
  if (label && isIn(tile, label)) put(pointAt(label), { drawn: 'label', ...common });
}

function isIn({ z, x, y }: Tile, [lon, lat]: Position): boolean {
  const [unitX, unitY] = unitSquare(lon!, lat!);
  return Math.floor((unitX - Math.floor(unitX)) * 2 ** z) === x && Math.floor(unitY * 2 ** z) === y;
}

/** Further places of incidents that state several: a mark where no symbol or number stands, and areas besides. */
function drawSeverals(
  states: readonly number[],
  all: readonly { cell: Cell }[],
  tile: Tile,
  across: number,
  features: Features,
  put: Put,
): void {
  const scale = 2 ** tile.z * across;
  const keyOf = (x: number, y: number) => `${Math.floor(x * scale)} ${Math.floor(y * scale)}`;
  const taken = new Set(all.flatMap(({ cell }) => (cell.isVague ? [] : [keyOf(cell.x, cell.y)])));
  for (const state of states) {
    const feature = features.get(state)!;
    const facts = described(feature);
    const further = pointsOf(feature.geometry!).slice(1);
    const { place_precision, uncertainty_m } = feature.properties;
    const isVague = !isAtPoint(place_precision);
    const discs = isVague ? further.map(([lon, lat]) => [discRing(lon!, lat!, uncertainty_m ?? 0)]) : [];
    const polygons = [...polygonsOf(feature.geometry!), ...discs];
    if (polygons.length)
      put({ type: 'MultiPolygon', coordinates: polygons }, { drawn: 'also', ...facts }, feature.id);
    for (const at of isVague ? [] : further) {
      const key = keyOf(...unitSquare(at[0]!, at[1]!));
      if (taken.has(key) || !isIn(tile, at)) continue;
      taken.add(key);
      put(pointAt(at), { drawn: 'mark', ...facts }, feature.id);
    }
  }
}

function pointsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'MultiPoint') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(pointsOf) : [];
}
