import { setImmediate } from 'node:timers/promises';
import type { ChangeEntry } from '../contract/change.ts';

/** Carries public revisions from the writer to everyone who listens in this process. */
export interface Live {
  publish(entry: ChangeEntry): void;
  /**
   * Answers how to stop listening; `ended` is called once when the service drains. What has none is a part of the
   * service, and hears at once; others in turns, each of all in their order.
   */
  subscribe(listener: (entry: ChangeEntry) => void, ended?: () => void): () => void;
  /** Tells every listener that the service is going away. */
  end(): void;
  /** How many listen from outside. */
  listeners(): number;
}

interface Listener {
  hear(entry: ChangeEntry): void;
  ended?: () => void;
}

/** Listeners that are told before whoever waits for an answer of this thread gets it: some milliseconds. */
const toldAtOnce = 50;

/** An emitter of public revisions that keeps none: who missed some asks the store for them by number. */
export function createLive(): Live {
  const listeners = new Map<symbol, Listener>();
  let untold: ChangeEntry[] = [];
  let telling = false;
  const outside = () => [...listeners].filter(([, { ended }]) => ended);
  // What is published meanwhile is told to all in the next round, several at once where many are.
  const tell = async () => {
    telling = true;
    while (untold.length > 0) {
      const entries = untold;
      untold = [];
      for (const [at, [key, { hear }]] of outside().entries()) {
        if (at > 0 && at % toldAtOnce === 0) await setImmediate();
        if (listeners.has(key)) entries.forEach(hear);
      }
    }
    telling = false;
  };
  return {
    publish: (entry) => {
      for (const { hear, ended } of [...listeners.values()]) if (!ended) hear(entry);
      untold.push(entry);
      if (!telling) void tell();
    },
    subscribe: (hear, ended) => {
      const key = Symbol('listener');
      listeners.set(key, { hear, ...(ended ? { ended } : {}) });
      return () => listeners.delete(key);
    },
    end: () => {
      for (const { ended } of [...listeners.values()]) ended?.();
      listeners.clear();
    },
    listeners: () => outside().length,
  };
}
