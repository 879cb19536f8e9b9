import type { Geometry } from 'geojson';
import type { TileFeature } from '../../../format/mvt.ts';
import {
  cellFeature,
  cellOf,
  cellsAcross,
  createCounter,
  type Group,
  gridBits,
  gridPlace,
} from '../../../format/tile-cluster.ts';
import type { TileAddress } from '../../store.ts';
import type { ReaderContext } from '../reader-context.ts';
import { nowhere, type RowArrays } from './buffer.ts';
import { codeLists } from './codes.ts';
import type { ColumnQuestion } from './question.ts';

const types = codeLists.type;
const width = types.length;
const cells = cellsAcross ** 2;

interface AreaCounts {
  byType: Uint32Array;
  contested: number;
}

/** What is counted of a tile by cell: also by type, and the sums of places in the grid. */
interface Tally {
  byType: Uint32Array;
  contested: Uint32Array;
  east: Float64Array;
  south: Float64Array;
}

/**
 * Tallies rows of a list by the cells of the tile that they lie in. Those that are nowhere in the grid are put at the
 * beginning of the list, and how many they are is answered.
 */
function tallyPoints(
  tally: Tally,
  rows: RowArrays,
  list: Uint32Array,
  count: number,
  tile: TileAddress,
): number {
  // Named here once: in the loop a name of another module, or a power, costs more than all the rest.
  const { byType, contested, east: sumEast, south: sumSouth } = tally;
  const { east, south, type, contested: contests } = rows;
  const [across, types, none] = [cellsAcross, width, nowhere];
  const shift = gridBits - Math.log2(cellsAcross) - tile.z;
  const [west, north] = [tile.x * cellsAcross, tile.y * cellsAcross];
  let left = 0;
  for (let index = 0; index < count; index++) {
    const row = list[index]!;
    const [x, y] = [east[row]!, south[row]!];
    if (x === none && y === none) {
      list[left++] = row;
      continue;
    }
    const column = (x >>> shift) - west;
    const line = (y >>> shift) - north;
    // Bits of what is negative or beyond.
    if (((column | line) & -across) !== 0) continue;
    const cell = line * across + column;
    byType[cell * types + type[row]!]! += 1;
    sumEast[cell]! += x;
    sumSouth[cell]! += y;
    // 1 for all but 0, without a jump that nobody can foresee.
    contested[cell]! += (contests[row]! + 0xff) >>> 8;
  }
  return left;
}

/** The rows that match as counts by cell of the tile, and by outline where they are areas. */
export function countCells(
  context: ReaderContext,
  question: ColumnQuestion,
  tile: TileAddress,
): TileFeature[] {
  const { rows, dictionary } = question.table;
  const { spotX, spotY, spotLat } = dictionary;
  const tally: Tally = {
    ...{ byType: new Uint32Array(cells * width), contested: new Uint32Array(cells) },
    ...{ east: new Float64Array(cells), south: new Float64Array(cells) },
  };
  const areas = new Map<number, AreaCounts>();
  const lookUp = (row: number) => {
    const [spot, type] = [rows.spot[row]!, rows.type[row]!];
    const isContested = rows.contested[row] === 0 ? 0 : 1;
    if (Number.isNaN(spotLat[spot]!)) {
      const area = areas.get(spot) ?? { byType: new Uint32Array(width), contested: 0 };
      areas.set(spot, area);
      area.byType[type]!++;
      area.contested += isContested;
      return;
    }
    const [x, y] = [spotX[spot]!, spotY[spot]!];
    const cell = cellOf(x, y, tile);
    if (cell < 0) return;
    tally.byType[cell * width + type]!++;
    tally.contested[cell]! += isContested;
    tally.east[cell]! += gridPlace(x);
    tally.south[cell]! += gridPlace(y);
  };
  question.scan(() => (list, count) => {
    const left = tallyPoints(tally, rows, list, count, tile);
    for (let index = 0; index < left; index++) lookUp(list[index]!);
    return true;
  });
  const counter = createCounter(tile);
  for (const [spot, area] of areas) counter.addArea(outlineOf(context, spot), groupOf(area));
  const features = counter.features();
  for (let cell = 0; cell < cells; cell++) {
    const { count, type } = mostFrequentOf(tally.byType, cell * width);
    if (count === 0) continue;
    const group = { count, contested: tally.contested[cell]!, judged: count };
    features.push(cellFeature(tile, tally.east[cell]!, tally.south[cell]!, group, type));
  }
  return features;
}

/** Types by name: of those that are as frequent the first counts. */
const byName = types.map((name, code) => ({ name, code })).sort((a, b) => (a.name < b.name ? -1 : 1));

/** How many are counted from a place of the counts by type on, and what most of them are. */
function mostFrequentOf(byType: Uint32Array, from: number): { count: number; type: string } {
  let [count, most] = [0, 0];
  let type = '';
  for (let index = 0; index < byName.length; index++) {
    const { name, code } = byName[index]!;
    const own = byType[from + code]!;
    count += own;
    if (own > most) [most, type] = [own, name];
  }
  return { count, type };
}

function groupOf({ byType, contested }: AreaCounts): Group {
  const named = types.map((name, code): [string, number] => [name, byType[code]!]);
  const count = byType.reduce((sum, own) => sum + own, 0);
  return { count, contested, judged: count, types: new Map(named.filter(([, own]) => own > 0)) };
}

/** The geometry of a spot that is an area. */
export function outlineOf(context: ReaderContext, spot: number): Geometry {
  const text = context.prepare('SELECT place FROM spots WHERE id = ?').pluck().get(spot) as string;
  return JSON.parse(text) as Geometry;
}
