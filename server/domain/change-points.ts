import { localDay } from '../contract/time.ts';

/**
 * Is shown a state that meets a question: its number (the states of one version have numbers that follow each other),
 * its span of knowledge in ms (`to` null is still), and whether it is contested.
 */
export type SeeState = (id: number, from: number, to: number | null, contested: boolean) => void;

/** How many changes of incidents became known at an instant (ms); `contested` of them leave something contested. */
export interface ChangePoint {
  at: number;
  count: number;
  contested: number;
}

/** As many change points as a reader can step through and a screen can show. */
export const mostChangePoints = 400;

/**
 * Gathers the instants until `known` (ms) at which what is known of a question changed: where a matching state begins,
 * and where one ends whose next no longer matches. Each change of an incident counts once.
 */
export function gatherChanges(known: number): {
  add: SeeState;
  points: () => ChangePoint[];
} {
  const points = new Map<number, ChangePoint>();
  // Lists and no map of all: there may be millions of states, of which few have ended.
  const [ids, starts]: [number[], number[]] = [[], []];
  const ended = new Map<number, number>();
  const count = (at: number, contested: boolean) => {
    let point = points.get(at);
    if (!point) {
      point = { at, count: 0, contested: 0 };
      points.set(at, point);
    }
    point.count += 1;
    point.contested += Number(contested);
  };
  return {
    add(id, from, to, contested) {
      count(from, contested);
      ids.push(id);
      starts.push(from);
      if (to !== null && to <= known) ended.set(id, to);
    },
    points() {
      for (const [index, id] of ids.entries()) if (ended.get(id - 1) === starts[index]) ended.delete(id - 1);
      for (const to of ended.values()) count(to, false);
      ended.clear();
      return [...points.values()].sort((a, b) => a.at - b.at);
    },
  };
}

/**
 * At most `most` points of ascending ones: where there are more, those of a day of the zone, then of a month, of a
 * year become one at the last of their instants, which is what is known when all of them are.
 */
export function boundedPoints(points: readonly ChangePoint[], most: number, zone: string): ChangePoint[] {
  let bounded = [...points];
  for (const length of ['YYYY-MM-DD', 'YYYY-MM', 'YYYY'].map((form) => form.length)) {
    if (bounded.length <= most) break;
    const spans = new Map<string, ChangePoint>();
    for (const { at, count, contested } of bounded) {
      const span = localDay(at, zone).slice(0, length);
      const before = spans.get(span) ?? { at, count: 0, contested: 0 };
      spans.set(span, { at, count: before.count + count, contested: before.contested + contested });
    }
    bounded = [...spans.values()];
  }
  return bounded.slice(-most);
}
