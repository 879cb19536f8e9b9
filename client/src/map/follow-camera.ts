import { effect } from '@preact/signals';
import type { LngLatBoundsLike, Map as MapLibreMap } from 'maplibre-gl';
import type { Box } from '#contract/query.ts';
import { mapBounds } from '../state/bounds.ts';
import { deployment } from '../state/deployment.ts';
import { rememberViewport, selectedId, type Viewport, viewport } from '../state/location.ts';
import { detail, features } from '../state/results.ts';
import { showOnMap } from '../state/selection.ts';
import { moveMs } from './click-router.ts';
import { extentOf, isLost, liesWithin } from './extent.ts';
import { claims } from './follow-claims.ts';

/** Nearest the map goes by itself to show something small. */
const nearestZoom = 14;
const padding = 56;
/** The map's own buttons stand on its right edge; a narrow map is fitted beside them. */
const buttons = { width: 52, narrow: 480 };

const paddingOf = (map: MapLibreMap, all: number) => ({
  ...{ top: all, bottom: all, left: all },
  right: map.getContainer().clientWidth < buttons.narrow ? Math.max(all, buttons.width) : all,
});

/** Bounds of a map's view as west, south, east, north in degrees. */
export function boundsOf(map: MapLibreMap): Box {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}

function cameraOf(map: MapLibreMap): Viewport {
  const { lng, lat } = map.getCenter();
  return { zoom: map.getZoom(), lat, lon: lng };
}

const isSame = (one: Viewport, other: Viewport) =>
  Math.abs(one.zoom - other.zoom) < 0.006 &&
  Math.abs(one.lat - other.lat) < 6e-6 &&
  Math.abs(one.lon - other.lon) < 6e-6;

const limits = ([west, south, east, north]: Box): LngLatBoundsLike => [west, south, east, north];

/** Moves a map so that a box is seen whole. */
export function fit(map: MapLibreMap, box: Box, duration = moveMs): void {
  // On a pane of a few lines the usual padding would leave no room at all.
  const room = Math.min(map.getContainer().clientWidth, map.getContainer().clientHeight);
  map.fitBounds(limits(box), {
    padding: paddingOf(map, Math.min(padding, room / 6)),
    maxZoom: nearestZoom,
    duration,
  });
}

/** The opening view of the deployment. */
export function fitRegion(map: MapLibreMap, duration = moveMs): void {
  map.fitBounds(limits(deployment().region.bounds), { padding: paddingOf(map, 8), duration });
}

/** Box of an incident with its uncertainty and every place claimed for it; null where it has none. */
function boxOf(id: string): Box | null {
  const { value } = detail.peek();
  const incident = value?.id === id ? value : features.peek().find((one) => one.id === id);
  const claimed = selectedId.peek() === id ? claims.peek() : [];
  return extentOf([
    ...(incident ? [{ geometry: incident.geometry, uncertainty_m: incident.properties.uncertainty_m }] : []),
    ...claimed,
  ]);
}

/**
 * Keeps the view and the address the same: a move is written into the address, back and forward move the map. A newly
 * selected incident is brought into view whole where it is not, and nearer where its rival places are lost in it; `showOnMap` always does. Answers a function that stops.
 */
export function followCamera(map: MapLibreMap): () => void {
  let known = cameraOf(map);
  // An address that states a view is obeyed, also where it opens an incident that lies elsewhere; one that states none
  // opens on its incident.
  const statesView = viewport.peek() !== null;
  const opensWith = selectedId.peek();
  let shown = statesView ? opensWith : null;
  const onMoveEnd = () => {
    const now = cameraOf(map);
    mapBounds.value = boundsOf(map);
    if (isSame(now, known)) return;
    known = now;
    rememberViewport(now);
  };
  const onResize = () => {
    // Until the reader moves the map it shows the region whole, whatever room the page gives it.
    if (viewport.peek() !== null) return;
    fitRegion(map, 0);
    known = cameraOf(map);
  };
  mapBounds.value = boundsOf(map);
  map.on('moveend', onMoveEnd);
  map.on('resize', onResize);
  let first = true;
  const stops = [
    effect(() => {
      const wanted = viewport.value;
      if (first) {
        first = false;
        return;
      }
      if (wanted && !isSame(wanted, cameraOf(map))) {
        known = wanted;
        map.jumpTo({ center: [wanted.lon, wanted.lat], zoom: wanted.zoom });
      } else if (!wanted) {
        fitRegion(map, 0);
        known = cameraOf(map);
      }
    }),
    effect(() => {
      const id = selectedId.value;
      const places = claims.value;
      if (id === null) shown = null;
      if (id === null || id === shown || !places.length) return;
      shown = id;
      const box = boxOf(id);
      const opens = !statesView && id === opensWith && viewport.peek() === null;
      if (!box) return;
      const view = boundsOf(map);
      // Rival places are told apart only from near.
      const isSeen = liesWithin(box, view) && (places.length < 2 || !isLost(box, view));
      if (opens || !isSeen) fit(map, box, opens ? 0 : moveMs);
    }),
    effect(() => {
      const wanted = showOnMap.value;
      const box = wanted && boxOf(wanted.id);
      if (box) fit(map, box);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    map.off('moveend', onMoveEnd);
    map.off('resize', onResize);
    mapBounds.value = null;
  };
}
