import { effect, signal } from '@preact/signals';
import type { FilterAnswer } from '#contract/filter-answer.ts';
import { emptyFilter, emptyQuery, type IncidentFilter, printQuery } from '#contract/query.ts';
import { query } from './location.ts';
import { request } from './request.ts';

/**
 * Asks the service what a filter means, without asking for any incident. Throws ProblemError (400 with `position` for
 * a filter that cannot be read), UnreachableError.
 */
export async function explain(filter: Partial<IncidentFilter>): Promise<FilterAnswer> {
  const asked = printQuery({ ...emptyQuery, ...filter });
  return (await request<FilterAnswer>(`/api/filter?${asked}`)).body;
}

const known = signal<{ filter: string; conditions: string[] } | null>(null);

/** The conditions of a CQL2 filter, each alone; the whole as one while they are not known. */
export function conditionsOf(filter: string): string[] {
  const { value } = known;
  return value?.filter === filter && value.conditions.length ? value.conditions : [filter];
}

/** The filter without the condition at a position of `conditionsOf`; null when none is left. */
export function withoutCondition(filter: string, position: number): string | null {
  const rest = conditionsOf(filter).filter((_, index) => index !== position);
  return rest.length ? rest.join(' AND ') : null;
}

// Only the service can read CQL2, so the filter of the address is taken apart there.
effect(() => {
  const { filter } = query.value;
  if (filter === null || known.peek()?.filter === filter) return;
  explain({ ...emptyFilter, filter }).then(
    ({ conditions }) => {
      if (query.peek().filter === filter) known.value = { filter, conditions };
    },
    // The list says what is wrong with a filter that cannot be read.
    () => undefined,
  );
});
