import { feedWords } from '../contract/words/feed.ts';
import { entryAddress, type FeedHead, type FeedItem, pageAddress } from './feed.ts';
import { entryHtml, entryText } from './feed-entry.ts';
import { geoRss } from './georss.ts';
import { textIn } from './texts-of.ts';
import { xmlElement, xmlText } from './xml-text.ts';

/** Media type of a feed in Atom. */
export const atomType = 'application/atom+xml';

/**
 * A feed in Atom 1.0 (RFC 4287) with places in GeoRSS Simple. Retractions have no place: what was said of one no
 * longer stands.
 */
export function writeAtom(head: FeedHead, items: readonly FeedItem[]): string {
  const { language, author, title, designation, updated, self, attribution, licence, map } = head;
  const rights = feedWords('rights', { attribution, licence: licence.name, url: licence.url }, language);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss" xml:lang="${language}">\n` +
    xmlElement('id', self) +
    xmlElement('title', title) +
    xmlElement('subtitle', designation) +
    xmlElement('updated', updated) +
    `<author>${xmlElement('name', author)}</author>` +
    xmlElement('rights', rights) +
    xmlElement('generator', 'Incident Atlas') +
    link({ rel: 'self', type: atomType, href: self, hreflang: language }) +
    link({ rel: 'alternate', type: 'text/html', href: map, title: feedWords('link_map', {}, language) }) +
    head.alternates
      .map(({ href, type, language: of }) =>
        link({ rel: 'alternate', type, href, hreflang: of, title: feedWords(linkOf(type), {}, of) }),
      )
      .join('') +
    link({ rel: 'license', type: 'text/html', href: licence.url, title: licence.name }) +
    `\n${items.map((item) => entry(item, head)).join('')}</feed>\n`
  );
}

const linkOf = (type: string) => (type === atomType ? 'link_atom' : 'link_jsonfeed');

function link(attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${xmlText(value)}"`);
  return `<link${written.join('')}/>`;
}

function entry(item: FeedItem, head: FeedHead): string {
  const { language } = head;
  const { geometry, properties } = item.feature;
  const text = entryText(item, head);
  const address = entryAddress(head, item);
  const stands = item.kind !== 'retracted';
  return (
    '<entry>' +
    xmlElement('id', address) +
    xmlElement('title', text.title) +
    xmlElement('updated', item.recorded_at) +
    link({ rel: 'alternate', type: 'text/html', href: pageAddress(head, item) }) +
    (stands ? link({ rel: 'alternate', type: 'application/geo+json', href: address }) : '') +
    `<category term="${item.kind}"/>` +
    (stands ? `<category term="${xmlText(properties.type)}"/>` : '') +
    `<content type="html">${xmlText(entryHtml(text))}</content>` +
    (stands ? geoRss(geometry, properties.uncertainty_m) + placeName(item, language) : '') +
    '</entry>\n'
  );
}

function placeName({ feature }: FeedItem, language: FeedHead['language']): string {
  if (!feature.geometry) return '';
  return xmlElement('georss:featurename', textIn({ ...feature.properties }, 'place_name', language));
}
