import { pinnedPrecisions, pointPrecisions } from '../../../contract/drawing.ts';
import type { SpotCells } from '../../../format/tile-spots.ts';
import { allOf, createBits, firstRows, rememberedBits } from './bits.ts';
import { counts, type Table } from './buffer.ts';
import { codeLists, codeOf } from './codes.ts';
import { growingList } from './list.ts';
import type { ColumnQuestion } from './question.ts';

/** More than this stand for types that differ; codes are bytes. */
const mixed = 255;

/**
 * Numbers by spot, used again by each question: to make them takes longer than a small tile. Behind all spots they
 * stand once more, for what is vague there.
 */
interface Tallies {
  count: Uint32Array;
  contested: Uint32Array;
  last: Uint32Array;
  metres: Float64Array;
  type: Uint8Array;
}

const tallies = new WeakMap<Table, Tallies>();

function talliesOf(table: Table): Tallies {
  let made = tallies.get(table);
  if (!made) {
    const length = 2 * table.dictionary.spotLat.length;
    const numbers = () => new Uint32Array(length);
    made = {
      ...{ count: numbers(), contested: numbers(), last: numbers() },
      ...{ metres: new Float64Array(length), type: new Uint8Array(length) },
    };
    tallies.set(table, made);
  }
  return made;
}

/** Adds the located rows that match by their spots, in the order of these. */
export function tallySpots({ table, scan }: ColumnQuestion, cells: SpotCells): void {
  const { rows, dictionary } = table;
  const { spotLon, spotLat, spotX, spotY } = dictionary;
  const { count, contested, last, metres, type } = talliesOf(table);
  const { length } = spotLat;
  const touched = growingList(Uint32Array);
  const isPinned = new Uint8Array(codeLists.precision.length);
  for (const code of pinnedPrecisions) isPinned[codeOf('precision', code)] = 1;
  const offset = new Uint32Array(codeLists.precision.length).fill(length);
  for (const code of pointPrecisions) offset[codeOf('precision', code)] = 0;
  try {
    scan(() => (list, given) => {
      for (let index = 0; index < given; index++) {
        const row = list[index]!;
        if (rows.located[row] === 0) continue;
        const spot = rows.spot[row]! + offset[rows.precision[row]!]!;
        if (count[spot]!++ === 0) {
          touched.push(spot);
          type[spot] = rows.type[row]!;
        } else if (type[spot] !== rows.type[row]) type[spot] = mixed;
        if (rows.contested[row] !== 0) contested[spot]!++;
        if (rows.id[row]! > last[spot]!) last[spot] = rows.id[row]!;
        // A stated radius is no number where there is none, which is never greater.
        const radius = rows.uncertainty[row]!;
        if (radius > metres[spot]! && isPinned[rows.precision[row]!] === 0) metres[spot] = radius;
      }
      return true;
    });
    const spots = inOrder(touched.values(), count);
    for (let index = 0; index < spots.length; index++) {
      const at = spots[index]!;
      const spot = at % length;
      const tally = {
        count: count[at]!,
        contested: contested[at]!,
        last: last[at]!,
        metres: metres[at]!,
        type: codeLists.type[type[at]!] ?? null,
      };
      if (Number.isNaN(spotLat[spot]!)) cells.addArea(spot, tally);
      else if (Number.isNaN(spotY[spot]!))
        cells.add(spot, spotLon[spot]!, spotLat[spot]!, tally, at >= length);
      else cells.addAt(spot, spotX[spot]!, spotY[spot]!, tally, at >= length);
    }
  } finally {
    // Also where the time was up: the next question begins with nothing.
    for (const numbers of [count, contested, last, metres])
      for (const spot of touched.values()) numbers[spot] = 0;
  }
}

/** Spots by their number; to sort many takes longer than to look at all. */
function inOrder(touched: Uint32Array, count: Uint32Array): Uint32Array {
  if (touched.length < count.length / 16) return touched.sort();
  let length = 0;
  for (let spot = 0; spot < count.length; spot++) if (count[spot] !== 0) touched[length++] = spot;
  return touched;
}

/** The located rows that match and of which some test of spot and row is true, by their numbers in the database. */
export function statesWhere(
  { table, scan }: ColumnQuestion,
  isWanted: (row: number) => boolean,
): { state: number; spot: number }[] {
  const { rows } = table;
  const found: { state: number; spot: number }[] = [];
  scan(() => (list, given) => {
    for (let index = 0; index < given; index++) {
      const row = list[index]!;
      if (rows.located[row] === 1 && isWanted(row))
        found.push({ state: rows.id[row]!, spot: rows.spot[row]! });
    }
  });
  return found;
}

/** The rows that match and have several places, the first of which is a point, by their numbers in the database. */
export function statesOfSeveral(question: ColumnQuestion): number[] {
  const { table, matching, scanLate } = question;
  const { rows, dictionary } = table;
  const isSeveral = (row: number) =>
    rows.located[row] === 1 && rows.isPoint[row] === 0 && !Number.isNaN(dictionary.spotLat[rows.spot[row]!]!);
  const known = matching();
  if (!known) return statesWhere(question, isSeveral).map(({ state }) => state);
  const sorted = table.counts[counts.sorted]!;
  const several = rememberedBits(table, 'several', () => {
    const bits = createBits(sorted);
    for (let row = 0; row < sorted; row++) if (isSeveral(row)) bits[row >>> 5]! |= 1 << (row & 31);
    return bits;
  });
  const found = firstRows(allOf([known, several]), 0, sorted, Infinity);
  scanLate((list, count) => {
    for (let index = 0; index < count; index++) if (isSeveral(list[index]!)) found.push(list[index]!);
    return true;
  });
  return found.map((row) => rows.id[row]!);
}
