import type { FieldError } from '../contract/problem.ts';

/** Where the scanner stands: in an object with the names read so far, or in an array at an index. */
type Place = { names: Set<string>; name: string } | { index: number };

/** Controls other than tab and line ends, and lone surrogates: no text has them, and XML could not say them. */
export const noText = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}/u;

const token = (name: string | number) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
const pointerTo = (places: readonly Place[]) =>
  places.map((place) => token('index' in place ? place.index : place.name)).join('');

/**
 * The first thing in a JSON text that `JSON.parse` lets through and that no two readers understand alike: a member that
 * an object has twice, of which it takes the last and others the first (RFC 8259 §4), and a text with characters that
 * are none (§8.2). Null when there is none. `text` must be JSON that parses.
 */
export function looseJson(text: string): FieldError | null {
  const places: Place[] = [];
  let expectsName = false;
  // Strings and structure are all that matters: whatever stands between them is numbers, words and space.
  for (const [part] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g)) {
    const here = places.at(-1);
    if (part === '{') places.push({ names: new Set(), name: '' });
    else if (part === '[') places.push({ index: 0 });
    else if (part === '}' || part === ']') places.pop();
    else if (part === ',' && here && 'index' in here) here.index += 1;
    else if (part.startsWith('"')) {
      const said = part.includes('\\') ? (JSON.parse(part) as string) : part.slice(1, -1);
      const isName = expectsName && here !== undefined && 'names' in here;
      if (isName) here.name = said;
      if (noText.test(said)) return { pointer: pointerTo(places), code: 'value_malformed' };
      if (isName && here.names.has(said)) return { pointer: pointerTo(places), code: 'member_repeated' };
      if (isName) here.names.add(said);
    }
    expectsName = part === '{' || part === ',';
  }
  return null;
}
