import type { MapGeoJSONFeature, Map as MapLibreMap } from 'maplibre-gl';
import { countOf, type DrawnProperties } from './drawn-features.ts';
import { fans } from './fan.ts';
import { anyOf, conditionOf } from './spot-condition.ts';

/** What lies under the pointer: one symbol or number, or the discs, bands or areas there. */
export interface Picked {
  /** The one incident that it is; null of several. */
  id: string | null;
  count: number;
  /** The incidents, in CQL2; null of a number, which parts when the map comes nearer. */
  condition: string | null;
  /** The symbol or number, and where it stands; null of areas. */
  drawn: DrawnProperties | null;
  at: [number, number] | null;
}

/** Answers MapLibre's question for what is drawn in a box or at a point of some layers, topmost first. */
export type Drawing = Pick<MapLibreMap, 'queryRenderedFeatures' | 'project' | 'getLayer'>;

/** Distance in CSS pixels within which a press meets a symbol. */
const reach = 6;

const symbolLayers = ['incident-symbols', 'incident-clusters', 'incident-marks'];

// The smaller goes before the larger. Of an area only its words and its edge are pressed: where incidents of a whole
// region are drawn, its ground is all the map there is, and a press on open ground must stay one.
const grounds: { layers: string[]; near: number }[] = [
  { layers: ['every-place-points'], near: 4 },
  { layers: ['incident-discs', 'incident-bands', 'every-place', 'every-place-bands'], near: 0 },
  { layers: ['incident-area-labels'], near: 4 },
  { layers: ['incident-area-edges'], near: 4 },
];

const around = ({ x, y }: { x: number; y: number }, by: number): [[number, number], [number, number]] => [
  [x - by, y - by],
  [x + by, y + by],
];

const propertiesOf = ({ properties }: MapGeoJSONFeature) => properties as DrawnProperties;

/**
 * The nearest symbol under a point of the map in pixels; without one the discs and bands there, without any the areas
 * whose words or edge are there.
 */
export function pick(map: Drawing, { x, y }: { x: number; y: number }): Picked | null {
  let nearest: { feature: MapGeoJSONFeature; at: [number, number]; distance: number } | null = null;
  for (const feature of map.queryRenderedFeatures(around({ x, y }, reach), { layers: symbolLayers })) {
    if (feature.geometry.type !== 'Point') continue;
    const at = feature.geometry.coordinates as [number, number];
    const spot = map.project(at);
    const { dx, dy } = fans.get(propertiesOf(feature).fan ?? '') ?? { dx: 0, dy: 0 };
    const distance = Math.hypot(spot.x + dx - x, spot.y + dy - y);
    if (!nearest || distance < nearest.distance) nearest = { feature, at, distance };
  }
  if (nearest) {
    const drawn = propertiesOf(nearest.feature);
    const count = countOf({ properties: drawn });
    return { id: drawn.id ?? null, count, condition: conditionOf(drawn), drawn, at: nearest.at };
  }
  for (const { layers, near } of grounds) {
    // A feature comes once for each layer and tile that it is drawn in.
    const met = new Map<string, DrawnProperties>();
    const there = layers.filter((id) => map.getLayer(id));
    if (!there.length) continue;
    for (const feature of map.queryRenderedFeatures(around({ x, y }, near), { layers: there })) {
      const condition = conditionOf(propertiesOf(feature));
      if (condition !== null) met.set(condition, propertiesOf(feature));
    }
    if (!met.size) continue;
    const all = [...met.values()];
    const [only] = all.length === 1 ? all : [];
    return {
      id: only?.id ?? null,
      count: all.reduce((sum, properties) => sum + countOf({ properties }), 0),
      condition: anyOf([...met.keys()]),
      drawn: only ?? null,
      at: null,
    };
  }
  return null;
}

/** Accounts of the selected incident whose claimed place lies under a point of the map in pixels. */
export function pickAccounts(map: MapLibreMap, { x, y }: { x: number; y: number }): string[] {
  const [top] = map.queryRenderedFeatures([x, y], {
    layers: ['claimed-points', 'claimed-fills', 'claimed-bands'],
  });
  return typeof top?.properties.accounts === 'string'
    ? top.properties.accounts.split('|').filter(Boolean)
    : [];
}
