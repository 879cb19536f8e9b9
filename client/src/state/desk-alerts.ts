import { computed, signal } from '@preact/signals';
import type { z } from 'zod';
import type { AlertsView, DeliveryView, newSubscription, SubscriptionView } from '#contract/alerts.ts';
import { filterParameters } from '#contract/query.ts';
import { path } from './location.ts';
import { request } from './request.ts';
import { resource } from './resource.ts';
import { session } from './session.ts';

const writes = signal(0);
const onPage = (url: string) =>
  computed(() => (path.value === '/desk/alerts' && session.value?.user?.role === 'admin' ? url : null));

/** Who is told of what, for admins, while the page is shown. */
export const alerts = resource<AlertsView>(onPage('/api/alerts'), writes);
export const deliveries = resource<{ deliveries: DeliveryView[] }>(onPage('/api/alerts/deliveries'), writes);

/** Reads both lists anew. */
export function refreshAlerts(): void {
  writes.value += 1;
}

/** A message takes a moment to be sent: only then is there something to see. */
const momentMs = 1_500;

async function write<T>(url: string, method: string, body?: unknown): Promise<T> {
  const answer = await request<T>(url, { method, ...(body === undefined ? {} : { body }) });
  refreshAlerts();
  return answer.body;
}

async function send(url: string): Promise<void> {
  await write(url, 'POST');
  setTimeout(refreshAlerts, momentMs);
}

export const allowHost = (host: string) => write<AlertsView>('/api/alerts/hosts', 'POST', { host });
export const forbidHost = (host: string) =>
  write<null>(`/api/alerts/hosts/${encodeURIComponent(host)}`, 'DELETE');

/** Makes a subscription; its secret is in this answer and nowhere else. Throws as `request` does. */
export const subscribe = (given: z.input<typeof newSubscription>) =>
  write<SubscriptionView & { secret: string }>('/api/alerts/subscriptions', 'POST', given);

export const switchSubscription = (id: number, enabled: boolean) =>
  write<SubscriptionView>(`/api/alerts/subscriptions/${id}`, 'PATCH', { enabled });
export const unsubscribe = (id: number) => write<null>(`/api/alerts/subscriptions/${id}`, 'DELETE');
export const sendTest = (id: number) => send(`/api/alerts/subscriptions/${id}/test`);
export const replay = (id: string) => send(`/api/alerts/deliveries/${id}/replay`);

/**
 * The parameters of a query out of what somebody pasted: the address of the map or only its end. What belongs to the
 * page and not to the question (the view of the map, the language) is left out.
 */
export function queryIn(pasted: string): string {
  const text = pasted.trim();
  const search = new URLSearchParams(text.includes('?') ? text.slice(text.indexOf('?') + 1) : text);
  if (!text.includes('?')) return search.toString();
  const own = [...search].filter(
    ([name]) => (filterParameters as readonly string[]).includes(name) || name === 'view',
  );
  return new URLSearchParams(own).toString();
}
