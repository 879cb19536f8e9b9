import { effect } from '@preact/signals';
import type { GeoJSONSource, StyleSpecification } from 'maplibre-gl';
import { mapWords } from '../i18n/map.ts';
import { deployment } from '../state/deployment.ts';
import { importSpots } from '../state/desk-import-findings.ts';
import { type LoadedBasemap, loadBasemap } from './basemap.ts';
import { extentOf } from './extent.ts';
import { labelOptions } from './follow-style.ts';
import { furthestZoom } from './furthest-zoom.ts';
import { provideImages } from './images.ts';
import { loadMapLibre } from './load-maplibre.ts';
import { restyle } from './restyle.ts';

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
        id: source,
        type: 'circle',
        source,
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

/**
 * A small map in a container on which the rows of a checked file are drawn where they would be. Rejects where MapLibre
 * cannot be loaded or started.
 */
export async function createImportMap(
  container: HTMLElement,
  title: string,
): Promise<{ remove: () => void }> {
  const lib = await loadMapLibre();
  const basemap = await loadBasemap(lib, deployment(), (reason) => console.warn(reason));
  let drawn = styleOf(basemap);
  const map = new lib.Map({
    container,
    style: drawn,
    bounds: deployment().region.bounds,
    minZoom: furthestZoom(container, basemap.reference),
    dragRotate: false,
    pitchWithRotate: false,
    attributionControl: false,
    validateStyle: false,
    locale: {
      'NavigationControl.ZoomIn': mapWords('zoom_in'),
      'NavigationControl.ZoomOut': mapWords('zoom_out'),
      'Map.Title': title,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new lib.NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new lib.ScaleControl({ maxWidth: 100 }), 'bottom-left');
  provideImages(map);
  const stops: (() => void)[] = [];
  map.once('load', () => {
    stops.push(
      effect(() => {
        const next = styleOf(basemap);
        restyle(map, drawn, next);
        drawn = next;
      }),
      effect(() => {
        const data = importSpots.value.value;
        if (!data) return;
        void map.getSource<GeoJSONSource>(source)?.setData(data);
        const box = extentOf(data.features);
        if (box) map.fitBounds(box, { padding: 40, maxZoom: 12, animate: false });
      }),
    );
    container.dataset.ready = 'true';
  });
  const resized = new ResizeObserver(() => map.resize());
  resized.observe(container);
  return {
    remove: () => {
      resized.disconnect();
      for (const stop of stops) stop();
      map.remove();
    },
  };
}
