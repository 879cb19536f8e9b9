import { effect, signal } from '@preact/signals';
import { type BinUnit, dayNumber, dayText, nextStart, startOf } from './days.ts';
import { changePeriod, type Period, period, span } from './period.ts';
import { results } from './results.ts';

export const playUnits = ['day', 'week', 'month'] as const satisfies readonly BinUnit[];
export const playPaces = [0.5, 1, 2, 4] as const;

/** How time is gone through: one unit after the other, or all up to its end; `pace` in steps a second. */
export interface Playing {
  unit: (typeof playUnits)[number];
  isCumulative: boolean;
  pace: (typeof playPaces)[number];
}

export const playing = signal<Playing>({ unit: 'week', isCumulative: false, pace: 1 });

/** Whether time goes on by itself; only ever after the reader has pressed the button. */
export const isPlaying = signal(false);

/**
 * The period one step later or earlier than `now`, within days `first` to `end` (exclusive); null where there is none.
 * With no period, or one of another length, the first step takes the unit in which it ends (or begins, going on).
 */
export function stepped(
  now: Period,
  { unit, isCumulative }: Pick<Playing, 'unit' | 'isCumulative'>,
  by: 1 | -1,
  { first, end }: { first: number; end: number },
): Period | null {
  const periodOf = (start: number): Period => ({
    from: isCumulative ? null : dayText(start),
    to: dayText(nextStart(unit, start) - 1),
  });
  const unitOf = (day: string) => startOf(unit, dayNumber(day));
  const isStep = now.to !== null && isSame(periodOf(unitOf(now.to)), now);
  const start = isStep
    ? by > 0
      ? nextStart(unit, unitOf(now.to!))
      : startOf(unit, unitOf(now.to!) - 1)
    : by > 0
      ? unitOf(now.from ?? dayText(first))
      : unitOf(now.to ?? dayText(end - 1));
  return start >= end || nextStart(unit, start) <= first ? null : periodOf(start);
}

const isSame = (one: Period, other: Period) => one.from === other.from && one.to === other.to;

/** Goes one step; false at the end of the time there is. */
export function step(by: 1 | -1, how: 'push' | 'replace' = 'push'): boolean {
  const next = stepped(period.peek(), playing.peek(), by, span.peek());
  if (next) changePeriod(next, how);
  return next !== null;
}

/** Starts: from the beginning where the period is at its end already. The whole play is one step of the history. */
export function play(): void {
  if (!step(1)) {
    changePeriod({ from: null, to: null });
    step(1, 'replace');
  }
  isPlaying.value = true;
}

export function pause(): void {
  isPlaying.value = false;
}

// The next step waits for the answer to the one before, so that no reader sees time run ahead of the map.
effect(() => {
  if (!isPlaying.value || results.value.loading) return;
  const timer = setTimeout(() => {
    if (!step(1, 'replace')) pause();
  }, 1_000 / playing.value.pace);
  return () => clearTimeout(timer);
});

document.addEventListener('visibilitychange', () => {
  if (document.hidden) pause();
});
