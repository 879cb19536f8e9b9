import { type AskedSpan, askedSpan } from '../../../query/calls.ts';
import type { Predicate } from '../../../query/cql2/ast.ts';
import { isOperation } from '../../../query/cql2/operand.ts';
import { aliveEvery } from '../deadline.ts';
import { claimedBoxOf, type Search, searchOf } from '../indexed-tests.ts';
import type { ReaderContext } from '../reader-context.ts';
import { counts, noRow, type Table } from './buffer.ts';
import { type Claiming, claimsMeeting } from './claimed.ts';
import { codedTest } from './coded.ts';
import { inOrder } from './row-order.ts';
import { both, either, no, opposite, type RowTest, testBy, testByCode, yes } from './row-test.ts';

/** A question about rows: they match when all tests are true of them. */
export interface RowFilter {
  tests: RowTest[];
  /** A span that what matches has an instant in, so that rows far from it need not be looked at. */
  span: AskedSpan | null;
  /** Sorted rows of the sorted part among which all that match there are; null are all of them. */
  candidates: Uint32Array | null;
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
  const filter: RowFilter = { tests: [], span: null, candidates: null };
  const take = ({ test, span, candidates }: Compiled) => {
    filter.tests.push(test);
    filter.span ??= span ?? null;
    if (candidates && candidates.length < (filter.candidates?.length ?? Infinity))
      filter.candidates = candidates;
  };
  const searches: Search[] = [];
  for (const condition of conditions) {
    const search = searchOf(condition);
    if (search?.match && search.isExact) {
      searches.push(search);
      continue;
    }
    const compiled = compile(context, table, condition);
    if (!compiled) return null;
    take(compiled);
  }
  if (searches.length) take(wordsTest(context, table, allOf(searches)));
  return filter;
}

/** Searches of which all must find, as one: the index of words goes through the rarer word's rows alone. */
function allOf(searches: readonly Search[]): Search {
  const match = searches.map((one) => `(${one.match})`).join(' AND ');
  return { ...searches[0]!, match };
}

interface Compiled {
  test: RowTest;
  span?: AskedSpan;
  candidates?: Uint32Array;
}

function compile(context: ReaderContext, table: Table, condition: Predicate): Compiled | null {
  if (typeof condition === 'boolean') return { test: testBy(() => (condition ? yes : no)) };
  const coded = codedTest(table, condition);
  if (coded) return { test: coded };
  if (!isOperation(condition)) return null;
  const { op, args } = condition as { op: string; args: Predicate[] };
  if (op === 'and' || op === 'or' || op === 'not') {
    const parts = args.map((one) => compile(context, table, one)?.test);
    const tests = parts.filter((one) => one !== undefined);
    if (tests.length < parts.length) return null;
    return { test: op === 'and' ? both(tests) : op === 'or' ? either(tests) : opposite(tests[0]!) };
  }
  if (op === 'isNull' && (args[0] as { property?: string }).property === 'geometry')
    return { test: testByCode(table.rows.located, Uint8Array.of(yes, no)) };
  const box = claimedBoxOf(condition);
  if (box) {
    const claiming = claimsMeeting(context, table, box);
    const candidates = rowsClaiming(table, claiming);
    return { test: testByCode(table.rows.claims, claiming.answers), ...(candidates ? { candidates } : {}) };
  }
  if (op === 'occurs_during') {
    const span = askedSpan(args[0]);
    return span && { test: spanTest(table, span), span };
  }
  const search = searchOf(condition);
  return search && wordsTest(context, table, search);
}

/** Rows by what they claim are worth gathering up to this share of all: beyond, going through all is faster. */
const gathered = 1 / 8;

function rowsClaiming(
  { dictionary, counts: numbers }: Table,
  { entries, count }: Claiming,
): Uint32Array | null {
  const { rowsAt, rowsOfClaims } = dictionary;
  const sorted = numbers[counts.sorted]!;
  const most = sorted * gathered;
  let total = 0;
  for (let at = 0; at < count && total <= most; at++) {
    const entry = entries[at]!;
    total += rowsAt[entry + 1]! - rowsAt[entry]!;
  }
  if (total > most) return null;
  const rows = new Uint32Array(total);
  let length = 0;
  for (let at = 0; at < count; at++)
    for (let index = rowsAt[entries[at]!]!; index < rowsAt[entries[at]! + 1]!; index++)
      rows[length++] = rowsOfClaims[index]!;
  return inOrder(rows, sorted);
}

function spanTest({ rows }: Table, { start, end }: AskedSpan): RowTest {
  const { start: starts, end: ends } = rows;
  const [last, first] = [end ?? Infinity, start ?? -Infinity];
  // A start that is not known is no number, of which no comparison is true.
  return {
    answer: (row) => (starts[row]! <= last && ends[row]! > first ? yes : no),
    keep(list, count) {
      let kept = 0;
      for (let index = 0; index < count; index++) {
        const row = list[index]!;
        list[kept] = row;
        if (starts[row]! <= last && ends[row]! > first) kept++;
      }
      return kept;
    },
  };
}

function wordsTest(context: ReaderContext, table: Table, search: Search): Compiled {
  if (!search.match) return { test: testBy(() => yes) };
  const ids = idsWith(context, search);
  const found = new Uint8Array(table.counts[counts.capacity]!);
  const sorted = table.counts[counts.sorted]!;
  const candidates = new Uint32Array(ids.length);
  let length = 0;
  for (const id of ids) {
    const row = table.rowOf[id] ?? noRow;
    if (row === noRow) continue;
    found[row] = yes;
    if (row < sorted) candidates[length++] = row;
  }
  return {
    test: testBy((row) => (found[row] === yes ? yes : no)),
    candidates: inOrder(candidates.subarray(0, length), sorted),
  };
}

/** Ids of the states that a search finds; where the order of words decides, their texts are looked at. */
function idsWith(context: ReaderContext, { match, question, isExact }: Search): number[] {
  const found = `state_words w WHERE w.state_words MATCH @match AND ${aliveEvery('w.rowid')}`;
  const texts = '(SELECT f.search FROM state_bodies f WHERE f.owner = w.rowid)';
  const sql = `SELECT w.rowid FROM ${found} ${isExact ? '' : `AND cql2_words(@question, ${texts})`}`;
  return context.prepare(sql).pluck().all({ match, question }) as number[];
}
