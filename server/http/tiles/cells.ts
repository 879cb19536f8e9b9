import { cellCounts } from '../../contract/drawing.ts';
import type { Exchange } from '../exchange.ts';
import { parameterProblem } from '../problem.ts';

/** Whether tiles of a collection are drawn by cells where `cells` asks for it; null is the data set. */
export function hasCells(collection: { id: string } | null): boolean {
  return collection?.id === 'incidents';
}

/**
 * Takes `cells` from the parameters: how many cells along the side of the tile incidents are drawn by, and the exchange
 * without it. Throws a 400 problem for other numbers; where there are no cells the parameter stays, an unknown one.
 */
export function takeCells(
  exchange: Exchange,
  collection: { id: string } | null,
): { cells: number | undefined; rest: Exchange } {
  const [value, twice] = exchange.parameters.getAll('cells');
  if (value === undefined || !hasCells(collection)) return { cells: undefined, rest: exchange };
  const cells = cellCounts.find((one) => String(one) === value);
  if (cells === undefined || twice !== undefined)
    throw parameterProblem({ parameter: 'cells', value: twice ?? value, allowed: cellCounts.map(String) });
  const parameters = new URLSearchParams(exchange.parameters);
  parameters.delete('cells');
  return { cells, rest: { ...exchange, parameters } };
}
