/** Counts failures by key over a sliding window, in memory and bounded. */
export interface Throttle {
  /** Seconds to wait before the key may try again; 0 when it may try now. */
  wait(key: string): number;
  fail(key: string): void;
  /** Takes back the last failure: the try turned out to be right. */
  forgive(key: string): void;
  clear(key: string): void;
}

/**
 * `tries` failures are free within any `windowMs` milliseconds. At most `capacity` keys are kept; the one untouched
 * longest is forgotten first, so that a flood of names cannot fill the memory.
 */
export function createThrottle(
  tries: number,
  windowMs: number,
  now: () => number,
  capacity = 10_000,
): Throttle {
  const failures = new Map<string, number[]>();
  const recent = (key: string) => (failures.get(key) ?? []).filter((at) => at > now() - windowMs);
  return {
    wait: (key) => {
      const times = recent(key);
      if (times.length < tries) return 0;
      const frees = times[times.length - tries]! + windowMs;
      return Math.max(1, Math.ceil((frees - now()) / 1000));
    },
    fail: (key) => {
      const times = [...recent(key), now()].slice(-tries);
      // Deleting first moves the key to the young end of the map's order.
      failures.delete(key);
      failures.set(key, times);
      if (failures.size > capacity) failures.delete(failures.keys().next().value!);
    },
    forgive: (key) => {
      const times = recent(key).slice(0, -1);
      if (times.length) failures.set(key, times);
      else failures.delete(key);
    },
    clear: (key) => {
      failures.delete(key);
    },
  };
}
