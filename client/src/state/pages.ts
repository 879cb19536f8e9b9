import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { IncidentFeature, ItemsPage } from '#contract/feature.ts';
import { maxLimit } from '#contract/parameter-readers.ts';
import { request } from './request.ts';
import { type Resource, type ResourceOptions, resource } from './resource.ts';

/** Incidents asked for at first, and with each «show more»: what a reader sees comes at once, however long the list. */
export const rowsAtOnce = 100;

/** A list that is read page by page. */
export interface Pages {
  /** The first page, with the counts of the whole list. */
  first: ReadonlySignal<Resource<ItemsPage>>;
  /** What was read so far. */
  features: ReadonlySignal<IncidentFeature[]>;
  /** Whether the next page is on its way, and why it did not come. */
  further: ReadonlySignal<{ loading: boolean; error: Error | null }>;
  showMore: () => void;
}

interface Further {
  of: ItemsPage | null;
  features: IncidentFeature[];
  next: string | null;
  loading: boolean;
  error: Error | null;
}

const nothingFurther: Further = { of: null, features: [], next: null, loading: false, error: null };

/**
 * Keeps the list that `question` (an address with parameters but for `limit`; null asks nothing) answers. When
 * `revision` changes as much is asked again as was read, so that nobody is sent back to the top.
 */
export function pages(
  question: ReadonlySignal<string | null>,
  revision: ReadonlySignal<unknown>,
  options: ResourceOptions<ItemsPage> = {},
): Pages {
  const more = signal(nothingFurther);
  let read = { question: '', rows: 0 };
  const url = computed(() => {
    revision.value;
    const asked = question.value;
    if (asked === null) return null;
    const rows = read.question === asked ? Math.min(maxLimit, Math.max(rowsAtOnce, read.rows)) : rowsAtOnce;
    return withParameters(asked, `limit=${rows}`);
  });
  const first = resource<ItemsPage>(url, revision, options);
  const features = computed(() => {
    const page = first.value.value;
    if (!page) return [];
    return more.value.of === page ? [...page.features, ...more.value.features] : page.features;
  });
  effect(() => {
    const { loading } = first.value;
    if (!loading) read = { question: question.peek() ?? '', rows: features.value.length };
  });
  let abort = new AbortController();
  effect(() => {
    // What belongs to an answer before would be put behind the wrong page.
    if (first.value.loading || more.peek().of !== first.value.value) abort.abort();
  });
  const showMore = () => {
    const { value: page, loading } = first.peek();
    const asked = question.peek();
    if (!page || loading || asked === null) return;
    const before =
      more.peek().of === page ? more.peek() : { ...nothingFurther, of: page, next: cursorOf(page) };
    if (before.next === null || before.loading) return;
    abort = new AbortController();
    const { signal: aborted } = abort;
    more.value = { ...before, loading: true, error: null };
    request<ItemsPage>(withParameters(asked, `limit=${rowsAtOnce}&cursor=${before.next}`), {
      signal: aborted,
    }).then(
      ({ body }) => {
        if (aborted.aborted) return;
        more.value = {
          of: page,
          features: [...before.features, ...body.features],
          next: cursorOf(body),
          loading: false,
          error: null,
        };
      },
      (error: Error) => {
        more.value = { ...before, loading: false, error: aborted.aborted ? null : error };
      },
    );
  };
  return { first, features, further: more, showMore };
}

const withParameters = (address: string, more: string) =>
  `${address}${address.endsWith('?') ? '' : '&'}${more}`;

/** Where the next page begins, from the answer's own link to it. */
function cursorOf({ links }: ItemsPage): string | null {
  const next = links.find(({ rel }) => rel === 'next');
  return next ? new URL(next.href, location.href).searchParams.get('cursor') : null;
}
