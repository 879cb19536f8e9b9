import { computed, effect, signal } from '@preact/signals';
import type { IncidentDetail, ItemsPage } from '#contract/feature.ts';
import type { Box, IncidentQuery } from '#contract/query.ts';
import { mapBounds } from './bounds.ts';
import { describing } from './describing.ts';
import { query } from './location.ts';
import { request } from './request.ts';
import { resource } from './resource.ts';
import { aggregate, detailOf, itemsOf } from './results.ts';
import { asking } from './retry.ts';

/** Incidents named one by one in a part of the description; the list names all. */
export const namedAtOnce = 20;

/** Where more are in view, places are not told one by one. */
export const mostInView = 1_000;

/** The incidents of the query that also meet a condition, asked for only while they are described. */
function described(condition: () => string | null, limit: number, sort?: IncidentQuery['sort']) {
  return resource<ItemsPage>(
    computed(() => {
      const one = describing.value ? condition() : null;
      return one === null
        ? null
        : `${itemsOf({ ...query.value, ...(sort && { sort }) }, one)}&limit=${limit}`;
    }),
    asking,
  );
}

const dated = 'occurred_start IS NOT NULL';
const byStart = (descending: boolean) => [{ field: 'occurred_start', descending }];

/** What the map shows whole, without going round the world twice. */
function inView([west, south, east, north]: Box): string {
  const isWorld = east - west >= 360;
  const lon = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;
  const corners = [
    isWorld ? -180 : lon(west),
    Math.max(-90, south),
    isWorld ? 180 : lon(east),
    Math.min(90, north),
  ];
  return `S_INTERSECTS(geometry, BBOX(${corners.map((degrees) => Number(degrees.toFixed(5))).join(', ')}))`;
}

/** What the description is made of: answers to the same query as map and list have. */
export const told = {
  contested: described(() => 'contested_count > 0', namedAtOnce),
  areas: described(
    () =>
      // What is drawn by hand is an area too, and has no uncertainty beside it.
      "(place_precision IN ('municipality', 'region', 'country', 'band') OR uncertainty_m IS NULL)" +
      ' AND geometry IS NOT NULL',
    namedAtOnce,
  ),
  unplaced: described(() => 'geometry IS NULL', namedAtOnce),
  earliest: described(() => dated, 1, byStart(false)),
  latest: described(() => dated, 1, byStart(true)),
  inView: described(() => mapBounds.value && inView(mapBounds.value), mostInView),
  municipalities: aggregate('municipality', [], describing),
  months: aggregate('month', [], describing),
  types: aggregate('type', [], describing),
  verifications: aggregate('verification', [], describing),
};

/** Incidents whose place is contested, with all accounts, by id, as far as they were read. */
export const rivals = signal<ReadonlyMap<string, IncidentDetail>>(new Map());

const contestedPage = computed(() => told.contested.value.value);

effect(() => {
  const page = contestedPage.value;
  const asked = query.peek();
  rivals.value = new Map();
  if (!page) return;
  const abort = new AbortController();
  for (const { id, properties } of page.features) {
    if (!properties.contested.includes('place')) continue;
    request<IncidentDetail>(detailOf(id, asked), { signal: abort.signal }).then(
      ({ body }) => {
        if (!abort.signal.aborted) rivals.value = new Map(rivals.peek()).set(id, body);
      },
      // The incident is named all the same; its panel says why it cannot be read.
      () => undefined,
    );
  }
  return () => abort.abort();
});
