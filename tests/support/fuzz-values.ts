import fc from 'fast-check';
import type { Parameter, Schema } from '../../server/http/openapi/description.ts';

/** What no reader of a code, a number or an id may take, in the forms in which attacks and accidents come. */
const never = [
  '',
  ' ',
  '\u0000',
  '../../../etc/passwd',
  "x' OR '1'='1",
  '<script>alert(1)</script>',
  '٣',
  '{"a":1}',
];
const noNumber = [
  'x',
  '1.5',
  '-1',
  '1e3',
  '0x10',
  ' 5',
  '+5',
  '1_000',
  '9'.repeat(40),
  'NaN',
  'Infinity',
  '٣',
  '',
];
const noTime = [
  '',
  'yesterday',
  '2023-13-01',
  '2023-02-30',
  '2023-05-29T25:00:00Z',
  '29.05.2023',
  '2023-05-29T10:00:00+99:00',
];
const noBox = [
  '',
  '1',
  '1,2,3',
  '1,2,3,4,5',
  'a,b,c,d',
  '20,91,21,92',
  '1e999,0,1,1',
  '1,2,,4',
  '0x10,0,20,1',
];
const noFilter = [
  '',
  '(((',
  'type=',
  "type='riot' AND",
  'NOT',
  'type IN ()',
  '[]',
  '{"op":"="}',
  'S_WITHIN(geometry,POINT(1))',
  '\u0000',
];

/** Wrong for a parameter of this name, whatever its schema could say. */
const byName: Readonly<Record<string, readonly string[]>> = {
  bbox: noBox,
  filter: noFilter,
  datetime: [...noTime, '/', '2023-06-01/2023-05-01', 'P2D'],
  'known-at': noTime,
  'recorded-at': noTime,
  accessed: noTime,
  until: noTime,
  sortby: ['', '-', 'nothing', '-nothing', 'title,,id', '__proto__', 'title;drop'],
  cursor: ['x', '!!!', '..', 'e30', '\u0000'],
  view: ['', 'claimant:', 'all,preferred', 'claimant:A B', 'ALL'],
};

/** Parameters that take any words: no value of theirs is wrong but for its length. */
export const freeText = ['q', 'name', 'reason', 'actor', 'subject', 'code', 'place_name'];

const typeOf = (schema: Schema) => (schema.type === 'array' ? (schema.items as Schema) : schema);

/** Values that the parameter cannot be; none where any text will do. With a higher number more of them are random. */
export function wrongValues({ name, schema }: Parameter, random: number, seed: number): string[] {
  const inner = typeOf(schema);
  const any = (isWrong: (text: string) => boolean) =>
    fc.sample(fc.string({ unit: 'binary', maxLength: 30 }).filter(isWrong), { seed, numRuns: random });
  if (byName[name]) return [...byName[name]];
  if (Array.isArray(inner.enum)) {
    const known = new Set((inner.enum as unknown[]).map(String));
    // Around a code space is passed over, and case may be.
    const isWrong = (text: string) => text.split(',').some((part) => !known.has(part.trim().toLowerCase()));
    return [...never, ...any(isWrong)];
  }
  if (inner.type === 'integer' || inner.type === 'number')
    return schema.type === 'array'
      ? noNumber.filter((one) => Number.isNaN(Number(one || 'x')))
      : [...noNumber, ...any((text) => !/^[+-]?\d+$/.test(text))];
  if (inner.type === 'boolean') return never;
  if (typeof inner.pattern === 'string' && !freeText.includes(name)) {
    const pattern = new RegExp(inner.pattern);
    return [...never, ...any((text) => !text.split(',').every((part) => pattern.test(part)))];
  }
  if (/date/.test(String(inner.format))) return noTime;
  return [];
}

/** Text of every kind: what is asked with it must be answered, and soon. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(...'(){}[]<>"\'\\/%_*?;:,.=+-&|^~$#@! \t\n\u202e\u0301eéя\u0000'),
    maxLength: 300,
  }),
  fc.constantFrom(
    ...never,
    ...noNumber,
    ...noTime,
    ...noBox,
    ...noFilter,
    'a'.repeat(3_000),
    '%'.repeat(200),
    '('.repeat(500),
  ),
);

/** Parts of a path that name nothing. */
export const noId = [
  ...['%00', '..%2F..%2Fetc%2Fpasswd', '-1', '0', '1e0', '0x1', '1.0', '%20', "'%20OR%201=1--", '__proto__'],
  ...[
    'constructor',
    'toString',
    '%E0%A4%A',
    '%FF',
    '%F0%9F%92%A5',
    'x'.repeat(3_000),
    '%3Cscript%3E',
    ';id',
    '%0d%0aX:%201',
  ],
];

/** Values that no member of a body can have, whatever its kind is: each is of two kinds at once. */
export const noMember: readonly unknown[] = [
  [[{}]],
  { 'no such': [1] },
  [null, true],
  'x'.repeat(100_001),
  'half \ud83d',
  'nil\u0000',
];

/** Members that a program may be tempted to take over from whoever sends them. */
export const strangeMembers = [
  '__proto__',
  'constructor',
  'role',
  'is_admin',
  'id_',
  'user_id',
  'password_hash',
  '$where',
  'signs',
];
