import { effect } from '@preact/signals';
import type { MapGeoJSONFeature, Map as MapLibreMap } from 'maplibre-gl';
import { type LayerFeature, shownLayers } from '../state/added-layers.ts';
import { isDark } from '../state/preferences.ts';
import { addedLayers, addedSource, addedTiles } from './added-layers.ts';
import { paletteOf } from './palette.ts';

/** Below the areas of incidents: what was added is ground for what the atlas is about. */
const below = 'incident-areas';

/** Distance in CSS pixels within which a press meets a line or a point. */
const reach = 4;

const drawnIds = (map: MapLibreMap): string[] =>
  Object.keys(map.getStyle().sources).filter((id) => id.startsWith(addedSource('')));

function remove(map: MapLibreMap, source: string): void {
  for (const { id } of map.getStyle().layers) if (id.startsWith(`${source}/`)) map.removeLayer(id);
  map.removeSource(source);
}

/** Draws the added layers that the address asks for, in the colours of the theme. Answers a function that stops it. */
export function drawAdded(map: MapLibreMap): () => void {
  return effect(() => {
    const theme = isDark.value ? 'dark' : 'light';
    const wanted = shownLayers.value;
    for (const source of drawnIds(map)) remove(map, source);
    for (const { id, attribution } of wanted) {
      map.addSource(addedSource(id), {
        type: 'vector',
        tiles: [addedTiles(id, location.origin)],
        maxzoom: 14,
        ...(attribution === null ? {} : { attribution }),
      });
      for (const layer of addedLayers(id, theme, paletteOf(isDark.value))) map.addLayer(layer, below);
    }
  });
}

/** What was added at a point of the screen (CSS pixels), each feature once. */
export function pickAdded(map: MapLibreMap, { x, y }: { x: number; y: number }): LayerFeature[] {
  const layers = shownLayers
    .peek()
    .flatMap(({ id }) => ['points', 'edges', 'areas'].map((part) => `${addedSource(id)}/${part}`))
    .filter((id) => map.getLayer(id));
  if (!layers.length) return [];
  const features = map.queryRenderedFeatures(
    [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ],
    { layers },
  );
  // A feature comes once for each layer and tile that it is drawn in.
  const byKey = new Map<string, LayerFeature>();
  for (const feature of features) {
    const one = read(feature);
    byKey.set(`${one.layer}/${one.id}`, one);
  }
  return [...byKey.values()];
}

function read({ sourceLayer, id, properties }: MapGeoJSONFeature): LayerFeature {
  return { layer: sourceLayer ?? '', id: String(properties.id ?? id ?? ''), properties };
}
