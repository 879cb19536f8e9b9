import { computed } from '@preact/signals';
import { isEmbedded, partsParameter, path, query, readable, searchFor } from './location.ts';

/** What a frame on another site may show, in the order in which it stands. */
export const embedParts = ['map', 'timeline', 'list', 'legend', 'filters'] as const;
export type EmbedPart = (typeof embedParts)[number];

/** What is shown where nothing is asked for: the map, and the list that is its equal. */
export const standardParts: readonly EmbedPart[] = ['map', 'list'];

/** Reads `parts=map,list`: the parts in their own order (the standard ones where none is known), and what is no part. */
export function readParts(text: string | null): { parts: readonly EmbedPart[]; unknown: string[] } {
  const asked = [...new Set((text ?? '').split(',').map((one) => one.trim()))].filter(Boolean);
  const parts = embedParts.filter((part) => asked.includes(part));
  return {
    parts: parts.length ? parts : standardParts,
    unknown: asked.filter((one) => !embedParts.some((part) => part === one)),
  };
}

/** The parts of this frame. */
export const framed = computed(() => readParts(partsParameter.value));

/** Whether a part of the app is shown: every one is on its own page. */
export const isShown = (part: EmbedPart) => !isEmbedded.value || framed.value.parts.includes(part);

/** Address of the same page with the same query, whole, on the service's own site. */
export function wholeHref(): string {
  const search = new URLSearchParams(searchFor(query.value));
  search.delete('parts');
  return `${path.value}${search.size ? `?${readable(search)}` : ''}`;
}

/** Whether a path has a place in a frame; all others open beside it. */
export const fitsFrame = (pathname: string) => /^\/(?:incident\/[^/]+)?$/.test(pathname);
