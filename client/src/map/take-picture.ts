import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapPicture } from '../state/map-picture.ts';
import { copyOfCanvas, pictureWith } from './picture-now.ts';

/** What was drawn is there until the browser shows the frame: it is read in the frame that draws it. */
function copyOf(map: MapLibreMap): Promise<HTMLCanvasElement> {
  return new Promise((resolve) => {
    map.once('render', () => resolve(copyOfCanvas(map)));
    map.triggerRepaint();
  });
}

/** A busy machine without a graphics card needs long for a fine picture. */
const waitMs = 60_000;

/** Resolves when the map has drawn all that was asked for; rejects when that takes too long. */
function atRest(map: MapLibreMap): Promise<void> {
  const { dataset } = map.getContainer();
  const end = performance.now() + waitMs;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (dataset.ready === 'true' && map.loaded()) resolve();
      else if (performance.now() > end) reject(new Error('The map did not come to rest.'));
      else setTimeout(look, 50);
    };
    look();
  });
}

/** A picture of the map, as fine as it is drawn. Rejects where it never comes to rest. */
export async function pictureOf(map: MapLibreMap): Promise<MapPicture> {
  await atRest(map);
  return pictureWith(map, await copyOf(map));
}
