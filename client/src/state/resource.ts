import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { KeptAnswers } from './kept-answers.ts';
import { request } from './request.ts';

/** What a view draws: the last good value stays while the next one loads. */
export interface Resource<T> {
  value: T | null;
  etag: string | null;
  loading: boolean;
  error: Error | null;
}

export interface ResourceOptions<T> {
  /** Answers given before: shown at once, while the service is asked whether they still hold. */
  kept?: KeptAnswers<T>;
  /** While it is true nothing is asked: what the reader waits for goes first. */
  waits?: ReadonlySignal<boolean>;
}

/**
 * Keeps the answer to `url` (null asks nothing and empties it) as a signal; asks again when the URL or `revision`
 * changes, drops answers that arrive late, and keeps the old value while it waits.
 */
export function resource<T>(
  url: ReadonlySignal<string | null>,
  revision: ReadonlySignal<unknown>,
  { kept, waits }: ResourceOptions<T> = {},
): ReadonlySignal<Resource<T>> {
  const state = signal<Resource<T>>({ value: null, etag: null, loading: false, error: null });
  let answered: string | null = null;
  effect(() => {
    const target = url.value;
    const question = `${revision.value} ${target}`;
    if (target === null) {
      answered = null;
      state.value = { value: null, etag: null, loading: false, error: null };
      return;
    }
    // Only the waiting was over, or began: what is at hand answers the same question.
    if (question === answered) return;
    answered = null;
    const before = kept?.get(target);
    state.value = { ...state.peek(), ...before, loading: true };
    if (waits?.value) return;
    const abort = new AbortController();
    request<T>(target, { signal: abort.signal, ifNoneMatch: before?.etag ?? null }).then(
      ({ body, etag, isUnchanged }) => {
        if (abort.signal.aborted) return;
        answered = question;
        const answer = isUnchanged && before ? before : { value: body, etag };
        batch(() => (state.value = { ...answer, loading: false, error: null }));
        if (answer.etag) kept?.keep(target, answer as { value: T; etag: string });
      },
      (error: Error) => {
        if (!abort.signal.aborted) state.value = { ...state.peek(), loading: false, error };
      },
    );
    return () => abort.abort();
  });
  return state;
}
