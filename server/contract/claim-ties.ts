/** A line from where the preferred account has an incident to another place that an account names; degrees. */
export interface ClaimTie {
  /** Who names the place at its end. */
  claimant: string;
  from: readonly [lon: number, lat: number];
  to: readonly [lon: number, lat: number];
}

/** The ties of one incident as text, as a tile carries them; null of none. */
export function writeTies(ties: readonly ClaimTie[]): string | null {
  return ties.length
    ? ties.map(({ claimant, from, to }) => [claimant, ...from, ...to].join(' ')).join('|')
    : null;
}

/** What `writeTies` wrote. */
export function readTies(text: string): ClaimTie[] {
  return text.split('|').map((tie) => {
    const [claimant, ...degrees] = tie.split(' ');
    const [west, south, east, north] = degrees.map(Number) as [number, number, number, number];
    return { claimant: claimant!, from: [west, south], to: [east, north] };
  });
}
