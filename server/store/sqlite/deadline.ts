import type Database from 'better-sqlite3';

/** Thrown inside a statement to end it: better-sqlite3 cannot be interrupted from another thread. */
export class DeadlineError extends Error {
  constructor() {
    super('The statement ran into its deadline.');
    this.name = 'DeadlineError';
  }
}

export interface Watch {
  /** Sets how many milliseconds from now statements may run; null is without end. */
  arm(milliseconds: number | null): void;
  /** Throws DeadlineError when the time is up or the store closes. */
  check(): void;
}

/** A watch of one thread; `stop` is shared with the thread that opened the store, which sets it when it closes. */
export function createWatch(stop: Int32Array): Watch {
  let limit = Number.POSITIVE_INFINITY;
  return {
    arm(milliseconds) {
      limit = milliseconds === null ? Number.POSITIVE_INFINITY : performance.now() + milliseconds;
    },
    check() {
      if (performance.now() >= limit || Atomics.load(stop, 0) !== 0) throw new DeadlineError();
    },
  };
}

/**
 * Registers `alive()`, which is true or throws. It is not deterministic, so that SQLite calls it anew for each row;
 * `aliveEvery` keeps the price low.
 */
export function registerAlive(db: Database.Database, watch: Watch): void {
  db.function('alive', { deterministic: false }, () => {
    watch.check();
    return 1;
  });
}

/** A condition on an integer key that looks at the watch in one of 64 rows: `OR` does not evaluate what it needs not. */
export function aliveEvery(key: string): string {
  return `((${key} & 63) <> 0 OR alive())`;
}
