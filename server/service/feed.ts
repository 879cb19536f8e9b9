import type { IncidentQuery } from '../contract/query.ts';
import { inLanguage, type Language } from '../contract/text.ts';
import { localDay, spanOf } from '../contract/time.ts';
import { feedWords } from '../contract/words/feed.ts';
import { audienceOf } from '../domain/permissions.ts';
import type { FeedEntry } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { questionInWords } from './export-words.ts';

/** The news of a query, newest first, with what a feed says of itself in the asked language. */
export interface FeedReading {
  entries: FeedEntry[];
  /** Whose feed it is. */
  author: string;
  title: string;
  /** The query in words. */
  words: string;
  /** When the newest entry was recorded, in ms; of an empty feed when its day began. */
  updated: number;
  /** Since when (ms) the answer has been the same: each day makes known what was published on the day before. */
  unchangedSince: number;
}

/** Reads a feed; it is the same for everybody. `query.limit` bounds it. May throw BusyError. */
export async function readFeed(atlas: Atlas, query: IncidentQuery, language: Language): Promise<FeedReading> {
  const now = atlas.now();
  const { region } = atlas.deployment;
  const [entries, words] = await Promise.all([
    atlas.store.feed(query, query.limit, now),
    questionInWords(atlas, 'incidents', '', query, language, { audience: audienceOf(null), now }),
  ]);
  const dayBegan = spanOf(localDay(now, region.zone), region.zone).start;
  const began = query.recordedAt ? Math.min(query.recordedAt.at, dayBegan) : dayBegan;
  const updated = entries[0] ? Date.parse(entries[0].recorded_at) : began;
  const author = feedWords('author', { region: inLanguage(region.names, language).text }, language);
  return {
    entries,
    author,
    title: feedWords('feed_title', { author, query: words }, language),
    words,
    updated,
    unchangedSince: query.knownAt ? updated : Math.max(updated, dayBegan),
  };
}
