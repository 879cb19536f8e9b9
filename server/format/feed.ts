import type { AccountView, IncidentFeature } from '../contract/feature.ts';
import type { Language, Texts } from '../contract/text.ts';
import type { FeedNews } from '../domain/feed-kind.ts';

/** One piece of news as a feed tells it; of a retraction the feature is what stood before, and no accounts. */
export interface FeedItem extends FeedNews {
  incident: string;
  version: number;
  /** RFC 3339. */
  recorded_at: string;
  reason: string | null;
  /** Of a retraction: the incident that took this one in, and its title then. */
  merged_into?: string;
  merged_title?: Texts;
  feature: IncidentFeature;
  accounts: readonly Pick<AccountView, 'claimant' | 'stance' | 'statement'>[];
}

/** What a feed says about itself; texts are in `language`, addresses absolute. */
export interface FeedHead {
  language: Language;
  /** IANA zone of the deployment's days. */
  zone: string;
  /** Whose feed it is: the service by name. */
  author: string;
  title: string;
  /** The query in words. */
  words: string;
  /** RFC 3339: when the newest entry was recorded. */
  updated: string;
  /** RFC 3339 instants that were asked; null where the feed is of now. */
  knownAt: string | null;
  recordedAt: string | null;
  attribution: string;
  licence: { name: string; url: string };
  designation: string;
  /** This very answer. */
  self: string;
  /** The service, without a final slash. */
  base: string;
  /** The app with the same query. */
  map: string;
  /** The same feed in another form or language. */
  alternates: readonly { href: string; type: string; language: Language }[];
}

/**
 * The identity of an entry for ever: the version that it tells of. One version is one entry, whatever word the day's
 * knowledge finds for it.
 */
export function entryAddress({ base }: Pick<FeedHead, 'base'>, { incident, version }: FeedItem): string {
  return `${base}/api/collections/incidents/items/${encodeURIComponent(incident)}?version=${version}`;
}

/** Where people read about the incident. */
export function pageAddress({ base }: Pick<FeedHead, 'base'>, { incident }: FeedItem): string {
  return `${base}/incident/${encodeURIComponent(incident)}`;
}
