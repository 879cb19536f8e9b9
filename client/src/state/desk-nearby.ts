import type { Position } from 'geojson';
import type { LatLon } from '#contract/coordinates.ts';
import type { PlaceHit, PlaceProperties } from '#contract/place.ts';
import { haversine } from '#contract/sphere.ts';
import { languageSuffix, languages, type Texts } from '#contract/text.ts';
import { deployment } from './deployment.ts';
import { usualRadius } from './desk-placing.ts';
import type { Loose } from './desk-pointer.ts';
import { loadReference } from './reference.ts';

/** Collections whose places are points, so that a stated point can be one of them. */
const pointCollections = ['settlements', 'border-points', 'landmarks'];
/** How far away (metres) a place may be to be offered, and how many are. */
const reach = 5_000;
const most = 3;

/** A named place near a point. */
export interface NearPlace extends PlaceHit {
  distance_m: number;
}

export function namesOf(properties: PlaceProperties): Texts {
  const named = languages.map((of) => [
    of,
    properties[`name_${languageSuffix[of]}`] ?? (of === 'en' ? properties.name : undefined),
  ]);
  return Object.fromEntries(named.filter(([, name]) => name));
}

/** All named places that are points. Throws as `request` does. */
export async function namedPoints(): Promise<PlaceHit[]> {
  const known = deployment().collections.map(({ id }) => id);
  const wanted = pointCollections.filter((id) => known.includes(id));
  const found = await Promise.all(
    wanted.map(async (collection) =>
      (await loadReference(collection)).flatMap(({ id, geometry, properties }): PlaceHit[] => {
        if (geometry?.type !== 'Point') return [];
        const [x, y] = geometry.coordinates as Position as [number, number];
        return [
          {
            ...{
              ref: `${collection}/${id}`,
              names: namesOf(properties),
              kind: String(properties.kind ?? ''),
            },
            ...{ lon: x, lat: y, uncertainty_m: properties.uncertainty_m ?? null },
          },
        ];
      }),
    ),
  );
  return found.flat();
}

/** The named places nearest to a point, nearest first; empty where none is near. Throws as `request` does. */
export async function nearPlaces({ lat, lon }: LatLon): Promise<NearPlace[]> {
  return (await namedPoints())
    .map((hit): NearPlace => ({ ...hit, distance_m: haversine(lon, lat, hit.lon, hit.lat) }))
    .filter(({ distance_m }) => distance_m <= reach)
    .sort((a, b) => a.distance_m - b.distance_m)
    .slice(0, most);
}

/** A stated point, or the centre of a band, as a place of the gazetteer: its position, its name, and how exact it is. */
export function withPlace(part: Loose, hit: PlaceHit, precision: string): Loose {
  const { lat, lon, ref, names: _name } = hit;
  if (part.kind === 'band')
    return { ...part, near: { radius_m: 5_000, ...(part.near as Loose | undefined), lat, lon, ref, _name } };
  return {
    ...{ ...part, lat, lon, ref, _name },
    // The gazetteer's own radius fits the place as a whole; finer precisions keep theirs.
    uncertainty_m:
      precision === 'settlement' && hit.uncertainty_m !== null
        ? hit.uncertainty_m
        : (part.uncertainty_m ?? usualRadius(precision)),
  };
}
