import { Cql2Error } from './error.ts';
import { identifierSource } from './names.ts';

/** A piece of CQL2 text; `value` of a string, a number or a name is what it means, `start` a UTF-16 offset. */
export type Token =
  | { kind: 'word' | 'name' | 'string' | 'symbol'; value: string; start: number }
  | { kind: 'number'; value: number; start: number }
  | { kind: 'end'; value: ''; start: number };

const space = /[\s\u0085\u200B\u2060]+/y;
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const word = new RegExp(identifierSource, 'uy');
const symbol = /<>|<=|>=|[(),=<>+\-*/%^]/y;
const controls: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
};

/**
 * Cuts CQL2 text into tokens, the last of kind `end`. Words keep their case. Throws Cql2Error at a character that
 * begins nothing, at an open string or name, and at a number that is too large or runs into a word.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0] ?? null;
    if (match !== null) at += match.length;
    return match;
  };
  for (;;) {
    take(space);
    const start = at;
    if (at >= text.length) {
      tokens.push({ kind: 'end', value: '', start });
      return tokens;
    }
    const opening = text[at];
    if (opening === "'" || opening === '"') {
      const quoted = opening === "'" ? readString(text, at) : readName(text, at);
      tokens.push({ kind: opening === "'" ? 'string' : 'name', value: quoted.value, start });
      at = quoted.end;
      continue;
    }
    const digits = take(number);
    if (digits !== null) {
      const value = Number(digits);
      if (!Number.isFinite(value)) throw new Cql2Error('The number is too large.', { position: start });
      if (take(word) !== null)
        throw new Cql2Error('A number runs into a word; a space is missing.', { position: start });
      tokens.push({ kind: 'number', value, start });
      continue;
    }
    const name = take(word);
    if (name !== null) {
      tokens.push({ kind: 'word', value: name, start });
      continue;
    }
    const sign = take(symbol);
    if (sign === null) throw unexpected(text, at);
    tokens.push({ kind: 'symbol', value: sign, start });
  }
}

function unexpected(text: string, at: number): Cql2Error {
  if (text.startsWith('!=', at))
    return new Cql2Error('CQL2 writes «not equal» as <>.', { position: at, expected: '<>' });
  const character = String.fromCodePoint(text.codePointAt(at)!);
  return new Cql2Error(`The character ${character} cannot stand here.`, { position: at });
}

/**
 * Reads a character literal. A quote inside is doubled or follows a backslash; the standard's escapes of control
 * characters are read; `\\` is a backslash; before any other character a backslash stands for itself, so that the
 * escapes of LIKE patterns (`\%`, `\_`) arrive as they were written.
 */
function readString(text: string, start: number): { value: string; end: number } {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at]!;
    const next = text[at + 1];
    if (character === '\\' && next !== undefined) {
      const control = controls[next];
      if (next === "'" || next === '\\') value += next;
      else value += control ?? `\\${next}`;
      at++;
    } else if (character !== "'") value += character;
    else if (next === "'") {
      value += "'";
      at++;
    } else return { value, end: at + 1 };
  }
  throw new Cql2Error('A text that begins here has no closing quote.', { position: start, expected: "'" });
}

/** Reads a name in double quotes, which are doubled inside. */
function readName(text: string, start: number): { value: string; end: number } {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at++;
    } else if (value === '') break;
    else return { value, end: at + 1 };
  }
  throw new Cql2Error(
    text[start + 1] === '"' ? 'A name must not be empty.' : 'A name that begins here has no closing quote.',
    { position: start, expected: '"' },
  );
}

const written = new Map(Object.entries(controls).map(([letter, control]) => [control, `\\${letter}`]));

/** A text as a character literal that `tokensOf` reads back to the same value. */
export function printString(value: string): string {
  let out = '';
  for (let at = 0; at < value.length; at++) {
    const character = value[at]!;
    const next = value[at + 1];
    if (character === "'") out += "''";
    // Escapes of LIKE patterns stay as people write them; elsewhere a backslash could run into what follows.
    else if (character === '\\') out += next === '%' || next === '_' ? '\\' : '\\\\';
    else out += written.get(character) ?? character;
  }
  return `'${out}'`;
}
