import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';

/** 16 characters that stand for everything an answer depends on besides the data's version. */
export function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

/** Weak tag of a list: the revision the store stands at, and the question. */
export function listTag(seq: number, question: readonly unknown[]): string {
  return `W/"${seq}-${digest(question)}"`;
}

/** Strong tag of one incident: its version, and what else the answer depends on. */
export function itemTag(version: number, question: string): string {
  return `"${version}-${question}"`;
}

/** The tags of an If-Match or If-None-Match header; `*` stands alone. */
export function readTags(header: string | undefined): string[] {
  return header === undefined ? [] : (header.match(/\*|(?:W\/)?"[^"]*"/g) ?? []);
}

/** A tag without the suffix of a content coding that `codedTags` adds. */
const withoutCoding = (tag: string) => tag.replace(/;(?:br|gzip|deflate)"$/, '"');
const opaque = (tag: string) => withoutCoding(tag).replace(/^W\//, '');

/** The tag of the header that names the same answer (weak comparison, RFC 9110 §13.1.2), as sent; else undefined. */
export function matchingTag(
  header: string | undefined,
  matches: (tag: string) => boolean,
): string | undefined {
  return readTags(header).find((tag) => matches(opaque(tag)));
}

/** `If-Match` as RFC 9110 §13.1.1 writes it: `*` alone, or entity tags with commas between them. */
const readable =
  /^\s*(?:\*|(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"(?:\s*,(?:\s*(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")?)*)\s*$/;

/**
 * Versions that the strong tags of an If-Match header name; null for `*`, undefined for what is no such header. Weak
 * tags never match.
 */
export function matchedVersions(header: string): number[] | null | undefined {
  if (!readable.test(header)) return undefined;
  const tags = readTags(header);
  if (tags.includes('*')) return null;
  return tags.flatMap((tag) => {
    const version = /^"(\d+)-/.exec(tag)?.[1];
    return version === undefined ? [] : [Number(version)];
  });
}

/**
 * A strong tag promises equal bytes, so the compressed form of an answer needs a tag of its own: the coding is put
 * behind it when the head is written. Must be installed before the compression.
 */
export const codedTags: RequestHandler = (_req, res, next) => {
  const writeHead = res.writeHead;
  res.writeHead = function (this: typeof res, ...rest: Parameters<typeof writeHead>) {
    const tag = res.getHeader('ETag');
    const coding = res.getHeader('Content-Encoding');
    if (
      typeof tag === 'string' &&
      tag.startsWith('"') &&
      typeof coding === 'string' &&
      res.statusCode !== 304
    )
      res.setHeader('ETag', `${tag.slice(0, -1)};${coding}"`);
    return writeHead.apply(this, rest);
  } as typeof writeHead;
  next();
};
