import type { Geometry } from 'geojson';
import type { TileFeature } from '../../../format/mvt.ts';
import {
  cellOf,
  cellsAcross,
  createCounter,
  type Group,
  mostFeatures,
} from '../../../format/tile-cluster.ts';
import type { TileAddress } from '../../store.ts';
import type { ReaderContext } from '../reader-context.ts';
import { columnPage } from './answer-page.ts';
import { codeLists } from './codes.ts';
import type { ColumnQuestion } from './question.ts';
import { testByCode, yes } from './row-test.ts';

/** What a tile shows of the rows that match: their ids, the latest first, or counts where they are too many. */
export type TileAnswer = { ids: number[] } | { counted: TileFeature[] };

/** The located rows that match, as a tile shows them. */
export function columnTile(context: ReaderContext, question: ColumnQuestion, tile: TileAddress): TileAnswer {
  question.filter.tests.unshift(testByCode(question.table.rows.located, Uint8Array.of(0, yes)));
  const part = { sort: [], limit: mostFeatures, offset: 0, cursor: null };
  const { matched, ids } = columnPage(context, question, part);
  return matched > mostFeatures ? { counted: counts(context, question, tile) } : { ids };
}

const types = codeLists.type;

function counts(context: ReaderContext, question: ColumnQuestion, tile: TileAddress): TileFeature[] {
  const { rows, dictionary } = question.table;
  const { spotX, spotY, spotOutline } = dictionary;
  const cells = cellsAcross ** 2;
  const scale = 2 ** tile.z * cellsAcross;
  const byType = new Uint32Array(cells * types.length);
  const contested = new Uint32Array(cells);
  const [sumX, sumY] = [new Float64Array(cells), new Float64Array(cells)];
  const areas = new Map<number, { byType: Uint32Array; contested: number }>();
  question.scan(() => (list, count) => {
    for (let index = 0; index < count; index++) {
      const row = list[index]!;
      const spot = rows.spot[row]!;
      const outline = spotOutline[spot]!;
      const isContested = rows.contested[row] === 0 ? 0 : 1;
      if (outline === 0) {
        const cell = cellOf(spotX[spot]!, spotY[spot]!, tile, scale);
        if (cell < 0) continue;
        byType[cell * types.length + rows.type[row]!]!++;
        contested[cell]! += isContested;
        sumX[cell]! += spotX[spot]!;
        sumY[cell]! += spotY[spot]!;
        continue;
      }
      const area = areas.get(outline) ?? { byType: new Uint32Array(types.length), contested: 0 };
      areas.set(outline, area);
      area.byType[rows.type[row]!]!++;
      area.contested += isContested;
    }
  });
  const counter = createCounter(tile);
  for (const [outline, area] of areas)
    counter.addArea(outlineOf(context, outline), groupOf(area.byType, area.contested));
  for (let cell = 0; cell < cells; cell++) {
    const group = groupOf(byType.subarray(cell * types.length, (cell + 1) * types.length), contested[cell]!);
    if (group.count > 0) counter.addCell(cell, group, sumX[cell]!, sumY[cell]!);
  }
  return counter.features();
}

function groupOf(byType: Uint32Array, contested: number): Group {
  const count = byType.reduce((sum, one) => sum + one, 0);
  const named = types.flatMap((type, code): [string, number][] =>
    byType[code] ? [[type, byType[code]!]] : [],
  );
  return { count, contested, judged: count, types: new Map(named) };
}

function outlineOf(context: ReaderContext, id: number): Geometry {
  const text = context.prepare('SELECT geometry FROM outlines WHERE id = ?').pluck().get(id) as string;
  return JSON.parse(text) as Geometry;
}
