import type { MapGeoJSONFeature, Map as MapLibreMap } from 'maplibre-gl';
import { type Drawn, idsOf } from './incident-sources.ts';

/** What lies under the pointer: one symbol or number, or the areas there, or nothing. */
export type Picked =
  | { kind: 'symbol'; ids: string[]; drawn: Drawn; at: [number, number] }
  | { kind: 'areas'; ids: string[] };

/** Distance in CSS pixels within which a press meets a symbol. */
const reach = 6;

const symbolLayers = ['incident-symbols', 'incident-clusters', 'incident-marks'];
const areaLayers = ['incident-areas', 'incident-bands', 'incident-discs', 'incident-area-labels'];

function offsetOf({ properties }: MapGeoJSONFeature): [number, number] {
  const raw: unknown = properties.offset;
  const list: unknown = typeof raw === 'string' ? JSON.parse(raw) : raw;
  return Array.isArray(list) ? [Number(list[0]), Number(list[1])] : [0, 0];
}

/** The nearest symbol under a point of the map in pixels, else the areas there, points before areas. */
export function pick(map: MapLibreMap, { x, y }: { x: number; y: number }): Picked | null {
  const box: [[number, number], [number, number]] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ];
  let nearest: { feature: MapGeoJSONFeature; at: [number, number]; distance: number } | null = null;
  for (const feature of map.queryRenderedFeatures(box, { layers: symbolLayers })) {
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
  const areas = map.queryRenderedFeatures([x, y], { layers: areaLayers });
  const ids = [...new Set(areas.flatMap(({ properties }) => idsOf(properties)))];
  return ids.length ? { kind: 'areas', ids } : null;
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
