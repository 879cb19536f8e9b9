import { effect } from '@preact/signals';
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { mapWords } from '../i18n/map.ts';
import { deployment } from '../state/deployment.ts';
import { type LoadedBasemap, loadBasemap } from './basemap.ts';
import { furthestZoom } from './furthest-zoom.ts';
import { provideImages } from './images.ts';
import { loadMapLibre, type MapLibre } from './load-maplibre.ts';
import { restyle } from './restyle.ts';

/**
 * A map of the desk in a container, over the deployment's bounds and in the page's language and theme. `follow` begins
 * once it is loaded and answers what ends it. Rejects where MapLibre cannot be loaded or started.
 */
export async function createSmallMap(
  container: HTMLElement,
  title: string,
  styleOf: (basemap: LoadedBasemap) => StyleSpecification,
  follow: (map: MapLibreMap, lib: MapLibre) => () => void,
): Promise<{ map: MapLibreMap; remove: () => void }> {
  const loading = loadMapLibre();
  const [lib, basemap] = await Promise.all([
    loading,
    loadBasemap(loading, deployment(), (reason) => console.warn(reason)),
  ]);
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
      // The unit alone: the control puts its own number before it.
      'ScaleControl.Meters': mapWords('metres', { number: '' }).trim(),
      'ScaleControl.Kilometers': mapWords('kilometres', { number: '' }).trim(),
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
      follow(map, lib),
    );
    container.dataset.ready = 'true';
  });
  const resized = new ResizeObserver(() => map.resize());
  resized.observe(container);
  return {
    map,
    remove: () => {
      resized.disconnect();
      for (const stop of stops) stop();
      map.remove();
    },
  };
}
