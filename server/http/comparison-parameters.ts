import { filterParameters, readingParameters } from '../contract/query.ts';

/** What a comparison takes of a query: it is public, and in the order of what became known. */
export const comparisonParameters: readonly string[] = [
  ...filterParameters.filter((name) => name !== 'status'),
  ...readingParameters,
  ...['limit', 'offset'],
];

/** What it reads itself. */
export const comparisonOwn: readonly string[] = ['since', 'kind', 'changes'];

/** Incidents of a page: told with their differences, each is read at both dates. */
export const mostTold = 100;
export const mostCompared = 1_000;
export const defaultCompared = 20;
