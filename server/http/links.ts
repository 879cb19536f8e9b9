import type { WebLink } from '../contract/feature.ts';
import type { Exchange } from './exchange.ts';
import type { Encoding } from './negotiate.ts';
import { addressWith, geojson, json } from './respond.ts';

/** Prefix of the link relations that OGC registers. */
export const ogcRelation = 'http://www.opengis.net/def/rel/ogc/1.0/';

/** The type of the OpenAPI document, as clients compare it letter by letter. */
export const openapiType = 'application/vnd.oai.openapi+json;version=3.0';

/** `self` with the type it is answered in, and `alternate` for every other encoding of the same resource. */
export function selfLinks(exchange: Exchange, offered: readonly Encoding[], now: Encoding): WebLink[] {
  return [
    { rel: 'self', type: now.type, href: addressWith(exchange), title: 'This document' },
    ...offered
      .filter((one) => one.f !== now.f)
      .map((one) => ({
        rel: 'alternate',
        type: one.type,
        href: addressWith(exchange, { f: one.f }),
        title: `This document as ${one.title}`,
      })),
  ];
}

/** Where a page stands in its list. `next` is the store's cursor, null on the last page. */
export interface PagePosition {
  limit: number;
  offset: number;
  returned: number;
  next: string | null;
}

/**
 * A cursor as the address carries it: how many features come before it, and where the store goes on. The number makes
 * the page before it findable.
 */
export function printCursor(before: number, cursor: string): string {
  return `${before}-${cursor}`;
}

/** The parts of a cursor; null when it was not made here. */
export function readCursor(text: string): { before: number; cursor: string } | null {
  const [, before, cursor] = /^(\d{1,9})-([A-Za-z0-9_-]+)$/.exec(text) ?? [];
  return before === undefined || cursor === undefined ? null : { before: Number(before), cursor };
}

/** `next` and `prev` of a page, and the collection it is of; every parameter stays as it was sent. */
export function pageLinks(
  exchange: Exchange,
  { limit, offset, returned, next }: PagePosition,
  collection: string,
  type: string = geojson,
): WebLink[] {
  const links: WebLink[] = [
    { rel: 'collection', type: json, href: `${exchange.base}/api/collections/${collection}` },
  ];
  if (next !== null)
    links.push({
      rel: 'next',
      type,
      href: addressWith(exchange, { offset: undefined, cursor: printCursor(offset + returned, next) }),
      title: 'Next page',
    });
  if (offset > 0) {
    const before = Math.max(0, offset - limit);
    links.push({
      rel: 'prev',
      type,
      href: addressWith(exchange, {
        cursor: undefined,
        offset: before === 0 ? undefined : String(before),
        // The page before a page that begins within the first one is as long as the gap.
        limit: offset < limit ? String(offset) : (exchange.parameters.get('limit') ?? undefined),
      }),
      title: 'Previous page',
    });
  }
  return links;
}

/** Proxies take heads of some kilobytes, and an address may be as long as one. */
const longestHeader = 2_000;

/**
 * Links as a `Link` header says them (RFC 8288), as many as fit in the order given; titles stay in the body, where
 * every letter is at home.
 */
export function linkHeader(links: readonly WebLink[]): string {
  let header = '';
  for (const { href, rel, type } of links) {
    const text = `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ''}`;
    if (header.length + text.length <= longestHeader) header += (header ? ', ' : '') + text;
  }
  return header;
}
