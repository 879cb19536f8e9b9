import type { Geometry } from 'geojson';
import type { PlacePrecision } from '../contract/codebook.ts';
import { discIn } from './area.ts';
import type { Gazetteer } from './gazetteer.ts';
import { haversine } from './metric.ts';
import { shareInside } from './overlap.ts';
import type { PointPart } from './place.ts';

/** Ids of municipalities that a place certainly, or only possibly, lies in. */
export interface Municipalities {
  certain: string[];
  possible: string[];
}

/** Collections whose entries lie so near to lines that their stated municipality outweighs a point in a polygon. */
const trusted = ['border-points/', 'landmarks/', 'settlements/'];

/** Metres up to which «near» a named place still means the place itself, however small the place. */
const nearItself = 1_000;

/**
 * Municipalities of a stated point. A named border point, landmark or settlement is in the municipality that the
 * gazetteer states for it, however large its disc, unless the claim is only «near» it, by more than a kilometre and more than its own extent. Else a
 * disc wholly inside one municipality is certainly there, and one that reaches several is possibly in each.
 */
export function municipalitiesOfPoint(
  part: PointPart,
  precision: PlacePrecision,
  gazetteer: Gazetteer,
): Municipalities {
  const stated = statedMunicipality(part, precision, gazetteer);
  if (stated) return { certain: [stated], possible: [] };
  const certain: string[] = [];
  const possible: string[] = [];
  for (const { id, geometry } of gazetteer.municipalities) {
    const relation = discIn(geometry, part.lon, part.lat, part.uncertainty_m);
    if (relation === 'inside') certain.push(id);
    if (relation === 'touching') possible.push(id);
  }
  // A disc inside one municipality can touch a neighbour's edge only by rounding.
  return certain.length ? { certain, possible: [] } : { certain, possible };
}

function statedMunicipality(part: PointPart, precision: PlacePrecision, gazetteer: Gazetteer): string | null {
  const { ref } = part;
  if (!ref || !trusted.some((collection) => ref.startsWith(collection))) return null;
  const place = gazetteer.byRef.get(ref);
  const municipality = place?.properties.municipality;
  if (!municipality || place.geometry.type !== 'Point') return null;
  // One without an entry of its own has no name in the reader's language, and no area to show.
  if (!gazetteer.byRef.has(`municipalities/${municipality}`)) return null;
  const itself = Math.max(place.properties.uncertainty_m ?? 0, place.properties.radius_m ?? 0, nearItself);
  if (precision === 'near' && part.uncertainty_m > itself) return null;
  // A point far from the place it names is somewhere else.
  const [lon, lat] = place.geometry.coordinates as [number, number];
  const apart = haversine(part.lon, part.lat, lon, lat);
  return apart <= Math.max(part.uncertainty_m, itself) ? municipality : null;
}

const knownByGeometry = new WeakMap<Gazetteer, WeakMap<Geometry, Municipalities>>();

/**
 * Municipalities of an area or band. `ref` is the gazetteer area it is or lies within: a municipality named there is
 * certain. Else an area that (by sample points) lies wholly in one is certainly there, one that shares ground with
 * several possibly in each; shared edges do not count.
 */
export function municipalitiesOfArea(
  geometry: Geometry,
  ref: string | undefined,
  gazetteer: Gazetteer,
): Municipalities {
  if (ref?.startsWith('municipalities/') && gazetteer.byRef.has(ref))
    return { certain: [ref.slice('municipalities/'.length)], possible: [] };
  const known = knownByGeometry.get(gazetteer) ?? new WeakMap<Geometry, Municipalities>();
  knownByGeometry.set(gazetteer, known);
  const before = known.get(geometry);
  if (before) return before;
  const found: Municipalities = { certain: [], possible: [] };
  for (const { id, geometry: municipality } of gazetteer.municipalities) {
    const share = shareInside(geometry, municipality);
    if (share > 0.995) found.certain.push(id);
    // A municipality far smaller than the area may lie between its sample points.
    else if (share > 0 || shareInside(municipality, geometry) > 0) found.possible.push(id);
  }
  known.set(geometry, found);
  return found;
}
