import type { MapGeoJSONFeature, Map as MapLibreMap } from 'maplibre-gl';
import { type Drawn, idsOf } from './incident-sources.ts';

/** What lies under the pointer: one symbol or number, or the discs, bands or areas there, or nothing. */
export type Picked =
  | { kind: 'symbol'; ids: string[]; drawn: Drawn; at: [number, number] }
  | { kind: 'areas'; ids: string[] };

/** Answers MapLibre's question for what is drawn in a box or at a point of some layers, topmost first. */
export type Drawing = Pick<MapLibreMap, 'queryRenderedFeatures' | 'project'>;

/** Distance in CSS pixels within which a press meets a symbol. */
const reach = 6;

const symbolLayers = ['incident-symbols', 'incident-clusters', 'incident-marks'];

// The smaller goes before the larger. Of an area only its words and its edge are pressed: where incidents of a whole
// region are drawn, its ground is all the map there is, and a press on open ground must stay one.
const grounds: { layers: string[]; near: number }[] = [
  { layers: ['incident-discs', 'incident-bands'], near: 0 },
  { layers: ['incident-area-labels'], near: 4 },
  { layers: ['incident-area-edges'], near: 4 },
];

function offsetOf({ properties }: MapGeoJSONFeature): [number, number] {
  const raw: unknown = properties.offset;
  const list: unknown = typeof raw === 'string' ? JSON.parse(raw) : raw;
  return Array.isArray(list) ? [Number(list[0]), Number(list[1])] : [0, 0];
}

const around = ({ x, y }: { x: number; y: number }, by: number): [[number, number], [number, number]] => [
  [x - by, y - by],
  [x + by, y + by],
];

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
    const [dx, dy] = offsetOf(feature);
    const distance = Math.hypot(spot.x + dx - x, spot.y + dy - y);
    if (!nearest || distance < nearest.distance) nearest = { feature, at, distance };
  }
  if (nearest) {
    const drawn = nearest.feature.properties as Drawn;
    return { kind: 'symbol', ids: idsOf(drawn), drawn, at: nearest.at };
  }
  for (const { layers, near } of grounds) {
    const met = map.queryRenderedFeatures(around({ x, y }, near), { layers });
    const ids = [...new Set(met.flatMap(({ properties }) => idsOf(properties)))];
    if (ids.length) return { kind: 'areas', ids };
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
