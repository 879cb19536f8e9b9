import { fanLimit } from '#contract/drawing.ts';

const spacing = 30;
const smallestRadius = 30;

/** Place on the ring of a fanned-out symbol: pixels right and down of the spot, and the leader's turn in degrees. */
export interface FanPlace {
  dx: number;
  dy: number;
  /** Clockwise from straight up. */
  turn: number;
}

/** Radius in pixels of a ring on which `count` symbols do not touch. */
export function fanRadius(count: number): number {
  return Math.max(smallestRadius, Math.ceil((count * spacing) / (2 * Math.PI)));
}

/** Places of `count` symbols on a ring, the first straight up, then clockwise: the same for the same count. */
export function fanPlaces(count: number): FanPlace[] {
  const radius = fanRadius(count);
  return Array.from({ length: count }, (_, index) => {
    const turn = (360 * index) / count;
    const angle = (turn * Math.PI) / 180;
    return {
      dx: Math.round(radius * Math.sin(angle) * 10) / 10,
      dy: Math.round(-radius * Math.cos(angle) * 10) / 10,
      turn,
    };
  });
}

/** What a tile calls the places of all fans, `count/index`, each with its place and the radius of its ring. */
export const fans: ReadonlyMap<string, FanPlace & { radius: number }> = new Map(
  Array.from({ length: fanLimit - 1 }, (_, less) => less + 2).flatMap((count) =>
    fanPlaces(count).map((place, index): [string, FanPlace & { radius: number }] => [
      `${count}/${index}`,
      { ...place, radius: fanRadius(count) },
    ]),
  ),
);
