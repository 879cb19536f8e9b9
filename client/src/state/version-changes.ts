import { computed } from '@preact/signals';
import type { IncidentDetail, VersionEntry } from '#contract/feature.ts';
import { languageSuffix } from '#contract/text.ts';
import { historyId } from './location.ts';
import { language } from './preferences.ts';
import { resource } from './resource.ts';
import { asking } from './retry.ts';

const item = (id: string) => `/api/collections/incidents/items/${encodeURIComponent(id)}`;

/** The history of the incident of the page, with what differs between its versions in the page's language. */
export const versionChanges = resource<{ id: string; versions: VersionEntry[] }>(
  computed(() =>
    historyId.value === null
      ? null
      : `${item(historyId.value)}/history?changes=true&lang=${encodeURIComponent(language.value)}`,
  ),
  asking,
);

const titleMembers = [
  ...['title', 'title_lang'],
  ...Object.values(languageSuffix)
    .filter((suffix) => suffix !== 'en')
    .map((suffix) => `title_${suffix}`),
];

/** The last version that says something: a retraction says only that what stood before it no longer stands. */
const lastTold = computed(() => {
  const { value } = versionChanges.value;
  if (!value || value.id !== historyId.value) return null;
  return value.versions.findLast(({ kind }) => kind !== 'retracted')?.version ?? null;
});

/** The title that the incident of the page had last. */
export const lastTitle = resource<Pick<IncidentDetail, 'id' | 'properties'>>(
  computed(() =>
    lastTold.value === null || historyId.value === null
      ? null
      : `${item(historyId.value)}?version=${lastTold.value}&properties=${titleMembers.join(',')}`,
  ),
  asking,
);
