import type { Feature, FeatureCollection, Geometry, Point, Polygon } from 'geojson';
import { collectionUrl, loadReference } from '../state/reference.ts';
import { extentOf } from './extent.ts';
import { interiorPoint } from './interior-point.ts';

/** Collections the page loads for their names anyway, so that the map draws them without asking again. */
const loadedForNames = ['settlements', 'border-points'] as const;

/** Outlines the map must know itself: to place names, and to tell municipalities by id. */
export interface ReferenceData {
  countries: Feature<Geometry>[];
  municipalities: Feature<Geometry>[];
  /** What is at hand of the other collections; MapLibre fetches the rest by their address. */
  atHand: ReadonlyMap<string, Feature<Geometry>[]>;
}

/** What MapLibre draws a collection of: its features where they are at hand, else its address. */
export function drawnData(id: string, { atHand }: Pick<ReferenceData, 'atHand'>): FeatureCollection | string {
  const features = atHand.get(id);
  return features ? { type: 'FeatureCollection', features } : new URL(collectionUrl(id), location.href).href;
}

async function outlines(id: string, has: (collection: string) => boolean): Promise<Feature<Geometry>[]> {
  if (!has(id)) return [];
  // A style reads no string ids of features, so each carries its id as a member too.
  return (await loadReference(id)).map((place) => ({
    ...place,
    properties: { ...place.properties, id: place.id },
  }));
}

/** Loads the outlines a deployment has; throws as `request` does. */
export async function loadReferenceData(has: (collection: string) => boolean): Promise<ReferenceData> {
  const [countries, municipalities, ...named] = await Promise.all([
    outlines('countries', has),
    outlines('municipalities', has),
    ...loadedForNames.filter(has).map(async (id): Promise<[string, Feature<Geometry>[]][]> => {
      // The map can do without dots and names for a while; MapLibre then asks for them itself.
      const places = await loadReference(id).catch(() => null);
      return places ? [[id, places]] : [];
    }),
  ]);
  return { countries, municipalities, atHand: new Map(named.flat()) };
}

/** Finds the outline of a country or municipality by its `collection/id`. */
export function outlinesOf(reference: ReferenceData): (ref: string) => Geometry | null {
  const byRef = new Map(
    (['countries', 'municipalities'] as const).flatMap((of) =>
      reference[of].map(({ geometry, properties }): [string, Geometry] => [
        `${of}/${String(properties?.id)}`,
        geometry,
      ]),
    ),
  );
  return (ref) => byRef.get(ref) ?? null;
}

/** The box of all countries: what the deployment's outlines cover, as sea to lay them on. */
export function coveredBox(countries: readonly Feature<Geometry>[]): Feature<Polygon> | null {
  const box = extentOf(countries);
  if (!box) return null;
  const [west, south, east, north] = box;
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: {} };
}

/** Room in CSS pixels that the name of a municipality wants. */
const nameRoom = 56;

/** Zoom from which an area is as wide on the screen as its name. */
function namedFrom(geometry: Geometry): number {
  const [west, , east] = extentOf([{ geometry }]) ?? [0, 0, 360, 0];
  return Math.log2((nameRoom * 360) / (512 * (east - west)));
}

/** One point for the name of each municipality: the stated one, else a point well inside. */
export function municipalityLabels(
  municipalities: readonly Feature<Geometry>[],
  focus: readonly string[],
): FeatureCollection<Point> {
  const features = municipalities.flatMap(({ geometry, properties }): Feature<Point>[] => {
    const { label_lon, label_lat, id } = properties ?? {};
    const stated = typeof label_lon === 'number' && typeof label_lat === 'number';
    const coordinates = stated ? [label_lon, label_lat] : interiorPoint(geometry);
    if (!coordinates) return [];
    return [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates },
        properties: { ...properties, focus: focus.includes(String(id)), from: namedFrom(geometry) },
      },
    ];
  });
  return { type: 'FeatureCollection', features };
}
