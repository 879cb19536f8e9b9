import { effect } from '@preact/signals';
import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { pixelMetres, snapOffer, snapUnder } from '../state/desk-snapping.ts';
import type { MapLibre } from './load-maplibre.ts';

/** Metres at the equator of one pixel of a world that is 512 pixels wide. */
const pixelAtZero = 40_075_016.686 / 512;

/** Marks on the placing map what is near the chosen position, else what a click would take; answers what ends it. */
export function followSnap(map: MapLibreMap, lib: MapLibre): () => void {
  const element = document.createElement('div');
  element.className = 'snap-mark';
  const mark = new lib.Marker({ element });
  // It is said in words below the map.
  element.removeAttribute('role');
  element.removeAttribute('aria-label');
  element.setAttribute('aria-hidden', 'true');
  const show = (at: { lat: number; lon: number } | null) => {
    if (at) mark.setLngLat([at.lon, at.lat]).addTo(map);
    else mark.remove();
  };
  const measure = () => {
    const { lat } = map.getCenter();
    pixelMetres.value = (pixelAtZero * Math.cos((lat * Math.PI) / 180)) / 2 ** map.getZoom();
  };
  const under = ({ lngLat }: MapMouseEvent) =>
    show(snapUnder({ lat: lngLat.lat, lon: lngLat.lng }) ?? snapOffer.peek());
  const rest = () => show(snapOffer.peek());
  measure();
  map.on('moveend', measure);
  map.on('mousemove', under);
  map.on('mouseout', rest);
  const stop = effect(() => show(snapOffer.value));
  return () => {
    stop();
    mark.remove();
    pixelMetres.value = 0;
  };
}
