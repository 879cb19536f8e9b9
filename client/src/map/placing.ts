import '../style/placing-controls.css';
import { effect } from '@preact/signals';
import type { GeoJSONSource, Map as MapLibreMap, Marker, StyleSpecification } from 'maplibre-gl';
import {
  chooseSpot,
  type PlacedPoint,
  type PlacingView,
  placeAt,
  placedRow,
  placingView,
  removeCorner,
} from '../state/desk-placing.ts';
import { placeByClick, takeAfterHand, takeSnap } from '../state/desk-snapping.ts';
import type { LoadedBasemap } from './basemap.ts';
import { extentOf, liesWithin } from './extent.ts';
import { followSnap } from './follow-snap.ts';
import { labelOptions } from './follow-style.ts';
import type { MapLibre } from './load-maplibre.ts';
import { placingData, placingSources, placingStyle } from './placing-layers.ts';
import { createSmallMap } from './small-map.ts';

/** Words the placing map speaks. */
export interface PlacingWords {
  map: string;
  marker: (number: number) => string;
  corner: (number: number) => string;
}

export interface Placing {
  /** Brings the whole place into view. */
  fit: () => void;
  remove: () => void;
}

const styleOf = ({ draw }: LoadedBasemap): StyleSpecification => {
  const options = labelOptions();
  return placingStyle(draw(options), options.colours, options.theme);
};

/**
 * A small map in a container on which the chosen part of a place is put by click, by dragging its marker or by the
 * arrow keys on it (2 pixels, with Shift 20), Enter takes what is near; a click adds a corner to what is drawn by hand, Delete on one takes it
 * out. Uncertainty is drawn in its true size as it is typed. Rejects where
 * MapLibre cannot be loaded or started.
 */
export async function createPlacing(container: HTMLElement, words: PlacingWords): Promise<Placing> {
  const { map, remove } = await createSmallMap(container, words.map, styleOf, (map, lib) =>
    followPlace(map, lib, words),
  );
  map.getCanvas().style.cursor = 'crosshair';
  return {
    fit: () => {
      const view = placingView.peek();
      if (view) show(map, view, true, true);
    },
    remove,
  };
}

/** Smallest width in pixels at which a disc still shows around its marker. */
const discPixels = 48;
/** The same of a line or an outline, whose corners are to be told apart. */
const pathPixels = 160;
const closest = 15;

/**
 * Brings the place into view when it does not lie in it already; a position that is new also where its uncertainty
 * would be too small to see. While a radius is typed the map keeps still as long as the disc lies in it.
 */
function show(map: MapLibreMap, view: PlacingView, always: boolean, isNew: boolean): void {
  const box = extentOf([
    { geometry: view.geometry },
    ...(always && view.shown
      ? [{ geometry: view.shown.geometry, uncertainty_m: Math.max(view.shown.radius_m, 50) }]
      : []),
    ...view.points.map(({ lon, lat, radius_m }) => ({
      geometry: { type: 'Point' as const, coordinates: [lon, lat] },
      uncertainty_m: Math.max(radius_m, 50),
    })),
  ]);
  if (!box) return;
  const now = map.getBounds();
  const isIn = liesWithin(box, [now.getWest(), now.getSouth(), now.getEast(), now.getNorth()]);
  const [from, to] = [map.project([box[0], box[1]]), map.project([box[2], box[3]])];
  const size = Math.max(to.x - from.x, from.y - to.y);
  const isSeen = size >= (view.paths.length ? pathPixels : discPixels) || map.getZoom() >= closest;
  if (!always && isIn && (isSeen || !isNew)) return;
  map.fitBounds(box, {
    padding: 40,
    maxZoom: closest,
    animate: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
}

function followPlace(map: MapLibreMap, lib: MapLibre, words: PlacingWords): () => void {
  const markers: Marker[] = [];
  // What the hand does on the map must not move the map under the hand.
  let isOwnMove = false;
  let row: string | null = null;
  let positions = '';
  const byHand = (act: () => void) => {
    isOwnMove = true;
    act();
    isOwnMove = false;
  };
  const moveTo = (lat: number, lon: number, part?: number, corner?: number | null) =>
    byHand(() => placeAt(lat, lon, part, corner));
  const takeOut = (part: number, corner: number, marker: Marker) => {
    const index = markers.indexOf(marker);
    byHand(() => removeCorner(part, corner));
    // The marker goes on to stand for the next corner; that of the last one is gone.
    (markers[index] ?? markers.at(-1))?.getElement().focus();
  };
  map.on('click', ({ lngLat }) => byHand(() => placeByClick({ lat: lngLat.lat, lon: lngLat.lng })));
  const take = (isAsked: boolean) => byHand(isAsked ? takeSnap : takeAfterHand);
  const stopSnap = followSnap(map, lib);
  const stop = effect(() => {
    const view = placingView.value;
    if (!view) return;
    for (const id of placingSources) {
      const source = map.getSource<GeoJSONSource>(id);
      void source?.setData(placingData(view)[id]);
    }
    while (markers.length > view.points.length) markers.pop()!.remove();
    view.points.forEach((point, index) => {
      const marker = markers[index] ?? addMarker(map, lib, { moveTo, takeOut, take });
      markers[index] = marker;
      name(marker.getElement(), point, index, words);
      const at = marker.getLngLat();
      if (at.lng !== point.lon || at.lat !== point.lat) marker.setLngLat([point.lon, point.lat]);
    });
    const now = view.points.map(({ lat, lon }) => `${lat} ${lon}`).join();
    if (!isOwnMove) show(map, view, row !== placedRow.peek(), now !== positions);
    row = placedRow.peek();
    positions = now;
  });
  return () => {
    stop();
    stopSnap();
    for (const marker of markers) marker.remove();
  };
}

const keys: Record<string, [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** Says what a marker stands for, to its handlers and to whoever hears it. */
function name(element: HTMLElement, { part, corner }: PlacedPoint, index: number, words: PlacingWords): void {
  element.dataset.part = String(part);
  if (corner === null) delete element.dataset.corner;
  else element.dataset.corner = String(corner);
  element.setAttribute('aria-label', corner === null ? words.marker(index + 1) : words.corner(corner + 1));
}

function addMarker(
  map: MapLibreMap,
  lib: MapLibre,
  {
    moveTo,
    takeOut,
    take,
  }: {
    moveTo: (lat: number, lon: number, part: number, corner: number | null) => void;
    takeOut: (part: number, corner: number, marker: Marker) => void;
    /** Takes what is near: when asked to, or at the end of a drag where that is wanted. */
    take: (isAsked: boolean) => void;
  },
): Marker {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'placing-marker';
  const marker = new lib.Marker({ element, draggable: true }).setLngLat([0, 0]).addTo(map);
  // MapLibre gives every marker a role of its own; this one is a button.
  element.removeAttribute('role');
  const part = () => Number(element.dataset.part);
  const corner = () => (element.dataset.corner === undefined ? null : Number(element.dataset.corner));
  marker.on('drag', () => {
    const { lat, lng } = marker.getLngLat();
    moveTo(lat, lng, part(), corner());
  });
  marker.on('dragend', () => take(false));
  element.addEventListener('click', (click) => click.stopPropagation());
  element.addEventListener('focus', () => {
    chooseSpot(part(), corner());
  });
  element.addEventListener('keydown', (press) => {
    const at = corner();
    if ((press.key === 'Delete' || press.key === 'Backspace') && at !== null) {
      press.preventDefault();
      takeOut(part(), at, marker);
      return;
    }
    if (press.key === 'Enter') {
      press.preventDefault();
      take(true);
      return;
    }
    const by = keys[press.key];
    if (!by) return;
    // The map would pan on the same key.
    press.preventDefault();
    press.stopPropagation();
    const pixels = press.shiftKey ? 20 : 2;
    const from = map.project(marker.getLngLat());
    const { lat, lng } = map.unproject([from.x + by[0] * pixels, from.y + by[1] * pixels]);
    moveTo(lat, lng, part(), at);
  });
  return marker;
}
