import type { ChangeEntry } from '../contract/change.ts';

/** Revisions that were written, in their order; never none. */
type Told = (entries: readonly ChangeEntry[]) => void;

/** Carries public revisions from the writer to everyone who listens in this process. */
export interface Live {
  publish(entry: ChangeEntry): void;
  /** Answers how to stop listening; `ended` is called once when the service drains. What has none is a part of the service. */
  subscribe(listener: Told, ended?: () => void): () => void;
  /** Tells every listener that the service is going away. */
  end(): void;
  /** How many listen from outside. */
  listeners(): number;
}

/** Listeners from outside that are told in one go: a thousand of them must not keep a question waiting. */
const toldAtOnce = 100;
/** What is written within this time (ms) after they were told is told them together. */
const gatherMs = 200;

/**
 * An emitter of public revisions without buffer: who missed some asks the store for them by number. Parts of the
 * service hear of each at once, listeners from outside too unless they have just been told of another.
 */
export function createLive(): Live {
  const parts = new Set<Told>();
  const outside = new Map<symbol, { listener: Told; ended: () => void }>();
  let gathered: ChangeEntry[] = [];
  let telling = false;

  function tell(): void {
    telling = gathered.length > 0;
    if (!telling) return;
    const entries = gathered;
    gathered = [];
    const keys = [...outside.keys()];
    const next = () => {
      for (const key of keys.splice(0, toldAtOnce)) outside.get(key)?.listener(entries);
      if (keys.length > 0) setImmediate(next);
      else setTimeout(tell, gatherMs).unref();
    };
    next();
  }

  return {
    publish: (entry) => {
      for (const part of parts) part([entry]);
      gathered.push(entry);
      if (!telling) tell();
    },
    subscribe: (listener, ended) => {
      const key = Symbol('listener');
      if (ended) outside.set(key, { listener, ended });
      else parts.add(listener);
      return () => (ended ? outside.delete(key) : parts.delete(listener));
    },
    end: () => {
      for (const { ended } of [...outside.values()]) ended();
      outside.clear();
      parts.clear();
    },
    listeners: () => outside.size,
  };
}
