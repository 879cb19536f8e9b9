import { Cql2Error } from './error.ts';
import { type Limits, limitSentences } from './limits.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Where the reading of a text stands, and what has been counted so far. */
export interface Cursor {
  tokens: Token[];
  index: number;
  limits: Limits;
  /** Levels of parentheses and prefixes that are open. */
  open: number;
  vertices: number;
  nodes: number;
  /** Index of a parenthesis that may begin an array: the first token of an argument. */
  arrayAt: number;
  /** Height of every operation built so far, so that long chains of one level count too. */
  heights: WeakMap<object, number>;
}

/** A cursor at the first token; throws Cql2Error when the text is too long or cannot be cut into tokens. */
export function openCursor(text: string, limits: Limits): Cursor {
  if (text.length > limits.length)
    throw new Cql2Error(limitSentences.length(limits.length), { position: limits.length });
  return {
    tokens: tokensOf(text),
    index: 0,
    limits,
    open: 0,
    vertices: 0,
    nodes: 0,
    arrayAt: -1,
    heights: new WeakMap(),
  };
}

/** The token `ahead` places after the current one; the end token past the end. */
export function peek(cursor: Cursor, ahead = 0): Token {
  return cursor.tokens[Math.min(cursor.index + ahead, cursor.tokens.length - 1)]!;
}

/** True when the current token is this word (upper case) or symbol. */
export function at(cursor: Cursor, text: string, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  if (token.kind === 'symbol') return token.value === text;
  return token.kind === 'word' && token.value.toUpperCase() === text;
}

/** Steps over this word or symbol if it is the current token. */
export function take(cursor: Cursor, text: string): boolean {
  if (!at(cursor, text)) return false;
  cursor.index++;
  return true;
}

/** Steps over this word or symbol, or throws. */
export function expect(cursor: Cursor, text: string, after: string): void {
  if (!take(cursor, text)) throw fail(cursor, `${after} is followed by ${text}`, text);
}

/** An error at the current token: «… is expected, not …». */
export function fail(cursor: Cursor, sentence: string, expected?: string): Cql2Error {
  const token = peek(cursor);
  const found = token.kind === 'end' ? 'the end' : token.kind === 'string' ? `'${token.value}'` : token.value;
  const place = expected === undefined ? {} : { expected };
  return new Cql2Error(`${sentence}; found ${found}.`, { position: token.start, ...place });
}

/** Counts an open level; throws when there are too many. The caller lowers `open` again. */
export function deeper(cursor: Cursor): void {
  if (++cursor.open > cursor.limits.depth) throw tooLarge(cursor, 'depth');
}

/** An error that says which limit the expression exceeds. */
export function tooLarge(cursor: Cursor, limit: keyof Limits): Cql2Error {
  return new Cql2Error(limitSentences[limit](cursor.limits[limit]), { position: peek(cursor).start });
}

/** Counts the node and its arguments against the limits and remembers its height; returns the node itself. */
export function counted<T extends object>(cursor: Cursor, node: T, args: readonly unknown[]): T {
  if (args.length > cursor.limits.arguments) throw tooLarge(cursor, 'arguments');
  cursor.nodes += args.length + 1;
  if (cursor.nodes > cursor.limits.nodes) throw tooLarge(cursor, 'nodes');
  let height = 1;
  for (const arg of args)
    if (typeof arg === 'object' && arg !== null)
      height = Math.max(height, 1 + (cursor.heights.get(arg) ?? 0));
  if (height > cursor.limits.depth) throw tooLarge(cursor, 'depth');
  cursor.heights.set(node, height);
  return node;
}
