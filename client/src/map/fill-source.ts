import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { OverlaySource } from './atlas-style.ts';

const filled = new WeakMap<GeoJSONSource, string>();
const empty = JSON.stringify({ type: 'FeatureCollection', features: [] });

/**
 * Fills one of the overlay's sources; nothing happens once the map is gone. A source that would hold the same again is
 * let be: every filling makes the map tile and draw again.
 */
export function fill(map: MapLibreMap, id: OverlaySource | 'country-labels', data: FeatureCollection): void {
  const source = map.getSource<GeoJSONSource>(id);
  if (!source) return;
  const text = JSON.stringify(data);
  if (text === (filled.get(source) ?? empty)) return;
  filled.set(source, text);
  void source.setData(data);
}
