import type { Predicate } from './ast.ts';

/**
 * The JSON encoding of a tree, a new value that shares nothing with it. The tree is that encoding already but for the
 * ends of intervals, which JSON writes as bare strings; `parseJson` reads the value back to the same tree.
 */
export function printJson(predicate: Predicate): unknown {
  return encode(predicate);
}

function encode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== 'object' || value === null) return value;
  if ('interval' in value) return { interval: (value.interval as unknown[]).map(encodeEnd) };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, encode(member)]));
}

function encodeEnd(end: unknown): unknown {
  if (typeof end !== 'object' || end === null) return end;
  if ('date' in end) return end.date;
  return 'timestamp' in end ? end.timestamp : encode(end);
}
