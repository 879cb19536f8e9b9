/** What a reader answered, and until when (ms) it answers the same to the same question; null is not known. */
export interface DatedAnswer<T> {
  value: T;
  until: number | null;
}

export interface AnswerMemory {
  /**
   * The kept answer to a question, or the one that somebody else waits for already, else what `read` gives. `question`
   * is all that the answer depends on besides the record and the knowledge of `at` (ms; Infinity where the question
   * names its own date). Answers are shared: nobody may change them.
   */
  ask<T>(question: readonly unknown[], at: number, read: () => Promise<DatedAnswer<T>>): Promise<T>;
  /** Forgets all, as after what changes without a revision. */
  clear(): void;
}

interface Kept {
  value: unknown;
  at: number;
  until: number;
  size: number;
}

interface Underway {
  seq: number;
  at: number;
  answer: Promise<DatedAnswer<unknown>>;
}

/** One answer may fill this share of the memory: a few huge ones would drive out all that is asked often. */
const largestShare = 1 / 16;
/** Bytes that an answer takes beside its own, about. */
const overhead = 500;

/**
 * Keeps answers in `mostBytes` of memory, those that were asked last, as long as nothing is written: every map asks
 * the same tiles and counts. `seq` is the last revision.
 */
export function rememberAnswers(mostBytes: number, seq: () => number): AnswerMemory {
  const answers = new Map<string, Kept>();
  const underway = new Map<string, Underway>();
  let held = seq();
  let size = 0;
  const drop = (key: string) => {
    size -= answers.get(key)?.size ?? 0;
    answers.delete(key);
  };
  const clear = () => {
    answers.clear();
    // What was begun before still goes to those who wait for it, and to nobody else.
    underway.clear();
    size = 0;
  };
  return {
    clear,
    async ask<T>(question: readonly unknown[], at: number, read: () => Promise<DatedAnswer<T>>): Promise<T> {
      const key = JSON.stringify(question);
      const asked = seq();
      if (asked !== held) clear();
      held = asked;
      const kept = answers.get(key);
      if (kept && kept.at <= at && (at < kept.until || at === kept.at)) {
        answers.delete(key);
        answers.set(key, kept);
        return kept.value as T;
      }
      const begun = underway.get(key);
      if (begun?.seq === asked && begun.at <= at) {
        const { value, until } = await begun.answer;
        if (begun.at === at || (until !== null && at < until)) return value as T;
      }
      const own = { seq: asked, at, answer: read() };
      underway.set(key, own);
      const { value, until } = await own.answer.finally(() => {
        if (underway.get(key) === own) underway.delete(key);
      });
      const bytes = bytesOf(value) + key.length * 2 + overhead;
      if (until === null || seq() !== asked || bytes > mostBytes * largestShare) return value;
      drop(key);
      answers.set(key, { value, at, until, size: bytes });
      size += bytes;
      for (const oldest of answers.keys()) {
        if (size <= mostBytes) break;
        drop(oldest);
      }
      return value;
    },
  };
}

/** Bytes of an answer, about: its features or itself where those are bytes, else what it has as JSON. */
function bytesOf(value: unknown): number {
  const bytes = value instanceof Uint8Array ? value : (value as { features?: unknown } | null)?.features;
  return bytes instanceof Uint8Array ? bytes.byteLength : JSON.stringify(value).length * 2;
}
