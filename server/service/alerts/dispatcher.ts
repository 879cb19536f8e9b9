import { localDay } from '../../contract/time.ts';
import { nextDigest } from '../../domain/digest-time.ts';
import type { DeliveryRecord, SubscriptionRecord } from '../../store/alerts.ts';
import type { Atlas } from '../atlas.ts';
import { hostOf } from './destination.ts';
import { messagesFor } from './message.ts';
import type { Outcome, Send } from './send.ts';

const minute = 60_000;
/** How long after a try that failed the next one is made, as Standard Webhooks advises; then it is given up. */
const waits = [
  5_000,
  5 * minute,
  30 * minute,
  120 * minute,
  300 * minute,
  600 * minute,
  840 * minute,
  1_200 * minute,
];
const atOnce = 8;
/** The longest time without looking, whatever clock the due times were written by. */
const longestMs = 5 * minute;

export interface Dispatcher {
  /** Looks for news and for what is due. */
  wake(): void;
  /** Does all that is due now; for tests, which move the clock. */
  run(): Promise<void>;
  /** Ends after what is being sent; the rest goes on with the next start. */
  stop(): Promise<void>;
}

interface Parts {
  atlas: Atlas;
  send: Send;
  /** Public address of the service, for links. */
  base: string;
  log: (details: object, message: string) => void;
}

/** Tells subscribers the news and sends what is due: after each public revision, and when a wait is over. */
export function startDispatcher({ atlas, send, base, log }: Parts): Dispatcher {
  const { store, live } = atlas;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  /** By subscription: the day on which all of its revisions were last looked at. */
  const lookedAt = new Map<number, string>();

  async function round(): Promise<void> {
    const subscriptions = (await store.subscriptions()).filter(({ enabled }) => enabled);
    // One whose query cannot be answered any more must not silence the others.
    for (const one of subscriptions)
      await gather(atlas, one, base, lookedAt).catch((error) =>
        log({ err: error, subscription: one.id }, 'an alert could not be told'),
      );
    if (subscriptions.length) await sendDue(atlas, send, subscriptions, () => stopped);
  }

  /** What is asked for while a round runs, or while the next one is planned, is done before it ends. */
  async function rounds(): Promise<void> {
    while (again && !stopped) {
      again = false;
      await round().catch((error) => log({ err: error }, 'alerts could not be told'));
      if (!again) await plan().catch(() => later(longestMs));
    }
  }

  async function run(): Promise<void> {
    if (stopped) return;
    again = true;
    running ??= rounds().finally(() => {
      running = null;
    });
    return running;
  }

  function later(ms: number): void {
    clearTimeout(timer);
    if (stopped) return;
    timer = setTimeout(() => void run(), Math.max(0, Math.min(ms, longestMs)));
    timer.unref();
  }

  async function plan(): Promise<void> {
    if (stopped) return;
    const due = (await store.subscriptions()).flatMap(({ enabled, due_at }) =>
      enabled && due_at ? [due_at] : [],
    );
    const next = Math.min(...due, (await store.nextDelivery()) ?? Number.POSITIVE_INFINITY);
    later(next - atlas.now());
  }

  const leave = live.subscribe(() => void run());
  void run();
  return {
    wake: () => void run(),
    run,
    stop: async () => {
      stopped = true;
      leave();
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Queues the news of a subscription, if it is to be told now. A revision can be news later than it was written, when a date
 * of knowledge that it states is reached: each day, and before each digest, all since the subscription's beginning is looked at again.
 */
async function gather(
  atlas: Atlas,
  subscription: SubscriptionRecord,
  base: string,
  lookedAt: Map<number, string>,
): Promise<void> {
  const { store, deployment } = atlas;
  const now = atlas.now();
  const { id, rhythm, due_at, first_seq, last_seq } = subscription;
  const { zone } = deployment.region;
  const until = store.seq();
  const today = localDay(now, zone);
  const isNewDay = lookedAt.get(id) !== today;
  if (due_at === null ? until === last_seq && !isNewDay : due_at > now) return;
  const since = due_at !== null || isNewDay ? first_seq : last_seq;
  const { messages, seqs } = await messagesFor(atlas, subscription, base, { since, until });
  await store.queueDeliveries(id, messages, { seqs, last_seq: until, due_at: nextDigest(rhythm, now, zone) });
  lookedAt.set(id, today);
}

async function sendDue(
  atlas: Atlas,
  send: Send,
  subscriptions: readonly SubscriptionRecord[],
  isStopped: () => boolean,
): Promise<void> {
  const { store } = atlas;
  const byId = new Map(subscriptions.map((one) => [one.id, one]));
  const allowed = new Set((await store.alertHosts()).map(({ host }) => host));
  while (!isStopped()) {
    const due = await store.dueDeliveries(atlas.now(), atOnce);
    if (due.length === 0) return;
    await Promise.all(
      due.map(async (delivery) => {
        const to = byId.get(delivery.subscription);
        const now = atlas.now();
        // Made since the round began: the next one sends it.
        const outcome: Outcome = !to
          ? { status: null, error: 'not_ready' }
          : allowed.has(hostOf(to.url))
            ? await send({ ...delivery, url: to.url, secret: to.secret }, now)
            : { status: null, error: 'host_not_allowed' };
        await store.noteAttempt(delivery.id, after(delivery, outcome, now));
        // The receiver says that it is gone for good.
        if (outcome.status === 410) await store.enableSubscription(delivery.subscription, false, null);
      }),
    );
  }
}

/** What a delivery is after a try. */
function after(
  { attempts }: Pick<DeliveryRecord, 'attempts'>,
  { status, error }: Outcome,
  now: number,
): Parameters<Atlas['store']['noteAttempt']>[1] {
  const tried = { attempts: attempts + 1, last_at: now, status, error };
  if (status !== null && status >= 200 && status < 300)
    return { ...tried, state: 'delivered', next_at: null };
  const wait = waits[attempts];
  if (wait === undefined || status === 410 || error === 'host_not_allowed')
    return { ...tried, state: 'failed', next_at: null };
  return { ...tried, state: 'waiting', next_at: now + wait };
}
