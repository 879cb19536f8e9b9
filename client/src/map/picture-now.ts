import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapPicture } from '../state/map-picture.ts';
import { scaleOf } from './scale.ts';

/** What the map's canvas holds; to be called in the frame that draws it, after which the browser forgets it. */
export function copyOfCanvas(map: MapLibreMap): HTMLCanvasElement {
  const drawn = map.getCanvas();
  const copy = document.createElement('canvas');
  copy.width = drawn.width;
  copy.height = drawn.height;
  copy.getContext('2d')!.drawImage(drawn, 0, 0);
  return copy;
}

/** The map as a picture of a canvas, at its present place and size. */
export function pictureWith(map: MapLibreMap, canvas: HTMLCanvasElement): MapPicture {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  return { canvas, width, height, scale: scaleOf(map) };
}

/** The map as it stands, drawn at once: a page that is printed waits for nothing. */
export function pictureNow(map: MapLibreMap): MapPicture {
  map.redraw();
  return pictureWith(map, copyOfCanvas(map));
}
