import { randomBytes } from 'node:crypto';
import { parseQuery } from '../../contract/query.ts';
import type { Language } from '../../contract/text.ts';
import { entryAddress, type FeedHead, pageAddress } from '../../format/feed.ts';
import { entryLines, entryText } from '../../format/feed-entry.ts';
import type { DeliveryRecord, SubscriptionRecord } from '../../store/alerts.ts';
import type { FeedEntry } from '../../store/store.ts';
import type { Atlas } from '../atlas.ts';
import { readFeed } from '../feed.ts';

export type Queued = Pick<DeliveryRecord, 'id' | 'created_at' | 'type' | 'body'>;

/** Entries in one digest; how many more there are is said in it. */
const mostInDigest = 200;

/** What a message says of itself, whatever it tells. */
function envelope(
  type: string,
  { id, name, query }: Pick<SubscriptionRecord, 'id' | 'name' | 'query'>,
  now: number,
  data: object,
): Queued {
  const body = JSON.stringify({
    type,
    timestamp: new Date(now).toISOString(),
    data: { subscription: { id, name, query }, ...data },
  });
  return { id: `msg_${randomBytes(16).toString('hex')}`, created_at: now, type, body };
}

/** A message that tells nothing, to see whether it arrives. */
export function testMessage(subscription: SubscriptionRecord, now: number): Queued {
  return envelope('test', subscription, now, {});
}

/** An entry as JSON: what became of the incident in words, and but for a retraction the feature that a list answers. */
function told(entry: FeedEntry, base: string, language: Language, zone: string): object {
  const { kind, incident, version, recorded_at, differs, reason, feature } = entry;
  const { title, ...text } = entryText(entry, { language, zone } as FeedHead);
  return {
    kind,
    incident,
    version,
    recorded_at,
    differs,
    reason,
    title,
    text: entryLines({ title, ...text }),
    page: pageAddress({ base }, entry),
    data: entryAddress({ base }, entry),
    ...(kind === 'retracted' ? {} : { feature }),
  };
}

/** The messages that tell a subscription's news since it was last told: one each, or all in one. */
export async function messagesFor(
  atlas: Atlas,
  subscription: SubscriptionRecord,
  base: string,
  until: number,
): Promise<Queued[]> {
  const { zone } = atlas.deployment.region;
  const { query } = parseQuery(new URLSearchParams(subscription.query), zone);
  const now = atlas.now();
  const { language } = subscription;
  const found = await atlas.store.feed(query, Number.MAX_SAFE_INTEGER, now, subscription.last_seq);
  const entries = found
    .filter(({ kind, seq }) => subscription.kinds.includes(kind) && seq <= until)
    .reverse();
  if (entries.length === 0) return [];
  const { words } = await readFeed(atlas, { ...query, limit: 1 }, language);
  const say = (entry: FeedEntry) => told(entry, base, language, zone);
  if (subscription.rhythm === 'at_once')
    return entries.map((entry) =>
      envelope(`incident.${entry.kind}`, subscription, now, { words, entries: [say(entry)] }),
    );
  const shown = entries.slice(-mostInDigest);
  return [
    envelope('digest', subscription, now, {
      words,
      entries: shown.map(say),
      left_off: entries.length - shown.length,
    }),
  ];
}
