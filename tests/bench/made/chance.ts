import { randomFrom } from '../make-incidents.ts';

/** Draws of one made incident: the same for the same seed and index, whatever was made before it. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number below `most`. */
  below(most: number): number;
  /** True in this share of the draws. */
  holds(share: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** Draws of their own for every index, so that any part of the data can be made without the rest. */
export function chanceOf(seed: number, index: number): Chance {
  // Neighbouring seeds of mulberry32 give alike first draws; the odd multipliers (Knuth, Murmur) keep them apart.
  const next = randomFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  next();
  const below = (most: number) => Math.floor(next() * most);
  return { next, below, holds: (share) => next() < share, pick: (list) => list[below(list.length)]! };
}

/**
 * Draws ranks from 0 with a Zipf share: rank r has a weight of 1 / (r + shift)^exponent. A greater shift flattens the
 * head (Mandelbrot).
 */
export function zipf(count: number, { exponent = 1, shift = 1 } = {}): (draw: number) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += (rank + shift) ** -exponent;
    sums[rank] = sum;
  }
  return (draw) => {
    const wanted = draw * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
