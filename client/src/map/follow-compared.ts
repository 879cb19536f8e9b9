import { effect } from '@preact/signals';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { type ComparedIncident, comparedKinds } from '#contract/comparison.ts';
import { marked } from '../state/known-between.ts';
import { isDark } from '../state/preferences.ts';
import { drawCompared } from './draw-compared.ts';
import { pixelRatio } from './draw-symbol.ts';
import { interiorPoint } from './interior-point.ts';
import { pointsOf } from './outline.ts';
import { paletteOf } from './palette.ts';

const layer = 'compared';
const imageOf = (kind: string, theme: string) => `compared/${kind}/${theme}`;

/** Marks beside each other at one spot, and how far apart (CSS pixels); further ones begin a row above. */
const besideEach = 4;
const step = 20;

const spotOf = (geometry: Geometry | null): Position | null =>
  geometry ? (pointsOf(geometry)[0] ?? interiorPoint(geometry)) : null;

/**
 * A mark for each compared incident that has a place, above and beside the spot where it stands, or stood before it
 * left; those of one spot stand in a row.
 */
export function comparedFeatures(incidents: readonly ComparedIncident[]): FeatureCollection {
  const taken = new Map<string, number>();
  const features = incidents.flatMap(({ id, kind, before, after }): Feature[] => {
    const at = spotOf((kind === 'left' ? before : (after ?? before))?.geometry ?? null);
    if (!at) return [];
    const spot = at.map((degrees) => degrees.toFixed(4)).join();
    const number = taken.get(spot) ?? 0;
    taken.set(spot, number + 1);
    const offset = [13 + (number % besideEach) * step, -13 - Math.floor(number / besideEach) * step];
    return [
      { type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties: { id, kind, offset } },
    ];
  });
  return { type: 'FeatureCollection', features };
}

/** Marks what became known between two dates, over everything else. Answers a function that takes the marks away. */
export function drawMarks(map: MapLibreMap): () => void {
  map.addSource(layer, { type: 'geojson', data: comparedFeatures([]) });
  map.addLayer({ id: layer, type: 'symbol', source: layer });
  const stops = [
    effect(() => {
      const theme = isDark.value ? 'dark' : 'light';
      for (const kind of comparedKinds)
        if (!map.hasImage(imageOf(kind, theme)))
          map.addImage(imageOf(kind, theme), drawCompared(kind, paletteOf(isDark.value)), { pixelRatio });
      const layout = {
        'icon-image': ['concat', 'compared/', ['get', 'kind'], `/${theme}`],
        'icon-offset': ['get', 'offset'],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      };
      for (const [name, value] of Object.entries(layout))
        map.setLayoutProperty(layer, name as never, value as never);
    }),
    effect(() => {
      void map
        .getSource<GeoJSONSource>(layer)
        ?.setData(comparedFeatures(marked.value.value?.incidents ?? []));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    if (map.getLayer(layer)) map.removeLayer(layer);
    if (map.getSource(layer)) map.removeSource(layer);
  };
}
