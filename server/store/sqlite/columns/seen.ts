import { type Bits, createBits, setSpan } from './bits.ts';
import { blockRows, counts, type Table } from './buffer.ts';
import { codeOf } from './codes.ts';
import { stillUntil } from './next-knowledge.ts';

/** Whose rows are seen: what stands at a revision and is known at a time (ms) in one view, of the statuses marked. */
export interface Sight {
  /** The last revision that counts, at most the head; a row is seen from its own on until the one that ended it. */
  seq: number;
  /** Whether that is the last revision there is. */
  latest: boolean;
  known: number;
  /** Whether also what was replaced by later knowledge is seen: all that was known at some time until then. */
  past: boolean;
  /** Of the view: a row is in it whose `telling` has in these bits what is asked. */
  view: ViewBits;
  /** 1 by the position of each status. */
  statuses: Uint8Array;
  /** Whether what only staff may see is seen. */
  private: boolean;
}

/** The lowest bit of `telling` says that a row is in the preferred view, those above who tells it so. */
export interface ViewBits {
  bits: number;
  asked: number;
}
export const preferredView: ViewBits = { bits: 1, asked: 1 };
/** All views together: most incidents are in several of them. */
export const everyView: ViewBits = { bits: 0, asked: 0 };
/** The view of the claimant whose set of terms has this number. */
export const viewOfTeller = (set: number): ViewBits => ({ bits: ~1, asked: set * 2 });

interface Seen {
  sight: string;
  /** From when to when (ms) of what is known it holds; where both are the same, at that instant. */
  from: number;
  until: number;
  bits: Bits;
}

/** Whose sights are kept for a table: most questions are asked by the public of today. */
const mostKept = 4;

const kept = new WeakMap<Table, Seen[]>();

/** The sorted rows that are seen. Nobody may change what is answered. */
export function seenRows(table: Table, sight: Sight): Bits {
  const { seq, latest, known, past, view, statuses, private: all } = sight;
  const key = JSON.stringify([seq, latest, past, view, [...statuses], all]);
  const own = kept.get(table) ?? [];
  const isSame = (one: Seen) =>
    one.sight === key && (known === one.from || (known > one.from && known < one.until));
  const found = own.find(isSame) ?? {
    sight: key,
    from: known,
    until: stillUntil(table, known) ?? known,
    bits: bitsOf(table, sight),
  };
  kept.set(table, [found, ...own.filter((one) => one !== found)].slice(0, mostKept));
  return found.bits;
}

function bitsOf(table: Table, sight: Sight): Bits {
  const [current, sorted] = [table.counts[counts.current]!, table.counts[counts.sorted]!];
  const { touched, maxKnownFrom } = table.blocks;
  const bits = createBits(sorted);
  const isSeen = seenTest(table, sight);
  const look = (from: number, to: number) => {
    for (let row = from; row < to; row++) if (isSeen(row)) bits[row >>> 5]! |= 1 << (row & 31);
  };
  // What stands now, is public and preferred is seen by whoever looks at that, a block at a time.
  const isUsual =
    sight.statuses[codeOf('status', 'published')] === 1 && sight.view === preferredView && sight.latest;
  for (let block = 0; block < touched.length; block++) {
    const [from, to] = [block * blockRows, Math.min(current, (block + 1) * blockRows)];
    if (isUsual && touched[block] === 0 && maxKnownFrom[block]! <= sight.known) setSpan(bits, from, to);
    else look(from, to);
  }
  look(current, sorted);
  return bits;
}

/** Whether a row is seen. */
export function seenTest(
  { rows }: Table,
  { seq, known, past, view, statuses, private: all }: Sight,
): (row: number) => boolean {
  const { seqFrom, seqTo, knownFrom, knownTo, telling, status, private: isPrivate } = rows;
  const { bits, asked } = view;
  const most = all ? 1 : 0;
  return (row) =>
    (telling[row]! & bits) === asked &&
    knownFrom[row]! <= known &&
    (past || knownTo[row]! > known) &&
    seqFrom[row]! <= seq &&
    seqTo[row]! > seq &&
    statuses[status[row]!] === 1 &&
    isPrivate[row]! <= most;
}
