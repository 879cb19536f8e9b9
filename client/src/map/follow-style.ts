import { computed, effect } from '@preact/signals';
import type { Map as MapLibreMap, StyleSpecification } from 'maplibre-gl';
import { mapWords } from '../i18n/map.ts';
import { deployment } from '../state/deployment.ts';
import { selectedId } from '../state/location.ts';
import { isDark, language } from '../state/preferences.ts';
import { hoveredAccount, hoveredId } from '../state/selection.ts';
import { atlasStyle } from './atlas-style.ts';
import type { LoadedBasemap } from './basemap.ts';
import type { LabelOptions } from './basemap-labels.ts';
import { claims } from './follow-claims.ts';
import { paletteOf } from './palette.ts';
import { restyle } from './restyle.ts';

/** How the basemap is drawn now: theme, language and the deployment's collections. */
export function labelOptions(): LabelOptions {
  const { collections, region } = deployment();
  return {
    colours: paletteOf(isDark.value),
    theme: isDark.value ? 'dark' : 'light',
    language: language.value,
    lineWords: mapWords('line_words'),
    has: (id) => collections.some((one) => one.id === id),
    focus: region.focus,
  };
}

/** The style of the present theme, language and selection, as a signal. */
export function styleSignal({ draw }: LoadedBasemap) {
  return computed<StyleSpecification>(() => {
    const options = labelOptions();
    return atlasStyle(draw(options), {
      colours: options.colours,
      theme: options.theme,
      language: options.language,
      alone: claims.value.length ? selectedId.value : null,
      isLit: hoveredId.value !== null || selectedId.value !== null,
      lit: hoveredAccount.value,
    });
  });
}

/** Keeps a map in a style that changes; `drawn` is the one it was made with. Answers a function that stops it. */
export function followStyle(
  map: MapLibreMap,
  style: ReturnType<typeof styleSignal>,
  drawn: StyleSpecification,
): () => void {
  let before = drawn;
  return effect(() => {
    const after = style.value;
    if (after !== before) restyle(map, before, after);
    before = after;
  });
}
