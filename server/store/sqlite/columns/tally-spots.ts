import { pinnedPrecisions, pointPrecisions } from '../../../contract/drawing.ts';
import type { SpotCells } from '../../../format/tile-spots.ts';
import { codeLists, codeOf } from './codes.ts';
import type { ColumnQuestion } from './question.ts';

/** More than this stand for types that differ; codes are bytes. */
const mixed = 255;

/** Adds the located rows that match by their spots. */
export function tallySpots({ table, scan }: ColumnQuestion, cells: SpotCells): void {
  const { rows, dictionary } = table;
  const { spotLon, spotLat } = dictionary;
  const length = spotLat.length;
  // Behind all spots they stand once more, for what is vague there.
  const [count, contested, last] = [
    new Uint32Array(2 * length),
    new Uint32Array(2 * length),
    new Uint32Array(2 * length),
  ];
  const metres = new Float64Array(2 * length);
  const type = new Uint8Array(2 * length);
  const isPinned = new Uint8Array(codeLists.precision.length);
  for (const code of pinnedPrecisions) isPinned[codeOf('precision', code)] = 1;
  const offset = new Uint32Array(codeLists.precision.length).fill(length);
  for (const code of pointPrecisions) offset[codeOf('precision', code)] = 0;
  scan(() => (list, given) => {
    for (let index = 0; index < given; index++) {
      const row = list[index]!;
      if (rows.located[row] === 0) continue;
      const spot = rows.spot[row]! + offset[rows.precision[row]!]!;
      if (count[spot]!++ === 0) type[spot] = rows.type[row]!;
      else if (type[spot] !== rows.type[row]) type[spot] = mixed;
      if (rows.contested[row] !== 0) contested[spot]!++;
      if (rows.id[row]! > last[spot]!) last[spot] = rows.id[row]!;
      // A stated radius is no number where there is none, which is never greater.
      const radius = rows.uncertainty[row]!;
      if (radius > metres[spot]! && isPinned[rows.precision[row]!] === 0) metres[spot] = radius;
    }
  });
  for (let at = 0; at < 2 * length; at++) {
    if (count[at] === 0) continue;
    const spot = at % length;
    const tally = {
      count: count[at]!,
      contested: contested[at]!,
      last: last[at]!,
      metres: metres[at]!,
      type: codeLists.type[type[at]!] ?? null,
    };
    if (Number.isNaN(spotLat[spot]!)) cells.addArea(spot, tally);
    else cells.add(spot, spotLon[spot]!, spotLat[spot]!, tally, at >= length);
  }
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
