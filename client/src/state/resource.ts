import { batch, effect, type ReadonlySignal, signal } from '@preact/signals';
import { request } from './request.ts';

/** What a view draws: the last good value stays while the next one loads. */
export interface Resource<T> {
  value: T | null;
  etag: string | null;
  loading: boolean;
  error: Error | null;
}

/**
 * Keeps the answer to `url` (null asks nothing and empties it) as a signal; asks again when the URL or `revision`
 * changes, drops answers that arrive late, and keeps the old value while it waits.
 */
export function resource<T>(
  url: ReadonlySignal<string | null>,
  revision: ReadonlySignal<unknown>,
): ReadonlySignal<Resource<T>> {
  const state = signal<Resource<T>>({ value: null, etag: null, loading: false, error: null });
  effect(() => {
    const target = url.value;
    revision.value;
    if (target === null) {
      state.value = { value: null, etag: null, loading: false, error: null };
      return;
    }
    const abort = new AbortController();
    state.value = { ...state.peek(), loading: true };
    request<T>(target, { signal: abort.signal }).then(
      ({ body, etag }) => {
        if (!abort.signal.aborted)
          batch(() => (state.value = { value: body, etag, loading: false, error: null }));
      },
      (error: Error) => {
        if (!abort.signal.aborted) state.value = { ...state.peek(), loading: false, error };
      },
    );
    return () => abort.abort();
  });
  return state;
}
