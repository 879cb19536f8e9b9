import type { Aggregate } from '../../../contract/feature.ts';
import { bitsTotal, columnTotal, scannedTotal, type Total } from './answer-page.ts';
import { type Bits, countCodes } from './bits.ts';
import { counts, lengthOf, noDay, type Table } from './buffer.ts';
import { codedBits, idsOfSet } from './coded.ts';
import { aspectsOf, codeLists, masks } from './codes.ts';
import type { ColumnQuestion } from './question.ts';
import { no, yes } from './row-test.ts';
import type { Sink } from './scan.ts';
import { dayLength, dayText } from './write-row.ts';

/** A bucket: what it counts, how many of it are contested, and the id of its latest state, 0 where nobody asks for it. */
export interface Bucket {
  key: string;
  count: number;
  contested: number;
  latest: number;
}

interface Tally {
  count: number;
  contested: number;
  latest: number;
}

/** Counts by code, as many arrays as there are numbers to keep. */
interface Counts {
  count: Uint32Array;
  contested: Uint32Array;
  latest: Uint32Array;
}

const countsOf = (length: number): Counts => ({
  count: new Uint32Array(length),
  contested: new Uint32Array(length),
  latest: new Uint32Array(length),
});

/**
 * What matches, and its buckets: days, weeks from Monday and months by their first day, ascending; other keys by
 * count, then by key.
 */
export function columnBuckets(
  question: ColumnQuestion,
  by: Exclude<Aggregate['by'], 'known' | 'told_by' | 'tag'>,
): Total & { buckets: Bucket[] } {
  if (by === 'day' || by === 'week' || by === 'month') return byTime(question, by);
  if (by === 'contested') return byContest(question);
  const { buckets, ...total } =
    by === 'type' || by === 'sub_type' || by === 'verification' ? byCode(question, by) : bySet(question, by);
  return { ...total, buckets: buckets.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)) };
}

/** Counts by code less `from`; the latest of each is only told where it is `named` by it. */
function tally(
  question: ColumnQuestion,
  codes: Uint8Array | Uint32Array | Int32Array,
  { from = 0, length, named = false }: { from?: number; length: number; named?: boolean },
): Total & { counts: Counts } {
  const { rows } = question.table;
  const counts = countsOf(length);
  const { count, contested, latest } = counts;
  const add: Sink = (list, rowsGiven) => {
    for (let index = 0; index < rowsGiven; index++) {
      const row = list[index]!;
      const code = codes[row]! - from;
      if (code < 0) continue;
      count[code]!++;
      if (rows.contested[row] !== 0) contested[code]!++;
      if (rows.id[row]! > latest[code]!) latest[code] = rows.id[row]!;
    }
  };
  const matching = named ? null : question.matching();
  if (!matching) return { ...scannedTotal(question, add), counts };
  countCodes(matching, matching, codes, from, count);
  countCodes(matching, contestedBits(question.table), codes, from, contested);
  return { ...bitsTotal(question, matching, add), counts };
}

/** The sorted rows of which something is contested. */
function contestedBits(table: Table): Bits {
  const answers = new Uint8Array(masks).fill(yes);
  answers[0] = no;
  return codedBits(table, 'contested', table.rows.contested, answers);
}

function bucketsOf({ count, contested, latest }: Counts, keyOf: (code: number) => string): Bucket[] {
  const out = new Map<string, Tally>();
  for (let code = 0; code < count.length; code++) {
    if (count[code] === 0) continue;
    merge(out, keyOf(code), { count: count[code]!, contested: contested[code]!, latest: latest[code]! });
  }
  return bucketList(out);
}

function merge(into: Map<string, Tally>, key: string, one: Tally): void {
  const known = into.get(key);
  if (!known) into.set(key, one);
  else
    into.set(key, {
      count: known.count + one.count,
      contested: known.contested + one.contested,
      latest: Math.max(known.latest, one.latest),
    });
}

const bucketList = (tallies: ReadonlyMap<string, Tally>): Bucket[] =>
  [...tallies].map(([key, one]) => ({ key, ...one }));

function byTime(question: ColumnQuestion, by: 'day' | 'week' | 'month'): Total & { buckets: Bucket[] } {
  const [first, last] = daysOf(question.table);
  if (first > last) return { ...columnTotal(question), buckets: [] };
  const { counts: counted, ...total } = tally(question, question.table.rows.day, {
    from: first,
    length: last - first + 1,
  });
  const { count, contested, latest } = counted;
  const buckets: Bucket[] = [];
  let [bucket, next] = [null as Bucket | null, -Infinity];
  // Days ascend, so that each bucket is named once.
  for (let code = 0; code < count.length; code++) {
    if (count[code] === 0) continue;
    const day = first + code;
    if (!bucket || day >= next) {
      const from = by === 'month' ? firstOfMonth(day) : by === 'week' ? mondayOf(day) : day;
      next = by === 'month' ? firstOfMonth(from + 31) : from + (by === 'week' ? 7 : 1);
      bucket = { key: dayText(from), count: 0, contested: 0, latest: 0 };
      buckets.push(bucket);
    }
    bucket.count += count[code]!;
    bucket.contested += contested[code]!;
    bucket.latest = Math.max(bucket.latest, latest[code]!);
  }
  return { ...total, buckets };
}

/** 1970 began on a Thursday, the fourth day of a week from Monday. */
const mondayOf = (day: number) => day - ((((day + 3) % 7) + 7) % 7);

const firstOfMonth = (day: number) => day - new Date(day * dayLength).getUTCDate() + 1;

type Days = [first: number, last: number];

const sortedDays = new WeakMap<Table, Days>();

/** The first and the last day of all rows, the first greater than the last where there is none. */
function daysOf(table: Table): Days {
  const sorted = table.counts[counts.sorted]!;
  let days = sortedDays.get(table);
  if (!days) {
    days = withDays(table, 0, sorted, [Infinity, -Infinity]);
    sortedDays.set(table, days);
  }
  return withDays(table, sorted, table.counts[counts.rows]!, days);
}

function withDays({ rows: { day } }: Table, from: number, to: number, [first, last]: Days): Days {
  let [low, high] = [first, last];
  for (let row = from; row < to; row++) {
    const one = day[row]!;
    if (one === noDay) continue;
    if (one < low) low = one;
    if (one > high) high = one;
  }
  return [low, high];
}

const codedKeys = { type: 'type', sub_type: 'subType', verification: 'verification' } as const;

function byCode(question: ColumnQuestion, by: keyof typeof codedKeys): Total & { buckets: Bucket[] } {
  const list = codedKeys[by];
  const codes = codeLists[list];
  const { counts: counted, ...total } = tally(question, question.table.rows[list], {
    length: codes.length,
  });
  return { ...total, buckets: bucketsOf(counted, (code) => codes[code]!) };
}

function byContest(question: ColumnQuestion): Total & { buckets: Bucket[] } {
  const { counts: counted, ...total } = tally(question, question.table.rows.contested, {
    length: masks,
  });
  const found = Array.from(counted.count, (count, mask) => ({ mask, count, latest: counted.latest[mask]! }));
  return { ...total, buckets: byAspect(found.filter(({ count }) => count > 0)) };
}

/** Counts by mask of aspects as buckets: one for each aspect, and `none` for what nobody contests; by count, then by key. */
export function byAspect(masked: readonly { mask: number; count: number; latest: number }[]): Bucket[] {
  const out = new Map<string, Tally>();
  for (const { mask, count, latest } of masked)
    for (const key of mask === 0 ? ['none'] : aspectsOf(mask))
      merge(out, key, { count, contested: mask === 0 ? 0 : count, latest });
  return bucketList(out).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function bySet(
  question: ColumnQuestion,
  by: 'municipality' | 'claimant' | 'actor',
): Total & { buckets: Bucket[] } {
  const { table } = question;
  const sets = lengthOf(table, 'setAt') - 1;
  const { counts: counted, ...total } = tally(question, table.rows[by], {
    length: sets,
    // People are named as their latest state names them.
    named: by !== 'municipality',
  });
  const { count, contested, latest } = counted;
  const out = new Map<string, Tally>();
  for (let set = 0; set < sets; set++)
    if (count[set] !== 0)
      for (const id of idsOfSet(table, set))
        merge(out, id, { count: count[set]!, contested: contested[set]!, latest: latest[set]! });
  return { ...total, buckets: bucketList(out) };
}
