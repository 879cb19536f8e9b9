import type { Day } from './days.ts';

/** A period as day numbers, both inclusive. */
export interface DaySpan {
  from: Day;
  to: Day;
}

export type Grip = 'from' | 'to' | 'new';

/** Day under a pointer `x` pixels from the left of a plot of `width` pixels over `first` … `end` (exclusive). */
export function dayAt(x: number, width: number, first: Day, end: Day): Day {
  const day = first + Math.floor((x / Math.max(1, width)) * (end - first));
  return Math.min(end - 1, Math.max(first, day));
}

/** The period while a grip is dragged to `day`; a handle that passes the other one takes its place. */
export function dragged(grip: Grip, anchor: DaySpan, day: Day): DaySpan {
  const fixed = grip === 'from' ? anchor.to : anchor.from;
  return day < fixed ? { from: day, to: fixed } : { from: fixed, to: day };
}

const steps: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -30,
  PageUp: 30,
};

/**
 * Where a handle goes with a key: arrows a day, with Shift a week, Page keys thirty days, Home and End the ends of
 * what it can reach (`least`, `most`, inclusive). Null for other keys.
 */
export function keyMoves(key: string, shift: boolean, day: Day, least: Day, most: Day): Day | null {
  if (key === 'Home') return least;
  if (key === 'End') return most;
  const step = steps[key];
  if (step === undefined) return null;
  return Math.min(most, Math.max(least, day + (shift && Math.abs(step) === 1 ? step * 7 : step)));
}
