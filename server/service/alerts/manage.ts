import { isIP } from 'node:net';
import type { z } from 'zod';
import type {
  AlertsView,
  alertHost,
  DeliveryView,
  newSubscription,
  SubscriptionView,
} from '../../contract/alerts.ts';
import { nextDigest } from '../../domain/digest-time.ts';
import type { Actor } from '../../domain/permissions.ts';
import type { SubscriptionRecord } from '../../store/alerts.ts';
import type { Atlas } from '../atlas.ts';
import { noteAction } from '../audit.ts';
import { demand } from '../demand.ts';
import { conflict, invalid, notFound } from '../fault.ts';
import { hostOf } from './destination.ts';
import { testMessage } from './message.ts';
import { newSecret } from './signature.ts';

/** Subscriptions that there may be: each public revision is matched with all of them. */
const most = 100;

const instant = (ms: number) => new Date(ms).toISOString();
const instantOr = (ms: number | null) => (ms === null ? null : instant(ms));

function view(record: SubscriptionRecord, allowed: ReadonlySet<string>): SubscriptionView {
  const { secret: _, first_seq: __, last_seq: ___, due_at: ____, created_at, ...rest } = record;
  return { ...rest, created_at: instant(created_at), allowed: allowed.has(hostOf(record.url)) };
}

const allowedHosts = async ({ store }: Pick<Atlas, 'store'>) =>
  new Set((await store.alertHosts()).map(({ host }) => host));

/** All subscriptions and the hosts that may be told. */
export async function listAlerts({ store }: Pick<Atlas, 'store'>, actor: Actor | null): Promise<AlertsView> {
  demand(actor, 'manageAlerts');
  const hosts = await store.alertHosts();
  const allowed = new Set(hosts.map(({ host }) => host));
  return {
    hosts: hosts.map((one) => ({ ...one, added_at: instant(one.added_at) })),
    subscriptions: (await store.subscriptions()).map((one) => view(one, allowed)),
  };
}

/** Allows messages to a host. Throws Fault `conflict` when it is allowed already, `invalid` for an IP address. */
export async function allowHost(
  atlas: Pick<Atlas, 'store' | 'now'>,
  actor: Actor | null,
  { host }: z.infer<typeof alertHost>,
): Promise<void> {
  demand(actor, 'manageAlerts');
  const name = host.replace(/:443$/, '');
  if (isIP(name.replace(/:\d+$/, ''))) throw invalid([{ pointer: '/host', code: 'host_is_address' }]);
  if (!(await atlas.store.putAlertHost({ host: name, added_by: actor.name, added_at: atlas.now() })))
    throw conflict('host_there', `The host «${name}» is allowed already.`, [
      { pointer: '/host', code: 'host_there' },
    ]);
  await noteAction(atlas, actor, 'alert_host_allowed', `host:${name}`);
}

/** Nothing is sent to the host any more. Throws Fault `not_found`. */
export async function forbidHost(
  atlas: Pick<Atlas, 'store' | 'now'>,
  actor: Actor | null,
  host: string,
): Promise<void> {
  demand(actor, 'manageAlerts');
  if (!(await atlas.store.dropAlertHost(host))) throw notFound('such host');
  await noteAction(atlas, actor, 'alert_host_removed', `host:${host}`);
}

/**
 * Makes a subscription that is told what becomes public from now on; its secret is in this answer and nowhere else.
 * `query` is canonical. Throws Fault `invalid` for an address that is not https (unless `allowsPlain`) or whose host
 * is not allowed.
 */
export async function subscribe(
  atlas: Atlas,
  actor: Actor | null,
  given: z.infer<typeof newSubscription>,
  allowsPlain: boolean,
): Promise<SubscriptionView & { secret: string }> {
  demand(actor, 'manageAlerts');
  const { store, now, deployment } = atlas;
  const allowed = await allowedHosts(atlas);
  if (new URL(given.url).protocol !== 'https:' && !allowsPlain)
    throw invalid([{ pointer: '/url', code: 'url_not_https' }]);
  if (!allowed.has(hostOf(given.url))) throw invalid([{ pointer: '/url', code: 'host_not_allowed' }]);
  if ((await store.subscriptions()).length >= most)
    throw conflict(
      'too_many_subscriptions',
      `There are ${most} subscriptions; remove one that is not needed.`,
    );
  const secret = newSecret();
  const made = await store.putSubscription({
    ...given,
    kinds: [...new Set(given.kinds)],
    secret,
    enabled: true,
    created_by: actor.name,
    created_at: now(),
    first_seq: store.seq(),
    last_seq: store.seq(),
    due_at: nextDigest(given.rhythm, now(), deployment.region.zone),
  });
  await noteAction(atlas, actor, 'alert_made', `alert:${made.id}`, { host: hostOf(made.url) });
  return { ...view(made, allowed), secret };
}

async function subscriptionOf({ store }: Pick<Atlas, 'store'>, id: number): Promise<SubscriptionRecord> {
  const found = (await store.subscriptions()).find((one) => one.id === id);
  if (!found) throw notFound('such subscription');
  return found;
}

/** Switches it off, or on again: what became public meanwhile is not told. Throws Fault `not_found`. */
export async function switchSubscription(
  atlas: Atlas,
  actor: Actor | null,
  id: number,
  enabled: boolean,
): Promise<SubscriptionView> {
  demand(actor, 'manageAlerts');
  const before = await subscriptionOf(atlas, id);
  const from = enabled && !before.enabled ? atlas.store.seq() : null;
  await atlas.store.enableSubscription(id, enabled, from);
  await noteAction(atlas, actor, 'alert_changed', `alert:${id}`, { enabled });
  return view(await subscriptionOf(atlas, id), await allowedHosts(atlas));
}

/** Throws Fault `not_found`. */
export async function unsubscribe(atlas: Atlas, actor: Actor | null, id: number): Promise<void> {
  demand(actor, 'manageAlerts');
  if (!(await atlas.store.dropSubscription(id))) throw notFound('such subscription');
  await noteAction(atlas, actor, 'alert_removed', `alert:${id}`);
}

/** Queues a message that tells nothing. Throws Fault `not_found`. */
export async function sendTest(atlas: Atlas, actor: Actor | null, id: number): Promise<void> {
  demand(actor, 'manageAlerts');
  const one = await subscriptionOf(atlas, id);
  const { last_seq, due_at } = one;
  const told = { seqs: [], last_seq, due_at };
  await atlas.store.queueDeliveries(id, [testMessage(one, atlas.now())], told);
  await noteAction(atlas, actor, 'alert_tested', `alert:${id}`);
}

/** The last deliveries, the newest first. */
export async function listDeliveries(
  { store }: Pick<Atlas, 'store'>,
  actor: Actor | null,
  subscription: number | null,
  limit: number,
): Promise<DeliveryView[]> {
  demand(actor, 'manageAlerts');
  return (await store.deliveries(subscription, limit)).map((one) => ({
    ...one,
    created_at: instant(one.created_at),
    next_at: one.state === 'waiting' ? instantOr(one.next_at) : null,
    last_at: instantOr(one.last_at),
  }));
}

/** Sends one again, under the id that it had. Throws Fault `not_found`, also when what it told may be read no more. */
export async function replay(atlas: Atlas, actor: Actor | null, id: string): Promise<void> {
  demand(actor, 'manageAlerts');
  if (!(await atlas.store.replayDelivery(id, atlas.now()))) throw notFound('such delivery');
  await noteAction(atlas, actor, 'delivery_replayed', `delivery:${id}`);
}
