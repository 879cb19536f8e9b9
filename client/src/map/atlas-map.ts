import { type ReadonlySignal, signal } from '@preact/signals';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { deployment } from '../state/deployment.ts';
import { viewport } from '../state/location.ts';
import { mapCredits } from '../state/map-credits.ts';
import { type LoadedBasemap, loadBasemap, plainText } from './basemap.ts';
import { moveMs, routePointer } from './click-router.ts';
import { maxZoom, mercator } from './cluster.ts';
import { countryLabels } from './country-labels.ts';
import { extentOf } from './extent.ts';
import { boundsOf, fitRegion, followCamera } from './follow-camera.ts';
import { followClaims, outlines } from './follow-claims.ts';
import { fill, followIncidents } from './follow-incidents.ts';
import { followStyle, styleSignal } from './follow-style.ts';
import { provideImages } from './images.ts';
import { loadMapLibre, type MapLibre } from './load-maplibre.ts';
import { outlinesOf, type ReferenceData } from './reference-data.ts';
import { type Scale, scaleOf } from './scale.ts';

/** What the view around the map may do with it. */
export interface AtlasMap {
  zoomBy: (steps: 1 | -1) => void;
  showRegion: () => void;
  /** Names the map for those who do not see it. */
  label: (words: string) => void;
  scale: ReadonlySignal<Scale | null>;
  remove: () => void;
}

/**
 * Furthest out: where the deployment's outlines still fill the map, so that it never ends in the middle of the paper.
 * Without outlines the whole world may be seen.
 */
function furthestZoom(container: HTMLElement, { countries }: ReferenceData): number {
  const box = extentOf(countries);
  if (!box) return 0;
  const [left, bottom] = mercator([box[0], box[1]]);
  const [right, top] = mercator([box[2], box[3]]);
  const scale = Math.max(container.clientWidth / (right - left), container.clientHeight / (bottom - top));
  return Math.min(8, Math.max(0, Math.log2(Math.max(1, scale) / 512)));
}

function create(maplibre: MapLibre, container: HTMLElement, basemap: LoadedBasemap) {
  const style = styleSignal(basemap);
  const asked = viewport.peek();
  const drawn = style.peek();
  const map = new maplibre.Map({
    container,
    style: drawn,
    ...(asked
      ? { center: [asked.lon, asked.lat], zoom: asked.zoom }
      : { bounds: deployment().region.bounds, fitBoundsOptions: { padding: 8 } }),
    minZoom: furthestZoom(container, basemap.reference),
    maxZoom,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    fadeDuration: 120,
    // The style is ours and checked by a test; one from elsewhere may use what this version does not know.
    validateStyle: false,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  provideImages(map);
  map.on('resize', () => map.setMinZoom(furthestZoom(container, basemap.reference)));
  return { map, stopStyle: (follow: boolean) => (follow ? followStyle(map, style, drawn) : () => {}) };
}

/** Credits that sources from elsewhere ask for, as text; the deployment's own stand beside them. */
function readCredits(map: MapLibreMap): void {
  const found = Object.keys(map.getStyle().sources).flatMap((id) => {
    const { attribution } = (map.getSource(id) ?? {}) as { attribution?: string };
    return attribution ? [plainText(attribution)] : [];
  });
  mapCredits.value = [...new Set(found)];
}

/**
 * Draws the map into an element and keeps it in step with `state/`: results, selection, address, theme, language. The
 * element gets `data-ready` (true while everything asked for is drawn), `data-located` and `data-drawn`. Rejects when
 * MapLibre, the outlines, or the graphics of the browser are not to be had; `cancelled` is asked after each wait.
 */
export async function createAtlasMap(
  container: HTMLElement,
  cancelled: () => boolean,
): Promise<AtlasMap | null> {
  const maplibre = await loadMapLibre();
  const basemap = await loadBasemap(maplibre, deployment(), (reason) => console.warn(reason));
  if (cancelled()) return null;
  outlines.value = outlinesOf(basemap.reference);
  const { map, stopStyle } = create(maplibre, container, basemap);
  const scale = signal<Scale | null>(null);
  const stops: (() => void)[] = [];
  const nameCountries = () => {
    const { countries, municipalities } = basemap.reference;
    if (countries.length)
      fill(map, 'country-labels', countryLabels(countries, municipalities, boundsOf(map)));
  };
  const onMove = () => {
    scale.value = scaleOf(map);
  };
  container.dataset.ready = 'false';
  map.once('style.load', () => {
    stops.push(
      stopStyle(true),
      followIncidents(map, container, outlines.peek()),
      followClaims(map),
      followCamera(map),
      routePointer(map),
    );
    nameCountries();
    onMove();
  });
  map.on('moveend', nameCountries);
  map.on('move', onMove);
  map.on('dataloading', () => {
    container.dataset.ready = 'false';
  });
  map.on('idle', () => {
    container.dataset.ready = 'true';
    readCredits(map);
  });
  return {
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: moveMs }),
    showRegion: () => fitRegion(map),
    label: (words) => map.getCanvas().setAttribute('aria-label', words),
    scale,
    remove() {
      for (const stop of stops) stop();
      map.remove();
      mapCredits.value = [];
    },
  };
}
