import { askedSpan } from '../../../query/calls.ts';
import type { Predicate } from '../../../query/cql2/ast.ts';
import { isOperation } from '../../../query/cql2/operand.ts';
import { claimedBoxOf, searchOf } from '../indexed-tests.ts';
import type { ReaderContext } from '../reader-context.ts';
import { type Bits, createBits, rememberedBits } from './bits.ts';
import { counts, type Table } from './buffer.ts';
import { type Claiming, claimsMeeting } from './claimed.ts';
import { codedBits, codedTest } from './coded.ts';
import {
  both,
  either,
  no,
  opposite,
  type RowTest,
  testBy,
  testByCode,
  testByLateCode,
  yes,
} from './row-test.ts';
import { spanBits, spanTest } from './span.ts';
import { wordsTest } from './words.ts';

/** A question about rows, which match when all of it is true of them. */
export interface RowFilter {
  /** Few sorted rows, ascending, among which all that match are; null are all of them. */
  rows: Uint32Array | null;
  /** Of each condition that is known so, the sorted rows of which it is true. */
  bits: Bits[];
  /** What else is asked of sorted rows. */
  tests: RowTest[];
  /** All that is asked of rows that came with later commits. */
  late: RowTest[];
}

/**
 * The conditions, all of which must be true, as a question about rows; null when one of them asks for what the columns
 * do not hold, and SQL must answer.
 */
export function compileFilter(
  context: ReaderContext,
  table: Table,
  conditions: readonly Predicate[],
): RowFilter | null {
  const filter: RowFilter = { rows: null, bits: [], tests: [], late: [] };
  const all: Compiled[] = [];
  for (const condition of conditions) {
    const compiled = compile(context, table, condition);
    if (!compiled) return null;
    all.push(compiled);
  }
  const few = all.find(({ rows }) => rows);
  filter.rows = few?.rows ?? null;
  for (const one of all) {
    if (one === few) filter.late.push(one.test);
    else addTo(filter, one);
  }
  return filter;
}

function addTo(filter: RowFilter, { test, bits, isWide }: Compiled): void {
  const known = isWide && filter.rows ? null : bits?.();
  if (known) filter.bits.push(known);
  else filter.tests.push(test);
  filter.late.push(test);
}

/** Narrows a question to what has a place. */
export function onlyLocated(table: Table, filter: RowFilter): void {
  addTo(filter, located(table, 1));
}

/** The sorted rows that have a place. */
export function locatedBits(table: Table): Bits {
  return codedBits(table, 'located 1', table.rows.located, Uint8Array.of(no, yes));
}

function located(table: Table, asked: 0 | 1): Compiled {
  const answers = Uint8Array.of(1 - asked, asked);
  const codes = table.rows.located;
  return {
    test: testByCode(codes, answers),
    bits: () => codedBits(table, `located ${asked}`, codes, answers),
  };
}

/** A condition as a test of any row, and as the sorted rows of which it is true where these are had for little. */
interface Compiled {
  test: RowTest;
  bits?: () => Bits | null;
  /** Whether many rows are looked at for the bits, which is not worth it where few are asked about. */
  isWide?: boolean;
  /** Where they are few, the sorted rows of which it is true, ascending. */
  rows?: Uint32Array | null;
}

function compile(context: ReaderContext, table: Table, condition: Predicate): Compiled | null {
  if (typeof condition === 'boolean') return { test: testBy(() => (condition ? yes : no)) };
  const coded = codedTest(table, condition);
  if (coded) return coded;
  if (!isOperation(condition)) return null;
  const { op, args } = condition as { op: string; args: Predicate[] };
  if (op === 'and' || op === 'or' || op === 'not') {
    const parts = args.map((one) => compile(context, table, one)?.test);
    const tests = parts.filter((one) => one !== undefined);
    if (tests.length < parts.length) return null;
    return { test: op === 'and' ? both(tests) : op === 'or' ? either(tests) : opposite(tests[0]!) };
  }
  if (op === 'isNull' && (args[0] as { property?: string }).property === 'geometry') return located(table, 0);
  const box = claimedBoxOf(condition);
  if (box) {
    const claiming = claimsMeeting(context, table, box);
    const total = countClaiming(table, claiming);
    const sorted = table.counts[counts.sorted]!;
    return {
      test: testByLateCode(table.rows.claims, claiming.answers),
      rows: total <= Math.max(fewest, sorted * few) ? rowsClaiming(table, claiming, total) : null,
      bits: () => (total <= sorted / 2 ? bitsClaiming(table, claiming) : bitsButOthers(table, claiming)),
      isWide: true,
    };
  }
  if (op === 'occurs_during') {
    const span = askedSpan(args[0]);
    return span && { test: spanTest(table, span), bits: () => spanBits(table, span), isWide: true };
  }
  const search = searchOf(condition);
  return search && wordsTest(context, table, search);
}

/** Up to this share of all, rows by what they claim are few, and up to this many in any case. */
const few = 1 / 512;
const fewest = 8;

function countClaiming({ dictionary: { rowsAt } }: Table, { spans }: Claiming): number {
  let total = 0;
  for (let at = 0; at < spans.length; at += 2) total += rowsAt[spans[at + 1]!]! - rowsAt[spans[at]!]!;
  return total;
}

function rowsClaiming({ dictionary }: Table, { spans }: Claiming, total: number): Uint32Array {
  const { rowsAt, rowsOfClaims } = dictionary;
  const rows = new Uint32Array(total);
  let length = 0;
  for (let at = 0; at < spans.length; at += 2)
    for (let index = rowsAt[spans[at]!]!; index < rowsAt[spans[at + 1]!]!; index++)
      rows[length++] = rowsOfClaims[index]!;
  return rows.sort();
}

function bitsClaiming(table: Table, { spans }: Claiming): Bits {
  const { rowsAt } = table.dictionary;
  const bits = createBits(table.counts[counts.sorted]!);
  for (let at = 0; at < spans.length; at += 2)
    turn(table, bits, rowsAt[spans[at]!]!, rowsAt[spans[at + 1]!]!);
  return bits;
}

/** The same, of all that claim something without the others, which are fewer. */
function bitsButOthers(table: Table, { spans }: Claiming): Bits {
  const { rowsAt } = table.dictionary;
  const end = rowsAt.at(-1)!;
  const bits = rememberedBits(table, 'claiming', () => {
    const all = createBits(table.counts[counts.sorted]!);
    turn(table, all, 0, end);
    return all;
  }).slice();
  let from = 0;
  for (let at = 0; at < spans.length; at += 2) {
    turn(table, bits, from, rowsAt[spans[at]!]!);
    from = rowsAt[spans[at + 1]!]!;
  }
  turn(table, bits, from, end);
  return bits;
}

/** Turns the bits of the rows from a place of `rowsOfClaims` on up to another. */
function turn({ dictionary: { rowsOfClaims } }: Table, bits: Bits, from: number, to: number): void {
  for (let index = from; index < to; index++) {
    const row = rowsOfClaims[index]!;
    bits[row >>> 5]! ^= 1 << (row & 31);
  }
}
