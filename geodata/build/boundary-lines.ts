import { bboxClip, length, lineString } from '@turf/turf';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { Topology } from './arcs.ts';
import { outsideSea } from './coast.ts';
import { type Figures, nameProperties } from './figures.ts';
import type { AreaId } from './outlines.ts';
import { regionBox } from './region-box.ts';
import { keyOf, type OpenRing, walk } from './ring.ts';
import type { NamedFeature } from './write-collection.ts';

type Part = { from: string; to: string };

const lineNames = {
  main: {
    en: 'Boundary / administrative line',
    sq: 'Vija kufitare / administrative',
    sr_latn: 'Granična / administrativna linija',
    sr_cyrl: 'Гранична / административна линија',
  },
  outer: { en: 'Boundary line', sq: 'Vijë kufitare', sr_latn: 'Granična linija', sr_cyrl: 'Гранична линија' },
  municipal: {
    en: 'Municipal line',
    sq: 'Vijë komunale',
    sr_latn: 'Opštinska linija',
    sr_cyrl: 'Општинска линија',
  },
};

/**
 * The line between Kosovo and each neighbour, cut out of Kosovo's ring vertex by vertex. The ring is
 * anticlockwise, so Kosovo lies on the left of every one of them.
 */
export function kosovoLines(ring: OpenRing, parts: Map<AreaId, Part>): NamedFeature[] {
  const index = new Map(ring.map((p, i) => [keyOf(p), i]));
  return [...parts].map(([neighbour, { from, to }]) => {
    const kind = neighbour === 'serbia' ? 'main' : 'outer';
    const id = kind === 'main' ? 'main' : `kosovo-${neighbour}`;
    const coordinates = walk(ring, index.get(from)!, index.get(to)!);
    const sides = { side_left: 'kosovo', side_right: neighbour };
    return lineFeature(id, kind, { between: ['kosovo', neighbour], ...sides }, [coordinates]);
  });
}

/** The lines between two neighbours of Kosovo, or of its neighbours, without their parts at sea. */
export function regionalLines(topology: Topology, sea: Feature<Polygon | MultiPolygon>): NamedFeature[] {
  const pairs = new Map<string, { between: string[]; lines: Position[][] }>();
  for (const { owners, coordinates } of topology.arcs.values()) {
    if (owners.length !== 2 || owners.includes('kosovo')) continue;
    const between = [...owners].sort();
    const pair = pairs.get(between.join('-')) ?? { between, lines: [] };
    pair.lines.push(...insideRegion(coordinates).flatMap((line) => outsideSea(line, sea)));
    pairs.set(between.join('-'), pair);
  }
  return [...pairs]
    .filter(([, { lines }]) => lines.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { between, lines }]) => lineFeature(id, 'outer', { between }, lines));
}

/** The lines between municipalities as the figures have them; a pair with two pieces is one feature. */
export function municipalLines(figures: Figures): NamedFeature[] {
  const pairs = new Map<string, { between: string[]; lines: Position[][] }>();
  for (const { between, coordinates } of figures.internal_municipal_lines) {
    const id = between.join('-');
    const pair = pairs.get(id) ?? { between, lines: [] };
    pair.lines.push(coordinates);
    pairs.set(id, pair);
  }
  return [...pairs].map(([id, { between, lines }]) => lineFeature(id, 'municipal', { between }, lines));
}

function lineFeature(
  id: string,
  kind: keyof typeof lineNames,
  properties: Record<string, unknown>,
  lines: Position[][],
): NamedFeature {
  const geometry: LineString | MultiLineString =
    lines.length === 1
      ? { type: 'LineString', coordinates: lines[0]! }
      : { type: 'MultiLineString', coordinates: lines };
  const kilometres = lines.reduce((sum, line) => sum + length(lineString(line)), 0);
  const length_km = Math.round(kilometres * 10) / 10;
  return {
    type: 'Feature',
    id,
    properties: { kind, ...nameProperties(lineNames[kind]), ...properties, length_km },
    geometry,
  };
}

function insideRegion(line: Position[]): Position[][] {
  const clipped = bboxClip(lineString(line), regionBox).geometry as LineString | MultiLineString;
  const lines = clipped.type === 'LineString' ? [clipped.coordinates] : clipped.coordinates;
  return lines.filter((piece) => piece.length > 1);
}
