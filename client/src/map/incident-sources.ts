import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { circlePolygon } from './circle-polygon.ts';
import { cluster, mercator, unmercator } from './cluster.ts';
import { fanLimit, fanPlaces, fanRadius, fanZoom } from './fan.ts';
import { polygonsOf } from './interior-point.ts';
import { alsoAreas, type Placed, type PointIncident } from './place-incidents.ts';
import { symbolName } from './symbol-name.ts';

/** Members every drawn feature carries: the incidents it stands for, as a JSON list (vector tiles keep no arrays). */
export interface Drawn {
  ids: string;
  count: number;
  kind: 'single' | 'fanned' | 'cluster' | 'stack' | 'mark' | 'area' | 'band' | 'disc' | 'join';
  [member: string]: string | number | boolean | number[];
}

export type DrawnCollection = FeatureCollection<Geometry, Drawn>;

const collection = (features: Feature<Geometry, Drawn>[]): DrawnCollection => ({
  type: 'FeatureCollection',
  features,
});

const drawn = (geometry: Geometry, properties: Drawn): Feature<Geometry, Drawn> => ({
  type: 'Feature',
  geometry,
  properties,
});

const pointAt = (coordinates: Position): Geometry => ({ type: 'Point', coordinates });

/** The incidents a drawn feature stands for. */
export function idsOf(properties: { ids?: unknown } | null): string[] {
  return typeof properties?.ids === 'string' ? (JSON.parse(properties.ids) as string[]) : [];
}

/** Type of a group for its colour: the one all share, else `mixed`. */
function commonType(features: readonly { properties: { type: string } }[]): string {
  const [first, ...rest] = features;
  return rest.every(({ properties }) => properties.type === first!.properties.type)
    ? first!.properties.type
    : 'mixed';
}

/** What does not change with the zoom: areas and bands with their counts, and further places joined to the first. */
export function fixedSources(
  placed: Placed,
  words: (count: number, kind: 'area' | 'band', parts: number) => string,
): { areas: DrawnCollection; areaLabels: DrawnCollection; joins: DrawnCollection } {
  const areas = placed.areas.map(({ kind, features, geometry }) =>
    drawn(geometry, {
      ids: JSON.stringify(features.map(({ id }) => id)),
      count: features.length,
      kind,
      type: commonType(features),
    }),
  );
  for (const { feature, geometry } of alsoAreas(placed.points))
    areas.push(
      drawn(geometry, {
        ids: JSON.stringify([feature.id]),
        count: 0,
        kind: 'area',
        type: feature.properties.type,
      }),
    );
  const areaLabels = placed.areas.map(({ kind, features, geometry, label }) =>
    drawn(pointAt(label), {
      ids: JSON.stringify(features.map(({ id }) => id)),
      count: features.length,
      kind,
      text: words(features.length, kind, polygonsOf(geometry).length),
    }),
  );
  const joins = placed.points.flatMap(({ feature, at, others }) =>
    others.flatMap((other) => {
      const base = { ids: JSON.stringify([feature.id]), count: 0, type: feature.properties.type };
      return [
        drawn({ type: 'LineString', coordinates: [at, other] }, { ...base, kind: 'join' }),
        drawn(pointAt(other), { ...base, kind: 'mark', icon: symbolName(feature.properties, 'mark') }),
      ];
    }),
  );
  return { areas: collection(areas), areaLabels: collection(areaLabels), joins: collection(joins) };
}

/** Points of the unit square for `cluster`, to be computed once a result. */
export function projected(points: readonly PointIncident[]): [number, number][] {
  return points.map(({ at }) => mercator(at));
}

function single({ feature, at, radius_m }: PointIncident, fan?: { dx: number; dy: number }) {
  return drawn(pointAt(at), {
    ids: JSON.stringify([feature.id]),
    count: 1,
    kind: fan ? 'fanned' : 'single',
    icon: symbolName(feature.properties, radius_m ? 'disc' : 'point'),
    offset: fan ? [fan.dx, fan.dy] : [0, 0],
  });
}

/** Discs of what is drawn singly: one a place and radius, in the colour of its type where all share one. */
function discs(shown: readonly PointIncident[]): DrawnCollection {
  const byPlace = new Map<string, PointIncident[]>();
  for (const point of shown) {
    if (!point.radius_m) continue;
    for (const at of [point.at, ...point.others]) {
      const key = `${at[0]} ${at[1]} ${point.radius_m}`;
      byPlace.set(key, [...(byPlace.get(key) ?? []), point]);
    }
  }
  return collection(
    [...byPlace].map(([key, points]) => {
      const [lon, lat, radius] = key.split(' ').map(Number) as [number, number, number];
      return drawn(circlePolygon([lon, lat], radius), {
        ids: JSON.stringify(points.map(({ feature }) => feature.id)),
        count: points.length,
        kind: 'disc',
        type: commonType(points.map(({ feature }) => feature)),
      });
    }),
  );
}

/**
 * What is drawn at points at one zoom: symbols, numbers of clusters, and what stands at one spot, fanned out on a ring
 * with leaders from `fanZoom` on. The counts of `symbols` add up to the number of points.
 */
export function zoomSources(
  points: readonly PointIncident[],
  square: readonly (readonly [number, number])[],
  level: number,
): { symbols: DrawnCollection; leaders: DrawnCollection; discs: DrawnCollection } {
  const symbols: Feature<Geometry, Drawn>[] = [];
  const leaders: Feature<Geometry, Drawn>[] = [];
  const shown: PointIncident[] = [];
  for (const { members, x, y, stack } of cluster(square, level)) {
    const inside = members.map((index) => points[index]!);
    if (inside.length === 1) {
      symbols.push(single(inside[0]!));
      shown.push(inside[0]!);
      continue;
    }
    if (stack) shown.push(...inside);
    if (stack && level >= fanZoom && inside.length <= fanLimit) {
      const radius = fanRadius(inside.length);
      fanPlaces(inside.length).forEach((place, index) => {
        const point = inside[index]!;
        symbols.push(single(point, place));
        leaders.push(
          drawn(pointAt(point.at), {
            ids: JSON.stringify([point.feature.id]),
            count: 0,
            kind: 'join',
            radius,
            turn: place.turn,
          }),
        );
      });
      continue;
    }
    symbols.push(
      drawn(pointAt(unmercator(x, y)), {
        ids: JSON.stringify(inside.map(({ feature }) => feature.id)),
        count: inside.length,
        kind: stack ? 'stack' : 'cluster',
        offset: [0, 0],
      }),
    );
  }
  return { symbols: collection(symbols), leaders: collection(leaders), discs: discs(shown) };
}
