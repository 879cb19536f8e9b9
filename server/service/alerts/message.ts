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
  const { kind, incident, version, recorded_at, differs, reason, merged_into, feature } = entry;
  const { title, ...text } = entryText(entry, { language, zone } as FeedHead);
  return {
    kind,
    incident,
    version,
    recorded_at,
    differs,
    reason,
    ...(merged_into === undefined ? {} : { merged_into }),
    title,
    text: entryLines({ title, ...text }),
    page: pageAddress({ base }, entry),
    data: entryAddress({ base }, entry),
    ...(kind === 'retracted' ? {} : { feature }),
  };
}

/** Messages, and the revisions that they tell of. */
export interface Told {
  messages: Queued[];
  seqs: number[];
}

/**
 * The messages that tell a subscription of the revisions after `since` up to `until` that are news now and of which it
 * was not told yet: one each, or all in one.
 */
export async function messagesFor(
  atlas: Atlas,
  subscription: SubscriptionRecord,
  base: string,
  { since, until }: { since: number; until: number },
): Promise<Told> {
  const { zone, attribution, licence } = atlas.deployment.region;
  const { query } = parseQuery(new URLSearchParams(subscription.query), zone);
  const now = atlas.now();
  const { id, language, kinds, rhythm } = subscription;
  const found = await atlas.store.feed(query, Number.MAX_SAFE_INTEGER, now, since);
  const before = new Set(found.length ? await atlas.store.toldOf(id) : []);
  const entries = found
    .filter(({ kind, seq }) => kinds.includes(kind) && seq <= until && !before.has(seq))
    .reverse();
  if (entries.length === 0) return { messages: [], seqs: [] };
  const { words } = await readFeed(atlas, { ...query, limit: 1 }, language);
  const shared = { words, attribution, licence };
  const say = (entry: FeedEntry) => told(entry, base, language, zone);
  const shown = entries.slice(-mostInDigest);
  const messages =
    rhythm === 'at_once'
      ? entries.map((entry) =>
          envelope(`incident.${entry.kind}`, subscription, now, { ...shared, entries: [say(entry)] }),
        )
      : [
          envelope('digest', subscription, now, {
            ...shared,
            entries: shown.map(say),
            left_off: entries.length - shown.length,
          }),
        ];
  return { messages, seqs: entries.map(({ seq }) => seq) };
}
