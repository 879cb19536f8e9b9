import { type ReadonlySignal, signal } from '@preact/signals';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { lastZoomOfMap } from '#contract/drawing.ts';
import { deployment } from '../state/deployment.ts';
import { viewport } from '../state/location.ts';
import { basemapMissing, mapCredits } from '../state/map-credits.ts';
import { pictureAtOnce, takePicture } from '../state/map-picture.ts';
import { type LoadedBasemap, loadBasemap, plainText } from './basemap.ts';
import { moveMs, routePointer } from './click-router.ts';
import { countryLabels } from './country-labels.ts';
import { fill } from './fill-source.ts';
import { drawAdded } from './follow-added.ts';
import { boundsOf, fitRegion, followCamera } from './follow-camera.ts';
import { followClaims, outlines } from './follow-claims.ts';
import { followEveryPlace } from './follow-every-place.ts';
import { followHeat } from './follow-heat.ts';
import { followIncidents } from './follow-incidents.ts';
import { followStyle, styleSignal } from './follow-style.ts';
import { furthestZoom } from './furthest-zoom.ts';
import { provideImages } from './images.ts';
import { serveTiles } from './incident-tiles.ts';
import { loadMapLibre, type MapLibre } from './load-maplibre.ts';
import { followMarks } from './marks.ts';
import { pictureNow } from './picture-now.ts';
import { outlinesOf } from './reference-data.ts';
import { type Scale, scaleOf } from './scale.ts';
import { drawShade } from './shade-layer.ts';

/** What the view around the map may do with it. */
export interface AtlasMap {
  zoomBy: (steps: 1 | -1) => void;
  showRegion: () => void;
  /** Names the map for those who do not see it, and says which element describes it. */
  label: (words: string, describedBy: string) => void;
  scale: ReadonlySignal<Scale | null>;
  remove: () => void;
}

function create(maplibre: MapLibre, container: HTMLElement, basemap: LoadedBasemap, pixelRatio?: number) {
  const style = styleSignal(basemap);
  const asked = viewport.peek();
  const drawn = style.peek();
  const map = new maplibre.Map({
    container,
    style: drawn,
    ...(asked
      ? { center: [asked.lon, asked.lat], zoom: asked.zoom }
      : { bounds: deployment().region.bounds, fitBoundsOptions: { padding: 8 } }),
    ...(pixelRatio === undefined ? {} : { pixelRatio }),
    minZoom: furthestZoom(container, basemap.reference),
    maxZoom: lastZoomOfMap,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    // Symbols stand or are gone: fading would only delay what a filter leaves, frame after frame.
    fadeDuration: 0,
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
 * MapLibre, the outlines, or the graphics of the browser are not to be had; `cancelled` is asked after each wait. `pixelRatio`
 * is that of the screen where not given.
 */
export async function createAtlasMap(
  container: HTMLElement,
  cancelled: () => boolean,
  pixelRatio?: number,
): Promise<AtlasMap | null> {
  const loading = loadMapLibre();
  basemapMissing.value = null;
  const [maplibre, basemap] = await Promise.all([
    loading,
    loadBasemap(loading, deployment(), (reason) => {
      console.warn(reason);
      basemapMissing.value = 'whole';
    }),
  ]);
  if (cancelled()) return null;
  outlines.value = outlinesOf(basemap.reference);
  const loader = serveTiles(maplibre);
  const { map, stopStyle } = create(maplibre, container, basemap, pixelRatio);
  const scale = signal<Scale | null>(null);
  const incidents = followIncidents(map, container, loader);
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
      incidents.start(outlines.peek()),
      followClaims(map),
      followCamera(map),
      routePointer(map),
      drawAdded(map),
      drawShade(map),
      followEveryPlace(map),
      followHeat(map),
      followMarks(map),
    );
    nameCountries();
    onMove();
  });
  map.on('error', (failure) => {
    const { sourceId } = failure as { sourceId?: string };
    if (sourceId === undefined || !basemap.isForeign(sourceId)) console.error(failure.error);
    else basemapMissing.value = 'partly';
  });
  map.on('moveend', nameCountries);
  map.on('move', onMove);
  map.on('dataloading', () => {
    container.dataset.ready = 'false';
  });
  map.on('idle', () => {
    if (incidents.isDrawn()) container.dataset.ready = 'true';
    readCredits(map);
  });
  const picture = () => import('./take-picture.ts').then(({ pictureOf }) => pictureOf(map));
  takePicture.value = picture;
  const atOnce = () => pictureNow(map);
  pictureAtOnce.value = atOnce;
  return {
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: moveMs }),
    showRegion: () => fitRegion(map),
    label(words, describedBy) {
      map.getCanvas().setAttribute('aria-label', words);
      map.getCanvas().setAttribute('aria-describedby', describedBy);
    },
    scale,
    remove() {
      if (takePicture.peek() === picture) takePicture.value = null;
      if (pictureAtOnce.peek() === atOnce) pictureAtOnce.value = null;
      for (const stop of stops) stop();
      map.remove();
      mapCredits.value = [];
    },
  };
}
