import { effect, signal } from '@preact/signals';
import { go, query, searchFor, selectedId, versionAsked } from './location.ts';
import { detail } from './results.ts';

/** The incident that was asked for, and the one that took it in, to which the service led. */
export const cameFrom = signal<{ from: string; into: string } | null>(null);

effect(() => {
  const { value } = detail.value;
  const asked = selectedId.value;
  if (!value || asked === null || value.id === asked || versionAsked.value !== null) return;
  // Until the next answer the one before stays: only what is still there when all has settled answers this address.
  queueMicrotask(() => {
    const { value: settled, loading, error } = detail.peek();
    if (loading || error || selectedId.peek() !== asked || !settled || settled.id === asked) return;
    cameFrom.value = { from: asked, into: settled.id };
    go(`/incident/${encodeURIComponent(settled.id)}`, searchFor(query.peek()), 'replace');
  });
});
