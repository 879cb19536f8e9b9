import { signal } from '@preact/signals';

/** The map as it is drawn at one moment. */
export interface MapPicture {
  canvas: HTMLCanvasElement;
  /** Size in CSS pixels; the canvas may be finer. */
  width: number;
  height: number;
  /** A round distance in metres and its length in CSS pixels, as the map's scale shows it. */
  scale: { metres: number; pixels: number } | null;
}

/** The map as it stands, drawn at once, at rest or not; null while there is no map. */
export const pictureAtOnce = signal<(() => MapPicture) | null>(null);

/** Takes a picture of the map once it has come to rest; null while there is no map. */
export const takePicture = signal<(() => Promise<MapPicture>) | null>(null);
