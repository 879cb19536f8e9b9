import { byRelevance, mostWeighed, relevanceOf } from '../../query/relevance.ts';
import { searchTerms } from '../../query/words.ts';
import { CursorError } from '../store.ts';
import { readCursor, writeCursor } from './order.ts';
import { unpackSeconds } from './packed/unpack.ts';
import type { Part } from './read-listing.ts';
import type { ReaderContext } from './reader-context.ts';

interface Ids {
  ids: number[];
  next: string | null;
}

/**
 * A part of a list of incidents by relevance, made of parts of the same list by date, which `list` gives: the newest
 * are read and weighed, what follows them follows by date. The cursor is a number of rows. Throws CursorError.
 */
export function relevantPart<L extends Ids>(
  context: ReaderContext,
  q: string | null,
  { sort, limit, offset, cursor }: Part,
  list: (part: Part) => L,
): L {
  const skip = cursor === null ? offset : skipOf(cursor, sort);
  const newest = list({ sort: [], limit: mostWeighed, offset: 0, cursor: null });
  const terms = searchTerms(q ?? '');
  const texts = searchesOf(context, newest.ids);
  const ids = byRelevance(newest.ids, sort, (id) =>
    relevanceOf(terms, JSON.parse(texts.get(id)!) as string[]),
  );
  const found = ids.slice(skip, skip + limit);
  let isEnd = newest.next === null && skip + limit >= ids.length;
  if (newest.next !== null && found.length < limit) {
    const from = Math.max(skip, mostWeighed);
    const older = list({ sort: [], limit: limit - found.length, offset: from, cursor: null });
    found.push(...older.ids);
    isEnd = older.next === null;
  }
  const end = skip + found.length;
  return { ...newest, ids: found, next: isEnd ? null : writeCursor(sort, [end, end]) };
}

function skipOf(cursor: string, sort: Part['sort']): number {
  const [skip] = readCursor(cursor, sort, 1);
  if (!Number.isSafeInteger(skip) || (skip as number) < 0) throw new CursorError();
  return skip as number;
}

/** What is searched of states, as JSON, by their ids; it leaves SQLite packed and as one, as a page does. */
function searchesOf(context: ReaderContext, ids: readonly number[]): Map<number, string> {
  const packed = context
    .prepare(
      `SELECT CAST(group_concat(b.feature || b.search, '') AS BLOB)
       FROM json_each(?) j CROSS JOIN state_bodies b ON b.owner = j.value`,
    )
    .pluck()
    .get(JSON.stringify(ids)) as Buffer | null;
  const texts = packed ? unpackSeconds(packed) : [];
  return new Map(ids.map((id, at) => [id, texts[at]!]));
}
