import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import { datesAsked } from './dates-asked.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { request } from './request.ts';
import { noticeEnd } from './session.ts';

/** What a view draws: the last good value stays while the next one loads, as long as it is of the same dates. */
export interface Resource<T> {
  value: T | null;
  etag: string | null;
  loading: boolean;
  error: Error | null;
}

const nothing = { value: null, etag: null, loading: false, error: null };

export interface ResourceOptions<T> {
  /** Answers given before: shown at once, while the service is asked whether they still hold. */
  kept?: KeptAnswers<T>;
  /** While it is true nothing is asked: what the reader waits for goes first. */
  waits?: ReadonlySignal<boolean>;
}

/**
 * Keeps the answer to `url` (null asks nothing and empties it) as a signal; asks again when the URL or `revision`
 * changes, drops answers that arrive late, and keeps the old value while it waits, unless it is of another knowledge or
 * record date.
 */
export function resource<T>(
  url: ReadonlySignal<string | null>,
  revision: ReadonlySignal<unknown>,
  { kept, waits }: ResourceOptions<T> = {},
): ReadonlySignal<Resource<T>> {
  const state = signal<Resource<T>>(nothing);
  let answered: string | null = null;
  let dates: string | null = null;
  effect(() => {
    const target = url.value;
    const question = `${revision.value} ${target}`;
    if (target === null) {
      answered = null;
      state.value = nothing;
      return;
    }
    // Only the waiting was over, or began: what is at hand answers the same question.
    if (question === answered) return;
    answered = null;
    const before = kept?.get(target);
    const old = dates === datesAsked(target) ? state.peek() : nothing;
    dates = datesAsked(target);
    state.value = { ...old, ...before, loading: true };
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
        if (abort.signal.aborted) return;
        state.value = { ...state.peek(), loading: false, error };
        void noticeEnd(error);
      },
    );
    return () => abort.abort();
  });
  return state;
}
