import type { Geometry, Position } from 'geojson';
import proj4 from 'proj4';
import type { Box } from '../contract/query.ts';

/** A coordinate reference system that answers can be in. */
export interface Crs {
  uri: string;
  /** True where the authority puts latitude (or northing) first. */
  swapped: boolean;
  /** PROJ string of the system with longitude or easting first; null is CRS84 itself. */
  proj: string | null;
  /** Decimals that coordinates are rounded to: a tenth of a millimetre in metres; degrees are not rounded. */
  decimals: number | null;
}

const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;

export const crs84: Crs = {
  uri: 'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  swapped: false,
  proj: null,
  decimals: null,
};

/**
 * The systems on offer, that of storage first. Parameters after the EPSG data set: 3857 web map; 4258 ETRS89, which
 * stands for WGS 84 here as everywhere (EPSG:1149, a metre); 32634 UTM 34N; 6316 MGI 1901 / Balkans zone 7 by the
 * shift EPSG:3962 (five metres), whose axes are easting and northing.
 */
export const systems: readonly Crs[] = [
  crs84,
  { uri: epsg(4326), swapped: true, proj: null, decimals: null },
  {
    uri: epsg(3857),
    swapped: false,
    proj: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
    decimals: 4,
  },
  { uri: epsg(4258), swapped: true, proj: null, decimals: null },
  {
    uri: epsg(32634),
    swapped: false,
    proj: '+proj=utm +zone=34 +datum=WGS84 +units=m +no_defs',
    decimals: 4,
  },
  {
    uri: epsg(6316),
    swapped: false,
    proj: '+proj=tmerc +lat_0=0 +lon_0=21 +k=0.9999 +x_0=7500000 +y_0=0 +ellps=bessel +towgs84=682,-203,480,0,0,0,0 +units=m +no_defs',
    decimals: 4,
  },
];

/** A system by its URI, or by the short forms `EPSG:4326`, `[OGC:CRS84]` that some clients send; else null. */
export function systemOf(text: string): Crs | null {
  const short = /^\[?(?:(EPSG):(\d{4,5})|OGC:CRS84)\]?$/i.exec(text);
  const uri = short ? (short[1] ? epsg(Number(short[2])) : crs84.uri) : text;
  return systems.find((one) => one.uri === uri) ?? null;
}

/** Web Mercator has no poles; the systems of a zone say nothing far away, but never anything infinite. */
const farthest = 85.06;

type Step = (position: Position) => Position;

/** From longitude and latitude to the system's own order; a height stays what it is. */
export function fromCrs84(crs: Crs): Step {
  const project = crs.proj === null ? null : proj4('WGS84', crs.proj);
  return ([x = 0, y = 0, ...rest]) => {
    const [first, second] = project
      ? (project
          .forward([x, Math.max(-farthest, Math.min(farthest, y))])
          .map((value) => rounded(value, crs.decimals)) as [number, number])
      : [x, y];
    return crs.swapped ? [second, first, ...rest] : [first, second, ...rest];
  };
}

/** From the system's own order to longitude and latitude; coordinates that lie nowhere become NaN. */
export function toCrs84(crs: Crs): Step {
  const project = crs.proj === null ? null : proj4('WGS84', crs.proj);
  return ([first = 0, second = 0, ...rest]) => {
    const [x, y] = crs.swapped ? [second, first] : [first, second];
    return project ? [...project.inverse([x, y]), ...rest] : [x, y, ...rest];
  };
}

function rounded(value: number, decimals: number | null): number {
  if (decimals === null) return value;
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** A geometry with every position put through `step`. */
export function mapPositions<G extends Geometry | null>(geometry: G, step: Step): G {
  if (geometry === null) return geometry;
  if (geometry.type === 'GeometryCollection')
    return { ...geometry, geometries: geometry.geometries.map((one) => mapPositions(one, step)) };
  return { ...geometry, coordinates: mapNested(geometry.coordinates, step) } as G;
}

function mapNested(coordinates: unknown, step: Step): unknown {
  if (!Array.isArray(coordinates)) return coordinates;
  return typeof coordinates[0] === 'number'
    ? step(coordinates)
    : coordinates.map((one) => mapNested(one, step));
}

/** Points on each side of a box: enough for the sides of a zone's box, which are curves in degrees. */
const sideSteps = 20;

/**
 * The smallest box in CRS84 around a box of four numbers of another system, in that system's axis order. Null where it
 * lies nowhere on the earth.
 */
export function boxToCrs84([a, b, c, d]: Box, crs: Crs): Box | null {
  const step = toCrs84(crs);
  // In degrees a box may cross the antimeridian: its corners keep their sides.
  if (crs.proj === null) return [...step([a, b]), ...step([c, d])] as unknown as Box;
  const points = ringOf([a, b, c, d]).map(step);
  if (!points.flat().every(Number.isFinite)) return null;
  const lons = points.map(([lon]) => Math.max(-180, Math.min(180, lon!)));
  const lats = points.map(([, lat]) => Math.max(-90, Math.min(90, lat!)));
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/** A geometry in another system; null where it has no coordinates there (half the earth away from a zone). */
export function geometryIn<G extends Geometry | null>(geometry: G, step: Step): G | null {
  let finite = true;
  const mapped = mapPositions(geometry, (position) => {
    const made = step(position);
    finite &&= made.every(Number.isFinite);
    return made;
  });
  return finite ? mapped : null;
}

/** A closed ring along a box with points between its corners, in the box's own system. */
export function ringOf([a, b, c, d]: Box): [number, number][] {
  const corners: [number, number][] = [
    [a, b],
    [c, b],
    [c, d],
    [a, d],
  ];
  const ring = corners.flatMap(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % 4]!;
    return Array.from({ length: sideSteps }, (_, at): [number, number] => [
      x + ((nextX - x) * at) / sideSteps,
      y + ((nextY - y) * at) / sideSteps,
    ]);
  });
  return [...ring, ring[0]!];
}
