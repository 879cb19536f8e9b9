import { area } from '@turf/area';
import { buffer } from '@turf/buffer';
import { circle } from '@turf/circle';
import { difference } from '@turf/difference';
import { featureCollection, multiLineString, multiPolygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { canonicalJson } from '../contract/change.ts';
import type { PlacePart } from '../contract/claim.ts';
import { type Bounds, boundsMeet, boundsOf, polygonsOf } from './area.ts';
import type { Gazetteer } from './gazetteer.ts';
import { generalise, simplifyLine } from './generalise.ts';
import { chainsOf, lineById, positionTo, type SidedLine } from './line.ts';
import { leftBand } from './line-band.ts';
import { metresPerDegree } from './metric.ts';

export type BandPart = Extract<PlacePart, { kind: 'band' }>;

type Area = Polygon | MultiPolygon;

/** Half the width in metres of the cut that parts the two sides: far below what any statement can mean. */
const cut = 0.5;

/** Pieces below this many square metres are leavings of the clipping, not part of a claim. */
const speck = 25;

/**
 * The polygon of a band generalised to at most 100 vertices, as a feature carries it. Errors as for `bandArea`.
 */
export function bandPolygon(part: BandPart, gazetteer: Gazetteer): Area {
  return generalise(bandArea(part, gazetteer));
}

const remembered = new WeakMap<Gazetteer, Map<string, Area>>();

/** How many bands are remembered: a form derives the same one at every key. */
const maxRemembered = 200;

/**
 * All points on the named side of the line whose distance to it is between the depths (metres), inside the disc `near`
 * and the area `within` where they are given. Without a disc it is made of the line's offset curves. Else, and where a
 * line is in several pieces or folds upon itself, it is a buffer of the line to the larger depth, clipped to disc and
 * area, less a buffer to the smaller one; what is left is cut along the line (prolonged at its ends) and of the pieces
 * those on the named side are kept. Depths are exact to 4 %. Throws a sentence when line, side or area are unknown, or nothing is left.
 */
export function bandArea(part: BandPart, gazetteer: Gazetteer): Area {
  const known = remembered.get(gazetteer) ?? new Map<string, Area>();
  remembered.set(gazetteer, known);
  const key = canonicalJson(part);
  const before = known.get(key);
  if (before) return before;
  const band = buildBand(part, gazetteer);
  if (known.size >= maxRemembered) known.delete(known.keys().next().value!);
  known.set(key, band);
  return band;
}

function buildBand(part: BandPart, gazetteer: Gazetteer): Area {
  const line = lineById(part.line, gazetteer);
  if (!line) throw new Error(`There is no line «${part.line}».`);
  if (part.side !== line.left && part.side !== line.right)
    throw new Error(`The line «${part.line}» has no side «${part.side}».`);
  const within = part.within === undefined ? null : gazetteer.byRef.get(part.within)?.geometry;
  if (within === undefined || (within && !polygonsOf(within).length))
    throw new Error(`There is no area «${part.within}».`);

  const clips: Area[] = [];
  if (part.near) clips.push(discOf(part.near));
  if (within) clips.push(multiPolygon(polygonsOf(within)).geometry);
  const whole = alongWhole(part, line);
  const band = whole ? clipped(feature(whole), clips) : buffered(part, line, clips);

  const wanted = part.side === line.left ? 'left' : 'right';
  const kept = (band ? polygonsOf(band.geometry) : []).filter((rings) => {
    if (area({ type: 'Polygon', coordinates: rings }) < speck) return false;
    const [lon, lat] = interiorPoint(rings);
    return positionTo(line.geometry, lon, lat).side === wanted;
  });
  if (!kept.length) throw new Error('The band is empty: no point has that side, depth and place.');
  return kept.length === 1
    ? { type: 'Polygon', coordinates: kept[0]! }
    : { type: 'MultiPolygon', coordinates: kept };
}

/** The band along a line in one piece, from its offset curves: some twenty times as fast; null where they cannot tell. */
function alongWhole(part: BandPart, line: SidedLine): Area | null {
  const [chain, ...others] = chainsOf(line.geometry);
  if (part.near || !chain || others.length) return null;
  const directed = part.side === line.left ? chain : [...chain].reverse();
  return leftBand(directed, part.min_depth_m > cut ? part.min_depth_m : 0, part.max_depth_m);
}

function clipped(band: Feature<Area> | null, clips: Area[]): Feature<Area> | null {
  return clips.reduce<Feature<Area> | null>(
    (left, clip) => left && intersect(featureCollection([left, feature(clip)])),
    band,
  );
}

/** The line buffered to the larger depth, clipped, less what is too near and a thin cut along the line. */
function buffered(part: BandPart, line: SidedLine, clips: Area[]): Feature<Area> | null {
  const pieces = piecesNear(line, clips.map(boundsOf), part.max_depth_m);
  const wide = pieces.length
    ? widened(
        pieces.map((piece) => piece.positions),
        part.max_depth_m,
      )
    : null;
  let band = clipped(wide, clips);
  for (const knife of knives(pieces, part)) band = band && difference(featureCollection([band, knife]));
  return band;
}

function feature(geometry: Area): Feature<Area> {
  return { type: 'Feature', properties: {}, geometry };
}

function discOf(near: { lon: number; lat: number; radius_m: number }): Area {
  return circle([near.lon, near.lat], Math.max(near.radius_m, 1), { steps: 128, units: 'meters' }).geometry;
}

/** Most vertices of a line that is widened: more would take seconds and show nothing. */
const maxLineVertices = 1_500;

/** The lines buffered by a depth, after leaving out what is finer than 3 % of it. */
function widened(lines: Position[][], metres: number): Feature<Area> | null {
  let simple = lines;
  for (let tolerance = metres * 0.03; ; tolerance *= 2) {
    simple = lines.map((line) => simplifyLine(line, tolerance));
    if (simple.reduce((sum, line) => sum + line.length, 0) <= maxLineVertices) break;
  }
  return (buffer(multiLineString(simple), metres, { units: 'meters', steps: 8 }) as Feature<Area>) ?? null;
}

interface Piece {
  positions: Position[];
  /** Whether the piece begins or ends where the line itself does. */
  atStart: boolean;
  atEnd: boolean;
}

/** The pieces of the line that can be the nearest part of it for any point of the clipped band. */
function piecesNear(line: SidedLine, boxes: Bounds[], depth: number): Piece[] {
  const margin = depth * 1.2 + 100;
  const pieces: Piece[] = [];
  for (const chain of chainsOf(line.geometry)) {
    let open: Position[] | null = null;
    let from = 0;
    for (let index = 0; index + 1 < chain.length; index++) {
      const [a, b] = [chain[index] as [number, number], chain[index + 1] as [number, number]];
      const segment: Bounds = [
        Math.min(a[0], b[0]),
        Math.min(a[1], b[1]),
        Math.max(a[0], b[0]),
        Math.max(a[1], b[1]),
      ];
      const close = boxes.every((box) => boundsMeet(segment, box, margin));
      if (close && !open) {
        open = [a];
        from = index;
      }
      if (close) open?.push(b);
      if (open && (!close || index + 2 === chain.length)) {
        const atEnd = close && index + 2 === chain.length;
        pieces.push({ positions: open, atStart: from === 0, atEnd });
        open = null;
      }
    }
  }
  return pieces;
}

/** What is taken away: the depths too small, and a thin cut along the line and its prolongations. */
function knives(pieces: Piece[], part: BandPart): Feature<Area>[] {
  const reach = part.max_depth_m * 1.5 + 100;
  const along = pieces.map(({ positions, atStart, atEnd }) => [
    ...(atStart ? [beyond(positions[1]!, positions[0]!, reach)] : []),
    ...positions,
    ...(atEnd ? [beyond(positions.at(-2)!, positions.at(-1)!, reach)] : []),
  ]);
  const knives = pieces.length ? [widened(along, cut)] : [];
  if (part.min_depth_m > cut)
    knives.push(
      widened(
        pieces.map((piece) => piece.positions),
        part.min_depth_m,
      ),
    );
  return knives.filter((knife) => knife !== null);
}

/** The point `metres` beyond `b` on the way from `a`. */
function beyond(a: Position, b: Position, metres: number): Position {
  const scale = metresPerDegree(b[1]!);
  const dx = (b[0]! - a[0]!) * scale.lon;
  const dy = (b[1]! - a[1]!) * scale.lat;
  const length = Math.hypot(dx, dy) || 1;
  return [b[0]! + ((dx / length) * metres) / scale.lon, b[1]! + ((dy / length) * metres) / scale.lat];
}

/** A point well inside a polygon: the middle of the widest chord among some parallels. */
export function interiorPoint(rings: Position[][]): [number, number] {
  const [, south, , north] = boundsOf({ type: 'Polygon', coordinates: rings });
  let best: [number, number] = rings[0]![0] as [number, number];
  let widest = -1;
  for (let step = 1; step < 16; step++) {
    // An odd fraction keeps the parallels off the vertices of regular shapes.
    const lat = south + ((north - south) * (step + 0.0137)) / 16;
    const crossings = rings
      .flatMap((ring) =>
        ring.slice(1).flatMap((b, index) => {
          const a = ring[index]!;
          return a[1]! > lat !== b[1]! > lat
            ? [a[0]! + ((b[0]! - a[0]!) * (lat - a[1]!)) / (b[1]! - a[1]!)]
            : [];
        }),
      )
      .sort((a, b) => a - b);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const width = crossings[index + 1]! - crossings[index]!;
      if (width > widest) {
        widest = width;
        best = [(crossings[index]! + crossings[index + 1]!) / 2, lat];
      }
    }
  }
  return best;
}
