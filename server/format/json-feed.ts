import { feedWords } from '../contract/words/feed.ts';
import { entryAddress, type FeedHead, type FeedItem, pageAddress } from './feed.ts';
import { entryHtml, entryLines, entryText } from './feed-entry.ts';

/** Media type of a feed in JSON. */
export const jsonFeedType = 'application/feed+json';

/**
 * A feed in JSON Feed 1.1. What the format has no member for is in extensions: `_atlas` of the feed is its licence,
 * dates and question, `_atlas` of an item what became of which version, `_geometry` its GeoJSON geometry.
 */
export function writeJsonFeed(head: FeedHead, items: readonly FeedItem[]): string {
  const { author, title, map, self, designation, language, attribution, licence, base, words } = head;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: map,
    feed_url: self,
    description: [
      feedWords('rights', { attribution, licence: licence.name, url: licence.url }, language),
      designation,
    ].join('\n'),
    language,
    authors: [{ name: author, url: base }],
    _atlas: {
      about: `${base}/api/docs`,
      query: words,
      known_at: head.knownAt,
      recorded_at: head.recordedAt,
      updated: head.updated,
      attribution,
      licence,
      designation,
      alternates: head.alternates,
    },
    items: items.map((item) => itemOf(item, head)),
  });
}

function itemOf(item: FeedItem, head: FeedHead): object {
  const { kind, differs, incident, version, reason, merged_into, recorded_at, feature } = item;
  const text = entryText(item, head);
  const { type, sub_type, place_precision, uncertainty_m, place_area, verification, contested, claimants } =
    feature.properties;
  const { place_generalised } = feature.properties;
  const stands = kind !== 'retracted';
  return {
    id: entryAddress(head, item),
    url: pageAddress(head, item),
    title: text.title,
    content_html: entryHtml(text),
    content_text: entryLines(text),
    date_published: recorded_at,
    date_modified: recorded_at,
    tags: stands ? [kind, type, ...(feature.properties.tags ?? [])] : [kind],
    language: head.language,
    _atlas: {
      incident,
      version,
      kind,
      ...(merged_into === undefined ? {} : { merged_into }),
      differs,
      ...(reason === null ? {} : { reason }),
      ...(stands
        ? {
            type,
            sub_type,
            place_precision,
            place_generalised,
            uncertainty_m,
            place_area,
            verification,
            contested,
            claimants,
          }
        : {}),
    },
    ...(stands && feature.geometry ? { _geometry: feature.geometry } : {}),
  };
}
