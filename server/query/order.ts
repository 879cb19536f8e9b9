import type { IncidentQuery } from '../contract/query.ts';
import { millisecondsOf } from './cql2/instants.ts';
import { compareTexts } from './cql2/value.ts';
import type { RecordReader } from './record.ts';

/** The order of an answer without `sortby`: the latest happening first. */
export const defaultSort: IncidentQuery['sort'] = [{ field: 'occurred_start', descending: true }];

/** Texts are put in order by so many of their first characters, so that the place of any of them can be told. */
export const sortedLength = 100;

export interface Sortable {
  /** Settles what is equal. */
  id: string;
  read: RecordReader;
}

/** Sorts by the properties, nulls last in either direction, texts by code point, and by id at the end. */
export function sorted<T extends Sortable>(found: readonly T[], sort: IncidentQuery['sort']): T[] {
  const order = sort.length ? sort : defaultSort;
  const keyed = found.map((one) => ({ one, keys: order.map(({ field }) => sortKey(one.read(field))) }));
  keyed.sort((a, b) => {
    for (const [index, { descending }] of order.entries()) {
      const [x, y] = [a.keys[index] ?? null, b.keys[index] ?? null];
      if (x === y) continue;
      if (x === null || y === null) return x === null ? 1 : -1;
      const before = compared(x, y);
      if (before !== 0) return descending ? -before : before;
    }
    return compared(a.one.id, b.one.id);
  });
  return keyed.map(({ one }) => one);
}

function sortKey(value: ReturnType<RecordReader>): string | number | null {
  if (typeof value === 'string') return [...value].slice(0, sortedLength).join('');
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (value === null || typeof value !== 'object') return null;
  if ('timestamp' in value) return millisecondsOf(value);
  return 'date' in value ? value.date : null;
}

function compared(x: string | number, y: string | number): number {
  return typeof x === 'string' && typeof y === 'string' ? compareTexts(x, y) : Number(x) - Number(y);
}
