import { effect, signal } from '@preact/signals';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { claimantsStyled, drawsEveryPlace } from '../state/every-place.ts';
import { isDark } from '../state/preferences.ts';
import { paletteOf } from './palette.ts';

/** Fills, bands and points, on the map only while the places of all accounts are drawn. */
export const everyPlaceLayers = ['every-place', 'every-place-bands', 'every-place-points'] as const;

const drawing = signal<typeof import('./every-place-layers.ts') | null>(null);

/** Draws the places of all accounts while they are asked for. Answers a function that stops it. */
export function followEveryPlace(map: MapLibreMap): () => void {
  return effect(() => {
    const isAsked = drawsEveryPlace.value;
    const { value: loaded } = drawing;
    const theme = isDark.value ? 'dark' : 'light';
    if (loaded)
      loaded.drawEveryPlace(
        map,
        isAsked ? { theme, colours: paletteOf(isDark.value), styled: claimantsStyled.value } : null,
      );
    else if (isAsked)
      void import('./every-place-layers.ts').then((module) => {
        drawing.value = module;
      });
  });
}
