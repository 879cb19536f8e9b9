import type { Geometry } from 'geojson';
import type { TileFeature } from '../../../format/mvt.ts';
import { cellOf, cellsAcross, createCounter, type Group } from '../../../format/tile-cluster.ts';
import type { TileAddress } from '../../store.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { Table } from './buffer.ts';
import { codeLists } from './codes.ts';
import type { ColumnQuestion } from './question.ts';
import type { Sink } from './scan.ts';

const types = codeLists.type;

/** Cells of spots are counted from 1; these stand for what is in none, and 0 for what was not asked yet. */
const outside = -1;
const isArea = -2;

interface Spots {
  cellOfSpot: Int32Array;
  counted: Uint32Array;
}

const spots = new WeakMap<Table, Spots>();

/** A number for each spot and another, all 0; used again by each question, since to make them takes longer than to clear them. */
function emptySpots(table: Table): Spots {
  const { length } = table.dictionary.spotLat;
  const kept = spots.get(table);
  if (!kept) {
    const made = { cellOfSpot: new Int32Array(length), counted: new Uint32Array(length) };
    spots.set(table, made);
    return made;
  }
  kept.cellOfSpot.fill(0);
  kept.counted.fill(0);
  return kept;
}

/** The rows that match as counts by cell of the tile, and by outline where they are areas. */
export function countCells(
  context: ReaderContext,
  question: ColumnQuestion,
  tile: TileAddress,
): TileFeature[] {
  const { rows, dictionary } = question.table;
  const { spotX, spotY, spotLat } = dictionary;
  const cells = cellsAcross ** 2;
  const scale = 2 ** tile.z * cellsAcross;
  const byType = new Uint32Array(cells * types.length);
  const contested = new Uint32Array(cells);
  const [sumX, sumY] = [new Float64Array(cells), new Float64Array(cells)];
  const areas = new Map<number, { byType: Uint32Array; contested: number }>();
  // Many rows are at one spot, whose cell is found once.
  const { cellOfSpot, counted } = emptySpots(question.table);
  const find = (spot: number): number => {
    if (Number.isNaN(spotLat[spot]!)) return isArea;
    const cell = cellOf(spotX[spot]!, spotY[spot]!, tile, scale);
    return cell < 0 ? outside : cell + 1;
  };
  const add: Sink = (list, count) => {
    for (let index = 0; index < count; index++) {
      const row = list[index]!;
      const spot = rows.spot[row]!;
      let cell = cellOfSpot[spot]!;
      if (cell === 0) {
        cell = find(spot);
        cellOfSpot[spot] = cell;
      }
      const isContested = rows.contested[row] === 0 ? 0 : 1;
      if (cell > 0) {
        counted[spot]!++;
        byType[(cell - 1) * types.length + rows.type[row]!]!++;
        contested[cell - 1]! += isContested;
      } else if (cell === isArea) {
        const area = areas.get(spot) ?? { byType: new Uint32Array(types.length), contested: 0 };
        areas.set(spot, area);
        area.byType[rows.type[row]!]!++;
        area.contested += isContested;
      }
    }
  };
  question.scan(() => add);
  for (let spot = 0; spot < counted.length; spot++) {
    if (counted[spot] === 0) continue;
    const cell = cellOfSpot[spot]! - 1;
    sumX[cell]! += counted[spot]! * spotX[spot]!;
    sumY[cell]! += counted[spot]! * spotY[spot]!;
  }
  const counter = createCounter(tile);
  for (const [spot, area] of areas)
    counter.addArea(outlineOf(context, spot), groupOf(area.byType, 0, area.contested));
  for (let cell = 0; cell < cells; cell++) {
    const group = groupOf(byType, cell * types.length, contested[cell]!);
    if (group.count > 0) counter.addCell(cell, group, sumX[cell]!, sumY[cell]!);
  }
  return counter.features();
}

/** What is counted from a place of the counts by type on. */
function groupOf(byType: Uint32Array, from: number, contested: number): Group {
  let count = 0;
  const named = new Map<string, number>();
  for (let code = 0; code < types.length; code++) {
    const own = byType[from + code]!;
    if (own === 0) continue;
    count += own;
    named.set(types[code]!, own);
  }
  return { count, contested, judged: count, types: named };
}

/** The geometry of a spot that is an area. */
export function outlineOf(context: ReaderContext, spot: number): Geometry {
  const text = context.prepare('SELECT place FROM spots WHERE id = ?').pluck().get(spot) as string;
  return JSON.parse(text) as Geometry;
}
