import type { ExchangeIncident } from './exchange-incident.ts';
import type { LineTotal } from './figure-totals.ts';

/** UCDP's columns of deaths. */
export interface UcdpDeaths {
  deaths_a: number;
  deaths_b: number;
  deaths_civilians: number;
  deaths_unknown: number;
  best: number;
  low: number;
  high: number;
}

/**
 * Deaths as UCDP counts them: `best` is the most preferred reporting line's number (its low where it gives a range) and
 * the sum of the four columns by group; `low` and `high` are the smallest and largest of all lines. A group belongs to
 * the side one of whose actors has its id or the beginning of it (`police` and `police-officers`), to civilians when its
 * id says so, else it is unknown.
 */
export function ucdpDeaths(killed: readonly LineTotal[], sides: ExchangeIncident['sides']): UcdpDeaths {
  const deaths = { deaths_a: 0, deaths_b: 0, deaths_civilians: 0, deaths_unknown: 0 };
  const isIn = (side: keyof typeof sides, group: string) =>
    sides[side].some(({ id }) => group === id || group.startsWith(`${id}-`));
  for (const { group, low } of killed[0]?.groups ?? []) {
    const column = /(^|-)civilians?(-|$)/.test(group)
      ? 'deaths_civilians'
      : isIn('first', group)
        ? 'deaths_a'
        : isIn('second', group)
          ? 'deaths_b'
          : 'deaths_unknown';
    deaths[column] += low;
  }
  return {
    ...deaths,
    best: killed[0]?.low ?? 0,
    low: killed.length ? Math.min(...killed.map((line) => line.low)) : 0,
    high: killed.length ? Math.max(...killed.map((line) => line.high)) : 0,
  };
}
