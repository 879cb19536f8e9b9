import { area, booleanPointInPolygon, featureCollection, lineString, polygonize, rewind } from '@turf/turf';
import type { Polygon, Position } from 'geojson';
import { type Figures, nameProperties } from './figures.ts';
import { labelPoint } from './label-point.ts';
import { closeRing, keyOf, type OpenRing, walk } from './ring.ts';
import type { NamedFeature } from './write-collection.ts';

/** The town that tells which face of the polygonized lines is which municipality. */
const mainTown: Record<string, string> = {
  leposavic: 'leposavic',
  zvecan: 'zvecan',
  'zubin-potok': 'zubin-potok',
  'north-mitrovica': 'severna-mitrovica',
  'south-mitrovica': 'kosovska-mitrovica',
};

/** The end points of municipal lines that no other municipal line continues: they lie on the outer ring. */
export function freeEnds(figures: Figures): Position[] {
  const ends = figures.internal_municipal_lines.flatMap((l) => [l.coordinates[0]!, l.coordinates.at(-1)!]);
  const counts = new Map<string, number>();
  for (const end of ends) counts.set(keyOf(end), (counts.get(keyOf(end)) ?? 0) + 1);
  return ends.filter((end) => counts.get(keyOf(end)) === 1);
}

/**
 * Polygonizes the outer ring and the lines between municipalities, and names the five faces.
 *
 * @throws when a municipality is not closed by the lines
 */
export function municipalityFeatures(figures: Figures, ring: OpenRing): NamedFeature[] {
  const faces = municipalFaces(figures, ring);
  return figures.municipalities.map((figure) => {
    const town = figures.settlements.find((s) => s.id === mainTown[figure.id]);
    const face = town && faces.find((f) => booleanPointInPolygon([town.lon, town.lat], f));
    if (!face) throw new Error(`The lines do not close ${figure.id}.`);
    const [label_lon, label_lat] = labelPoint(face);
    const properties = {
      kind: 'municipality',
      ...nameProperties(figure),
      area_km2: Math.round(area(face) / 1e4) / 100,
      ...(figure.official_area_km2 ? { official_area_km2: figure.official_area_km2 } : {}),
      label_lon,
      label_lat,
    };
    return { type: 'Feature', id: figure.id, properties, geometry: face };
  });
}

function municipalFaces(figures: Figures, ring: OpenRing): Polygon[] {
  const cuts = freeEnds(figures)
    .map((end) => ring.findIndex((p) => keyOf(p) === keyOf(end)))
    .sort((a, b) => a - b);
  if (cuts.includes(-1)) throw new Error('A municipal line does not end on the outer ring.');
  const outer = cuts.map((cut, i) => walk(ring, cut, cuts[(i + 1) % cuts.length]!));
  const lines = [...outer, ...figures.internal_municipal_lines.map((l) => l.coordinates)];
  const faces = polygonize(featureCollection(lines.map((line) => lineString(line))));
  // polygonize gives clockwise rings, RFC 7946 wants outer rings anticlockwise.
  return faces.features.map((face) => rewind(face.geometry) as Polygon);
}

/** Kosovo's outline as one closed, anticlockwise polygon. */
export function kosovoPolygon(ring: OpenRing): Polygon {
  return { type: 'Polygon', coordinates: [closeRing(ring)] };
}
