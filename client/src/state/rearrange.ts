import { signal } from '@preact/signals';
import { language } from './preferences.ts';
import { request } from './request.ts';
import { session } from './session.ts';

/** Ways to rearrange the record, by the last part of their address. */
export type Rearranging = 'restoration' | 'merger' | 'split';

/** The version that somebody is about to restore on the page of the history. */
export const restoring = signal<{ id: string; version: number } | null>(null);

/** The version that was just restored there. */
export const restoredNow = signal<{ id: string; version: number } | null>(null);

/** Which of the dialogs is open over the form of an incident. */
export const rearranging = signal<Exclude<Rearranging, 'restoration'> | null>(null);

/** What was just rearranged, for the page that is shown next: the incident it is about, and the other one. */
export const rearranged = signal<{ did: 'merged' | 'split'; on: string; other: string } | null>(null);

/** Whether the service would let who is logged in; it decides, here only what it would refuse is not offered. */
export const mayRearrange = () => ['editor', 'admin'].includes(session.value?.user?.role ?? '');

const address = (id: string, how: Rearranging) => `/api/desk/incidents/${encodeURIComponent(id)}/${how}`;

/** What would be changed, with the tag that the write of it needs. */
export interface Preview<View> {
  view: View;
  etag: string;
}

/** Asks what would be changed; nothing is stored. Throws as `request` does. */
export async function previewOf<View>(
  id: string,
  how: Rearranging,
  question: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Preview<View>> {
  const asked = new URLSearchParams({ ...question, lang: language.peek() });
  const { body, etag } = await request<View>(`${address(id, how)}?${asked}`, { signal });
  return { view: body, etag: etag ?? '' };
}

/** Writes what was previewed, over the version that was. Throws as `request` does. */
export async function rearrange<Written>(
  id: string,
  how: Rearranging,
  body: object,
  ifMatch: string,
): Promise<Written> {
  return (await request<Written>(address(id, how), { method: 'POST', body, ifMatch })).body;
}
