import { effect } from '@preact/signals';
import type { GeoJSONSource, Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { importSpots } from '../state/desk-import-findings.ts';
import type { LoadedBasemap } from './basemap.ts';
import { extentOf } from './extent.ts';
import { labelOptions } from './follow-style.ts';
import { createSmallMap } from './small-map.ts';

const source = 'import-spots';

function styleOf({ draw }: LoadedBasemap): StyleSpecification {
  const options = labelOptions();
  const { style, below, above } = draw(options);
  return {
    ...style,
    sources: {
      ...style.sources,
      [source]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      ...below,
      {
        id: `${source}-ground`,
        type: 'fill',
        source,
        filter: ['!=', ['geometry-type'], 'Point'],
        paint: { 'fill-color': options.colours.accent, 'fill-opacity': 0.25 },
      },
      {
        id: `${source}-edge`,
        type: 'line',
        source,
        filter: ['!=', ['geometry-type'], 'Point'],
        paint: { 'line-color': options.colours.accent, 'line-width': 1.5 },
      },
      {
        id: source,
        type: 'circle',
        source,
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          // Area says how many rows: the radius grows with the root.
          'circle-radius': ['min', 24, ['+', 3, ['*', 0.7, ['sqrt', ['get', 'rows']]]]],
          'circle-color': options.colours.accent,
          'circle-opacity': 0.45,
          'circle-stroke-color': options.colours.accent,
          'circle-stroke-width': 1.5,
        },
      },
      ...above,
    ],
  };
}

/** Draws the rows of a checked file, and brings all of them into view. */
function followSpots(map: MapLibreMap): () => void {
  return effect(() => {
    const data = importSpots.value.value;
    if (!data) return;
    void map.getSource<GeoJSONSource>(source)?.setData(data);
    const box = extentOf(data.features);
    if (box) map.fitBounds(box, { padding: 40, maxZoom: 12, animate: false });
  });
}

/** A small map in a container on which the rows of a checked file are drawn where they would be. Rejects as it does. */
export function createImportMap(container: HTMLElement, title: string): Promise<{ remove: () => void }> {
  return createSmallMap(container, title, styleOf, followSpots);
}
