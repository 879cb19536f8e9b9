import type { IncidentQuery } from '../contract/query.ts';
import { wordsOfMany } from './words.ts';

/** What a search can be sorted by besides properties: how well the texts fit its words. */
export const relevance = 'relevance';

/** So many of the newest that a search finds are weighed; older ones follow them by date, so that no search is slow. */
export const mostWeighed = 500;

/** Whether a sort is by relevance, beside which there is no other. */
export function isByRelevance(sort: IncidentQuery['sort']): boolean {
  return sort.length === 1 && sort[0]!.field === relevance;
}

/**
 * How well texts fit a search, from 0 on: for each place where a term stands, 1 by the root of the length of its text
 * in words, half of that where its last word is only begun. So a title weighs more than a long statement.
 */
export function relevanceOf(terms: readonly string[][], texts: readonly string[]): number {
  let sum = 0;
  for (const text of texts) {
    const own = wordsOfMany(text);
    let places = 0;
    for (const term of terms) for (let at = 0; at < own.length; at++) places += fit(own, at, term);
    if (places > 0) sum += places / Math.sqrt(own.length);
  }
  return sum;
}

/** 1 where the words of a term stand from a place on, ½ where the last is only begun, else 0. */
function fit(text: readonly string[], at: number, term: readonly string[]): number {
  const last = term.length - 1;
  for (let index = 0; index < last; index++) if (text[at + index] !== term[index]) return 0;
  const [found, asked] = [text[at + last], term[last]!];
  return found === asked ? 1 : found?.startsWith(asked) ? 0.5 : 0;
}

/** A list that is the newest first as one by relevance: the first of it weighed, those that weigh the same as they were. */
export function byRelevance<T>(
  newestFirst: readonly T[],
  sort: IncidentQuery['sort'],
  weigh: (one: T) => number,
): T[] {
  const sign = sort[0]!.descending ? 1 : -1;
  const weighed = newestFirst.slice(0, mostWeighed).map((one) => ({ one, weight: weigh(one) }));
  weighed.sort((a, b) => sign * (b.weight - a.weight));
  return [...weighed.map(({ one }) => one), ...newestFirst.slice(mostWeighed)];
}
