import { computed } from '@preact/signals';
import type { VersionEntry } from '#contract/feature.ts';
import { selectedId } from './location.ts';
import { resource } from './resource.ts';
import { asking } from './retry.ts';

/** The published versions of the selected incident; a retracted incident still answers, with date and reason. */
export const versions = resource<{ versions: VersionEntry[] }>(
  computed(() =>
    selectedId.value === null
      ? null
      : `/api/collections/incidents/items/${encodeURIComponent(selectedId.value)}/history`,
  ),
  asking,
);
