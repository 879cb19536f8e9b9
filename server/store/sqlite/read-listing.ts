import type { IncidentQuery } from '../../contract/query.ts';
import type { Binder } from './binder.ts';
import { afterPosition, type OrderTerm, orderBy, type Position, readCursor, writeCursor } from './order.ts';
import { unpackJoined } from './packed/unpack.ts';
import { ownBytes, type ReaderContext } from './reader-context.ts';

/** A compiled list of rows `s`, which have an integer `id`. */
export interface Listing {
  with: string;
  from: string;
  where: string;
  binder: Binder;
  order: readonly OrderTerm[];
  /** SQL of what settles what is equal in the order. */
  last: string;
  /** FROM of a single row `s` with all that the order's terms read. */
  single: string;
}

/** Which part of a list is wanted; with a cursor the offset is not looked at. */
export type Part = Pick<IncidentQuery, 'sort' | 'limit' | 'offset' | 'cursor'>;

/**
 * The ids of a part of a list in its order, and the cursor of the next part, null at the end. Rows that a cursor has
 * passed are not read where an index has the order. Throws CursorError.
 */
export function readIds(
  context: ReaderContext,
  listing: Listing,
  { sort, limit, offset, cursor }: Part,
): { ids: number[]; next: string | null } {
  const { binder, order, last } = listing;
  const read = (condition: string, most: number, skip: number) =>
    context
      .prepare(
        `${listing.with} SELECT s.id ${listing.from} ${listing.where} ${condition} ${orderBy(order, last)}
         LIMIT @most OFFSET @skip`,
      )
      .pluck()
      .all({ ...binder.parameters, most, skip }) as number[];
  let ids: number[];
  if (cursor === null) ids = read('', limit + 1, offset);
  else {
    const position = readCursor(cursor, sort, order.length);
    const { valued, nulls } = afterPosition(order, last, position, binder);
    ids = valued === null ? [] : read(`AND (${valued})`, limit + 1, 0);
    if (ids.length <= limit) ids.push(...read(`AND (${nulls})`, limit + 1 - ids.length, 0));
  }
  if (ids.length <= limit) return { ids, next: null };
  ids.length = limit;
  return { ids, next: writeCursor(sort, positionOf(context, listing, ids.at(-1)!)) };
}

function positionOf(context: ReaderContext, { order, last, single, binder }: Listing, id: number): Position {
  return context
    .prepare(`SELECT ${[...order.map(({ sql }) => sql), last].join(', ')} ${single} WHERE s.id = @row`)
    .raw()
    .get({ ...binder.parameters, row: id }) as Position;
}

/**
 * The features of rows, joined by commas. They leave as bytes, joined inside SQLite: nothing is parsed or written again,
 * which is 13 times faster than objects. `bodies` is a table and its key's column, `text` SQL of a text of a body, with
 * its parameters. The list gives its rows in their order and CROSS JOIN leaves it outside; to be told the order, SQLite
 * would copy every feature into a sorter.
 */
export function joinFeatures(
  context: ReaderContext,
  bodies: { table: string; key: string },
  ids: readonly number[],
  {
    text = 'b.feature',
    separator = ',',
    parameters = {},
  }: { text?: string; separator?: string; parameters?: Record<string, number> } = {},
): Uint8Array {
  const features = context
    .prepare(
      `SELECT CAST(group_concat(${text}, '${separator}') AS BLOB)
       FROM json_each(@ids) j CROSS JOIN ${bodies.table} b ON b.${bodies.key} = j.value`,
    )
    .pluck()
    .get({ ...parameters, ids: JSON.stringify(ids) }) as Buffer | null;
  return ownBytes(features);
}

/** As `joinFeatures`, of packed features: they leave SQLite as they are, one after the other, and are unpacked into the page. */
export function joinPacked(
  context: ReaderContext,
  bodies: { table: string; key: string },
  ids: readonly number[],
): Uint8Array {
  return unpackJoined(joinFeatures(context, bodies, ids, { separator: '' }), comma);
}

const comma = 0x2c;
