import { aliveEvery } from '../deadline.ts';
import type { Search } from '../indexed-tests.ts';
import type { ReaderContext } from '../reader-context.ts';
import { type Bits, createBits, rememberedBits } from './bits.ts';
import { counts, noRow, type Table } from './buffer.ts';
import { postingsOf } from './postings.ts';
import { no, type RowTest, testBy, yes } from './row-test.ts';

/** What a search finds, as a test of rows and as the sorted rows that are found. */
export function wordsTest(
  context: ReaderContext,
  table: Table,
  search: Search,
): { test: RowTest; bits: () => Bits } {
  const sorted = table.counts[counts.sorted]!;
  if (!search.match) return { test: testBy(() => yes), bits: () => createBits(sorted).fill(-1) };
  const bits = rememberedBits(table, `words ${search.question}`, () => {
    const found = createBits(sorted);
    eachFound(context, table, search, 0, (row) => {
      if (row < sorted) found[row >>> 5]! |= 1 << (row & 31);
    });
    return found;
  });
  let late: Set<number> | null = null;
  const isLate = (row: number): boolean => {
    late ??= lateRows(context, table, search);
    return late.has(row);
  };
  return {
    test: testBy((row) => {
      const isFound = row < sorted ? ((bits[row >>> 5]! >>> (row & 31)) & 1) === 1 : isLate(row);
      return isFound ? yes : no;
    }),
    bits: () => bits,
  };
}

/** The rows of later commits that are found; the index is asked from their first id on. */
function lateRows(context: ReaderContext, table: Table, search: Search): Set<number> {
  const [sorted, rows] = [table.counts[counts.sorted]!, table.counts[counts.rows]!];
  let first = Infinity;
  for (let row = sorted; row < rows; row++) first = Math.min(first, table.rows.id[row]!);
  const found = new Set<number>();
  eachFound(context, table, search, first, (row) => {
    if (row >= sorted) found.add(row);
  });
  return found;
}

/** Calls with the row of each state from an id on that a search finds; where the order of words decides, their texts are looked at. */
function eachFound(
  context: ReaderContext,
  { rowOf }: Table,
  search: Search,
  from: number,
  found: (row: number) => void,
): void {
  const put = (id: number) => {
    const row = id < from ? noRow : (rowOf[id] ?? noRow);
    if (row !== noRow) found(row);
  };
  const postings = search.isExact ? search.words.map((word) => postingsOf(context, word)) : [null];
  const known = postings.filter((ids) => ids !== null);
  if (known.length < postings.length) eachMatch(context, search, from, put);
  else for (const ids of known) for (let at = 0; at < ids.length; at++) put(ids[at]!);
}

const comma = 44;
const zero = 48;

/** Calls with the id of each state from one on that the index answers. */
function eachMatch(
  context: ReaderContext,
  { match, question, isExact }: Search,
  from: number,
  found: (id: number) => void,
): void {
  const texts = '(SELECT unpacked_after(f.feature, f.search) FROM state_bodies f WHERE f.owner = w.rowid)';
  // Numbers leave SQLite as one text: each as a value of its own takes three times as long.
  const ids = context
    .prepare(
      `SELECT CAST(group_concat(w.rowid) AS BLOB) FROM state_words w
       WHERE w.state_words MATCH @match AND w.rowid >= @from AND ${aliveEvery('w.rowid')}
         ${isExact ? '' : `AND cql2_words(@question, ${texts})`}`,
    )
    .pluck()
    .get({ match, from, ...(isExact ? {} : { question }) }) as Buffer | null;
  if (!ids) return;
  let id = 0;
  for (let at = 0; at <= ids.length; at++) {
    const byte = at < ids.length ? ids[at]! : comma;
    if (byte !== comma) {
      id = id * 10 + byte - zero;
      continue;
    }
    found(id);
    id = 0;
  }
}
