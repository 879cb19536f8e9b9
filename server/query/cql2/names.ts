/** Words of the text encoding that can never be a bare property name. */
const reserved = ['AND', 'OR', 'NOT', 'LIKE', 'BETWEEN', 'IN', 'IS', 'NULL', 'TRUE', 'FALSE', 'DIV'] as const;

/** Geometry kinds of well-known text, with the GeoJSON type of each. */
export const geometryWords = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
  GEOMETRYCOLLECTION: 'GeometryCollection',
} as const;
export type GeometryWord = keyof typeof geometryWords;

const reservedWords: ReadonlySet<string> = new Set(reserved);
const callWords: ReadonlySet<string> = new Set([
  ...Object.keys(geometryWords),
  'ACCENTI',
  'BBOX',
  'CASEI',
  'DATE',
  'ENVELOPE',
  'INTERVAL',
  'ISNULL',
  'TIMESTAMP',
]);
const standardPrefix = /^[AST]_[A-Z]+$/;

/** First and further characters of an identifier, as the standard's grammar lists them (after XML names). */
const first =
  ':_A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFE\\u200C-\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const further = `${first}.0-9\\u0300-\\u036F\\u203F-\\u2040`;

/** Source of a regular expression (flag `u`) that one bare identifier matches. */
export const identifierSource = `[${first}][${further}]*`;
const wholeIdentifier = new RegExp(`^${identifierSource}$`, 'u');

/** True for words such as AND or NULL, in any case. */
export function isReserved(word: string): boolean {
  return reservedWords.has(word.toUpperCase());
}

/** True for a name that the text encoding takes without double quotes and no reader of CQL2 can mistake for a keyword. */
export function isPlainName(name: string): boolean {
  const upper = name.toUpperCase();
  return (
    wholeIdentifier.test(name) &&
    !/\s/.test(name) &&
    !reservedWords.has(upper) &&
    !callWords.has(upper) &&
    !standardPrefix.test(upper)
  );
}

/** True for a name that a function can have: an identifier that is no keyword of the text encoding. */
export function isFunctionName(name: string): boolean {
  return isPlainName(name);
}

/** A property name as the text encoding writes it: bare, or in double quotes, which are doubled inside. */
export function printName(name: string): string {
  return isPlainName(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
