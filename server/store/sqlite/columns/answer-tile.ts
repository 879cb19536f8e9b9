import type { TileFeature } from '../../../format/mvt.ts';
import { mostFeatures } from '../../../format/tile-cluster.ts';
import type { TileAddress } from '../../store.ts';
import type { ReaderContext } from '../reader-context.ts';
import { rowsByDate } from './answer-page.ts';
import { countBoth } from './bits.ts';
import { onlyLocated } from './filter.ts';
import type { ColumnQuestion } from './question.ts';
import { countCells } from './tile-cells.ts';
import { type TileStates, tileStates } from './tile-points.ts';

/** What a tile shows of the rows that match: the states, the latest first, or counts where they are too many. */
export type TileAnswer = { counted: TileFeature[] } | TileStates;

/** The located rows that match, as a tile shows them. */
export function columnTile(context: ReaderContext, question: ColumnQuestion, tile: TileAddress): TileAnswer {
  onlyLocated(question.table, question.filter);
  const known = question.matching();
  if (known && countBoth(known, known) > mostFeatures)
    return { counted: countCells(context, question, tile) };
  const { matched, rows } = rowsByDate(question, mostFeatures, null, mostFeatures);
  return matched > mostFeatures
    ? { counted: countCells(context, question, tile) }
    : tileStates(context, question.table, tile, rows);
}
