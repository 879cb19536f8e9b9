import { type IncidentQuery, printSort } from '../../contract/query.ts';
import { defaultSort, sortedLength } from '../../query/order.ts';
import { CursorError } from '../store.ts';
import type { Binder } from './binder.ts';
import type { Scope } from './scope.ts';

/** One term of an order: SQL of a number or a text of the row, null where it has none. */
export interface OrderTerm {
  sql: string;
  descending: boolean;
}

/** Where a page ended: the values of the order's terms and, last, what settled what was equal. */
export type Position = (string | number | null)[];

/** The terms of a sort, by the properties of a scope. Throws Error for a name that is no property. */
export function orderOf(
  sort: IncidentQuery['sort'],
  scope: Scope,
  without: IncidentQuery['sort'] = defaultSort,
): OrderTerm[] {
  return (sort.length ? sort : without).map(({ field, descending }) => {
    const { sql, kind } = scope.property(field);
    // Ids and codes are short, and said in other words their index would not be used for the order.
    const isPlain = kind !== 'string' || /^s\.\w+$/.test(sql);
    return { sql: isPlain ? sql : `substr(${sql}, 1, ${sortedLength})`, descending };
  });
}

/** Nulls come last either way; `last` settles what is equal. */
export function orderBy(order: readonly OrderTerm[], last: string): string {
  // Descending puts nulls last by itself, and said in words the index would not be used for the order.
  const terms = order.map(({ sql, descending }) => `${sql} ${descending ? 'DESC' : 'ASC NULLS LAST'}`);
  return `ORDER BY ${[...terms, last].join(', ')}`;
}

/** A position as the opaque text of a `next` link. */
export function writeCursor(sort: IncidentQuery['sort'], position: Position): string {
  return Buffer.from(JSON.stringify([printSort(sort), ...position])).toString('base64url');
}

/** Reads a cursor of the same sort back. Throws CursorError for any other text. */
export function readCursor(cursor: string, sort: IncidentQuery['sort'], terms: number): Position {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw new CursorError();
  }
  if (!Array.isArray(parts) || parts.length !== terms + 2) throw new CursorError();
  const [name, ...position] = parts as unknown[];
  const last = position.at(-1);
  if (name !== printSort(sort) || last === null) throw new CursorError();
  if (!position.every((one) => one === null || typeof one === 'string' || Number.isFinite(one)))
    throw new CursorError();
  return position as Position;
}

/**
 * The rows after a position in the order, as two conditions that are asked one after the other: those whose first term
 * has a value, in reach of an index on it, and those whose first term is null, which come last. Null where there are
 * none of a kind.
 */
export function afterPosition(
  order: readonly OrderTerm[],
  last: string,
  position: Position,
  binder: Binder,
): { valued: string | null; nulls: string } {
  const [first, ...others] = order;
  const rest = (from: readonly OrderTerm[], values: Position): string => {
    const [term, ...more] = from;
    const value = values[0]!;
    if (!term) return `${last} > ${binder.bind(value)}`;
    const next = rest(more, values.slice(1));
    if (value === null) return `(${term.sql} IS NULL AND ${next})`;
    const bound = binder.bind(value);
    const beyond = `${term.sql} ${term.descending ? '<' : '>'} ${bound} OR ${term.sql} IS NULL`;
    return `(${beyond} OR ${term.sql} = ${bound} AND ${next})`;
  };
  if (!first) return { valued: rest([], position), nulls: '0' };
  const [value, ...values] = position as [string | number | null, ...Position];
  if (value === null) return { valued: null, nulls: `${first.sql} IS NULL AND ${rest(others, values)}` };
  const bound = binder.bind(value);
  const sign = first.descending ? '<' : '>';
  return {
    valued: `${first.sql} ${sign}= ${bound} AND (${first.sql} ${sign} ${bound} OR ${rest(others, values)})`,
    nulls: `${first.sql} IS NULL`,
  };
}
