import { signal } from '@preact/signals';
import type { Language } from '#contract/text.ts';
import type { EmbedPart } from './embedding.ts';
import { readable } from './location.ts';

/** Whether the dialog for sharing is open. */
export const sharing = signal(false);

/** What is shared: a page of the app, as its address says it. */
export interface Shared {
  origin: string;
  path: string;
  search: string;
}

/**
 * The address of a page with both dates fixed, so that it reads the same for ever: those it has already stay, the others
 * become `now` (ms of the service's clock). A version is fixed by its number and needs no record date.
 */
export function permanent({ search, ...page }: Shared, now: number, language: Language): Shared {
  const fixed = new URLSearchParams(search);
  const instant = new Date(now).toISOString();
  const dates = fixed.has('version') ? ['known-at'] : ['known-at', 'recorded-at'];
  for (const name of dates) if (!fixed.has(name)) fixed.set(name, instant);
  fixed.set('lang', language);
  return { ...page, search: readable(fixed) };
}

/** The whole address. */
export function addressOf({ origin, path, search }: Shared): string {
  return `${origin}${path}${search ? `?${search.replace(/^\?/, '')}` : ''}`;
}

/**
 * The address of a frame that shows some parts of a page; a page that has no place in a frame becomes the map. An incident
 * is shown whole, whatever part of it the present view shows: a frame is of another size.
 */
export function frameAddress(
  { origin, path, search }: Shared,
  parts: readonly EmbedPart[],
  language: Language,
): string {
  const asked = new URLSearchParams(search);
  asked.set('parts', parts.join(','));
  asked.set('lang', language);
  const inside = /^\/incident\/[^/]+$/.test(path) ? path : '';
  if (inside) asked.delete('map');
  return `${origin}/embed${inside}?${readable(asked)}`;
}

/** Size of a frame in CSS pixels; a width of null takes all there is. */
export interface FrameSize {
  width: number | null;
  height: number;
}

const escaped: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const attribute = (text: string) => text.replace(/[&"<>]/g, (sign) => escaped[sign]!);

/** The line of HTML by which another site shows a frame. */
export function frameCode(address: string, title: string, { width, height }: FrameSize): string {
  return (
    `<iframe src="${attribute(address)}" title="${attribute(title)}" width="${width ?? '100%'}" ` +
    `height="${height}" style="border:0" loading="lazy" allowfullscreen></iframe>`
  );
}
