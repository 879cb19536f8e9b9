import {
  area,
  booleanPointInPolygon,
  difference,
  featureCollection,
  intersect,
  polygon,
  rewind,
} from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { ringsOf, type Topology } from './arcs.ts';
import { type FigureNames, nameProperties } from './figures.ts';
import { labelPoint } from './label-point.ts';
import type { AreaId } from './outlines.ts';
import { regionPolygon } from './region-box.ts';
import { closeRing, type OpenRing } from './ring.ts';
import type { NamedFeature } from './write-collection.ts';

/** Names in common use, without a word on anybody's status; the Latin forms follow from the Cyrillic ones. */
export const areaNames: Record<AreaId, FigureNames> = {
  kosovo: { en: 'Kosovo', sq: 'Kosovë', sr_latn: 'Kosovo', sr_cyrl: 'Косово' },
  serbia: { en: 'Serbia', sq: 'Serbi', sr_latn: 'Srbija', sr_cyrl: 'Србија' },
  montenegro: { en: 'Montenegro', sq: 'Mal i Zi', sr_latn: 'Crna Gora', sr_cyrl: 'Црна Гора' },
  albania: { en: 'Albania', sq: 'Shqipëri', sr_latn: 'Albanija', sr_cyrl: 'Албанија' },
  'north-macedonia': {
    en: 'North Macedonia',
    sq: 'Maqedoni e Veriut',
    sr_latn: 'Severna Makedonija',
    sr_cyrl: 'Северна Македонија',
  },
  'bosnia-and-herzegovina': {
    en: 'Bosnia and Herzegovina',
    sq: 'Bosnjë e Hercegovinë',
    sr_latn: 'Bosna i Hercegovina',
    sr_cyrl: 'Босна и Херцеговина',
  },
  bulgaria: { en: 'Bulgaria', sq: 'Bullgari', sr_latn: 'Bugarska', sr_cyrl: 'Бугарска' },
};

/** Builds the land areas of the region, cut off at the region's box and at the coast. */
export function countryFeatures(topology: Topology, sea: Feature<Polygon | MultiPolygon>): NamedFeature[] {
  return (Object.keys(areaNames) as AreaId[]).map((id) => {
    const whole = assemble(ringsOf(topology, id));
    // Kosovo lies wholly inside: it stays untouched, so that its vertices are those of the drawn line.
    const geometry = id === 'kosovo' ? whole.geometry : landOf(whole, sea);
    const [label_lon, label_lat] = labelPoint(largestPart(geometry));
    const properties = { kind: 'area', ...nameProperties(areaNames[id]), label_lon, label_lat };
    return { type: 'Feature', id, properties, geometry };
  });
}

/** The first ring is the outer one; another ring is a hole if it lies inside, else an exclave. */
function assemble([outer, ...others]: OpenRing[]): Feature<Polygon | MultiPolygon> {
  const main = polygon([closeRing(outer!)]);
  const holes = others.filter((ring) => booleanPointInPolygon(ring[0]!, main));
  const exclaves = others.filter((ring) => !holes.includes(ring));
  const polygons = [[outer!, ...holes].map(closeRing), ...exclaves.map((ring) => [closeRing(ring)])];
  const geometry: Polygon | MultiPolygon =
    polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0]! }
      : { type: 'MultiPolygon', coordinates: polygons };
  return rewind({ type: 'Feature', properties: {}, geometry }) as Feature<Polygon | MultiPolygon>;
}

function landOf(whole: Feature<Polygon | MultiPolygon>, sea: Feature<Polygon | MultiPolygon>) {
  const boxed = intersect(featureCollection([whole, regionPolygon()]));
  const land = boxed && difference(featureCollection([boxed, sea]));
  if (!land) throw new Error('An area has no land in the region.');
  return withoutCrumbs((rewind(land) as Feature<Polygon | MultiPolygon>).geometry);
}

/** Cutting leaves crumbs along the box and the coast; parts below a tenth of a square kilometre go. */
function withoutCrumbs(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  if (geometry.type === 'Polygon') return geometry;
  const parts = geometry.coordinates.filter((p) => area({ type: 'Polygon', coordinates: p }) > 1e5);
  return parts.length === 1
    ? { type: 'Polygon', coordinates: parts[0]! }
    : { type: 'MultiPolygon', coordinates: parts };
}

function largestPart(geometry: Polygon | MultiPolygon): Polygon {
  if (geometry.type === 'Polygon') return geometry;
  const parts = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return parts.reduce((a, b) => (area(b) > area(a) ? b : a));
}
