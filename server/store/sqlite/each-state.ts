import type { IncidentQuery } from '../../contract/query.ts';
import type { SeeState } from '../../domain/change-points.ts';
import type { Audience } from '../store.ts';
import { askColumns } from './columns/question.ts';
import { incidentLayer } from './layer.ts';
import { planned } from './read-page.ts';
import type { ReaderContext } from './reader-context.ts';

interface Row {
  id: number;
  known_from: number;
  known_to: number | null;
  contested: number;
}

/**
 * Shows every state that meets a query, in no order: those known at its knowledge date, with `past` also those known
 * at some time before. To be called within a snapshot.
 */
export function eachState(
  context: ReaderContext,
  query: IncidentQuery,
  audience: Audience,
  now: number,
  past: boolean,
  see: SeeState,
): void {
  const columns = askColumns(context, query, audience, now, [], { past });
  if (columns) {
    const { id, knownFrom, knownTo, contested } = columns.table.rows;
    columns.scan(() => (rows, count) => {
      for (let index = 0; index < count; index++) {
        const row = rows[index]!;
        const to = knownTo[row]!;
        see(id[row]!, knownFrom[row]!, to === Infinity ? null : to, contested[row] !== 0);
      }
      return true;
    });
    return;
  }
  const compiled = planned(context, incidentLayer, query, audience, now, { past });
  const rows = context
    .prepare(
      `${compiled.with} SELECT s.id, s.known_from, s.known_to, s.contested ${compiled.from} ${compiled.where}`,
    )
    .iterate(compiled.parameters) as IterableIterator<Row>;
  for (const { id, known_from, known_to, contested } of rows) see(id, known_from, known_to, contested !== 0);
}
