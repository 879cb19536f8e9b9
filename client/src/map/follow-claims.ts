import { computed, effect, signal } from '@preact/signals';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { say } from '../i18n/names.ts';
import { selectedId } from '../state/location.ts';
import { detail } from '../state/results.ts';
import { type ClaimedPlace, claimedPlaces, claimedSources } from './claimed-sources.ts';
import { fill } from './fill-source.ts';
import type { OutlineOf } from './outline.ts';

/** Outlines the basemap draws, set when it is loaded. */
export const outlines = signal<OutlineOf>(() => null);

/** The places the accounts of the selected incident claim; empty while none is selected or it loads. */
export const claims = computed<ClaimedPlace[]>(() => {
  const incident = detail.value.value;
  if (!incident || incident.id !== selectedId.value) return [];
  return claimedPlaces(incident, ({ claimant }) => say(claimant.name), outlines.value);
});

/** Keeps the claimed places on the map those of the selected incident. Answers a function that stops it. */
export function followClaims(map: MapLibreMap): () => void {
  return effect(() => {
    const { places, ties, labels } = claimedSources(claims.value);
    fill(map, 'claimed-places', places);
    fill(map, 'claimed-ties', ties);
    fill(map, 'claimed-labels', labels);
  });
}
