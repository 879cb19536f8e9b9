/** An answer as it came, with the ETag by which the service can say that it still holds. */
export interface KeptAnswer<T> {
  value: T;
  etag: string;
}

/** The last few answers by address, for the reader who goes back to a question. */
export interface KeptAnswers<T> {
  get: (url: string) => KeptAnswer<T> | undefined;
  keep: (url: string, answer: KeptAnswer<T>) => void;
}

/** Keeps the latest answers whose weights together do not pass `most`; the newest one always. */
export function keptAnswers<T>(most: number, weightOf: (value: T) => number): KeptAnswers<T> {
  // A Map remembers the order in which its keys were set: the first is the one unused for longest.
  const kept = new Map<string, KeptAnswer<T>>();
  return {
    get: (url) => kept.get(url),
    keep(url, answer) {
      kept.delete(url);
      kept.set(url, answer);
      let weight = 0;
      for (const [key, { value }] of [...kept].reverse()) {
        weight += weightOf(value);
        if (weight > most && key !== url) kept.delete(key);
      }
    },
  };
}
