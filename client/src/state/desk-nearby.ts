import type { Position } from 'geojson';
import type { LatLon } from '#contract/coordinates.ts';
import type { PlaceHit, PlaceProperties } from '#contract/place.ts';
import { haversine } from '#contract/sphere.ts';
import { languageSuffix, languages, type Texts } from '#contract/text.ts';
import { deployment } from './deployment.ts';
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

function namesOf(properties: PlaceProperties): Texts {
  const named = languages.map((of) => [
    of,
    properties[`name_${languageSuffix[of]}`] ?? (of === 'en' ? properties.name : undefined),
  ]);
  return Object.fromEntries(named.filter(([, name]) => name));
}

/** The named places nearest to a point, nearest first; empty where none is near. Throws as `request` does. */
export async function nearPlaces({ lat, lon }: LatLon): Promise<NearPlace[]> {
  const known = deployment().collections.map(({ id }) => id);
  const wanted = pointCollections.filter((id) => known.includes(id));
  const found = await Promise.all(
    wanted.map(async (collection) =>
      (await loadReference(collection)).flatMap(({ id, geometry, properties }): NearPlace[] => {
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
            distance_m: haversine(lon, lat, x, y),
          },
        ];
      }),
    ),
  );
  return found
    .flat()
    .filter(({ distance_m }) => distance_m <= reach)
    .sort((a, b) => a.distance_m - b.distance_m)
    .slice(0, most);
}
