import type { WebLink } from '../contract/feature.ts';
import type { Language } from '../contract/text.ts';
import { feedWords } from '../contract/words/feed.ts';
import { atomType } from '../format/atom.ts';
import { jsonFeedType } from '../format/json-feed.ts';
import type { Exchange } from './exchange.ts';

/** Links to the feeds of a collection, as feed readers find them; only incidents have them. */
export function feedLinks(
  { base }: Pick<Exchange, 'base'>,
  collection: string,
  language: Language = 'en',
): WebLink[] {
  if (collection !== 'incidents') return [];
  const address = `${base}/api/collections/incidents/feed`;
  return [
    {
      rel: 'alternate',
      type: atomType,
      href: `${address}?f=atom`,
      title: feedWords('link_atom', {}, language),
    },
    {
      rel: 'alternate',
      type: jsonFeedType,
      href: `${address}?f=jsonfeed`,
      title: feedWords('link_jsonfeed', {}, language),
    },
  ];
}
