import type { ChangeEntry } from '../contract/change.ts';

/** Carries public revisions from the writer to everyone who listens in this process. */
export interface Live {
  publish(entry: ChangeEntry): void;
  /** Answers how to stop listening; `ended` is called once when the service drains. What has none is a part of the service. */
  subscribe(listener: (entry: ChangeEntry) => void, ended?: () => void): () => void;
  /** Tells every listener that the service is going away. */
  end(): void;
  /** How many listen from outside. */
  listeners(): number;
}

/** An emitter of public revisions without buffer: who missed some asks the store for them by number. */
export function createLive(): Live {
  const listeners = new Map<symbol, { listener: (entry: ChangeEntry) => void; ended?: () => void }>();
  return {
    publish: (entry) => {
      for (const { listener } of [...listeners.values()]) listener(entry);
    },
    subscribe: (listener, ended) => {
      const key = Symbol('listener');
      listeners.set(key, { listener, ...(ended ? { ended } : {}) });
      return () => listeners.delete(key);
    },
    end: () => {
      for (const { ended } of [...listeners.values()]) ended?.();
      listeners.clear();
    },
    listeners: () => [...listeners.values()].filter(({ ended }) => ended).length,
  };
}
