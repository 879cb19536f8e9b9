import { effect, signal } from '@preact/signals';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { shading } from '../state/location.ts';
import { isDark } from '../state/preferences.ts';
import { paletteOf } from './palette.ts';

const drawing = signal<{
  draw: typeof import('./heat-layer.ts').drawHeat;
  heat: typeof import('../state/heat.ts').heat;
} | null>(null);

/** Shades the map by density while the address asks for it. Answers a function that stops it. */
export function followHeat(map: MapLibreMap): () => void {
  return effect(() => {
    const isAsked = shading.value === 'heat';
    const { value: loaded } = drawing;
    if (loaded) {
      const full = isAsked ? loaded.heat.value?.full : undefined;
      loaded.draw(map, full === undefined ? null : { colour: paletteOf(isDark.value).accent, full });
    } else if (isAsked)
      void Promise.all([import('./heat-layer.ts'), import('../state/heat.ts')]).then(([layer, state]) => {
        drawing.value = { draw: layer.drawHeat, heat: state.heat };
      });
  });
}
