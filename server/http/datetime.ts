import type { IncidentQuery } from '../contract/query.ts';
import type { IntervalEnd, Predicate } from '../query/cql2/ast.ts';
import type { Collection } from '../service/catalogue.ts';

/**
 * `datetime` asked of a collection of places. It is about the property that the collection calls its instant; places
 * without time are in every period, as OGC API Features has it, so null then.
 */
export function datetimeOfPlaces(
  datetime: IncidentQuery['datetime'],
  { properties }: Collection,
): Predicate | null {
  const instant = properties.find((info) => info.role === 'primary-instant');
  if (!datetime || !instant) return null;
  const end = (ms: number | null): IntervalEnd => {
    if (ms === null) return '..';
    const timestamp = new Date(ms).toISOString();
    return instant.kind === 'date' ? { date: timestamp.slice(0, 10) } : { timestamp };
  };
  return {
    op: 't_intersects',
    args: [{ property: instant.name }, { interval: [end(datetime.start), end(datetime.end)] }],
  };
}
