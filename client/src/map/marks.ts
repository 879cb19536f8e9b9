import { computed, effect } from '@preact/signals';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { sinceAsked } from '../state/location.ts';

const isComparing = computed(() => sinceAsked.value !== null);

/** Marks what became known while two dates are compared; few readers do, so the marks are loaded then. */
export function followMarks(map: MapLibreMap): () => void {
  let isGone = false;
  let clear: (() => void) | null = null;
  const stop = effect(() => {
    if (!isComparing.value) {
      clear?.();
      clear = null;
      return;
    }
    import('./follow-compared.ts').then(
      ({ drawMarks }) => {
        if (!isGone && isComparing.peek()) clear ??= drawMarks(map);
      },
      // The list says the same.
      (error: unknown) => console.error(error),
    );
  });
  return () => {
    isGone = true;
    stop();
  };
}
