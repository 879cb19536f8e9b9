import { lastInstant, localDay } from '#contract/time.ts';

/** A point at which what is known of the question changed: an instant (ms) and how many incidents changed then. */
export interface ChangePoint {
  at: number;
  count: number;
}

/**
 * Position of a knowledge date among the change points: the last that is not after it, -1 before the first; null, which
 * is now, comes behind all of them.
 */
export function stepOf(points: readonly ChangePoint[], at: number | null): number {
  if (at === null) return points.length;
  return points.findLastIndex((point) => point.at <= at);
}

/** The last change point before a knowledge date, the last of all before now; null where there is none. */
export function earlierPoint(points: readonly ChangePoint[], at: number | null): ChangePoint | null {
  return points.findLast((point) => at === null || point.at < at) ?? null;
}

/** The first change point after a knowledge date; null where there is none, and after now. */
export function laterPoint(points: readonly ChangePoint[], at: number | null): ChangePoint | null {
  return at === null ? null : (points.find((point) => point.at > at) ?? null);
}

/** An instant as the address writes it: a day of the zone where it is the end of one. */
export function dateOf(at: number, zone: string): string {
  const day = localDay(at, zone);
  return lastInstant(day, zone) === at ? day : new Date(at).toISOString().replace('.000Z', 'Z');
}
