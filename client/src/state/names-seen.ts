import { effect, signal } from '@preact/signals';
import type { Texts } from '#contract/text.ts';
import { detail, facets } from './results.ts';

const seen = signal<ReadonlyMap<string, Texts>>(new Map());

/** Keeps names that an answer gave, by `claimant/id` and the like. */
export function remember(entries: Iterable<[string, Texts]>): void {
  const next = new Map(seen.peek());
  for (const [key, name] of entries) next.set(key, name);
  seen.value = next;
}

// A chosen claimant that no present result names would lose its name with the next answer; so names are kept.
for (const by of ['claimant', 'actor', 'municipality'] as const)
  effect(() => {
    const { keys, names } = facets[by].value.value ?? { keys: [] };
    if (names) remember(keys.map((key, index) => [`${by}/${key}`, names[index] ?? {}]));
  });
effect(() => {
  const accounts = detail.value.value?.properties.accounts;
  if (accounts) remember(accounts.map(({ claimant }) => [`claimant/${claimant.id}`, claimant.name]));
});

/** Name of a claimant, an actor or a municipality as some answer gave it; undefined where none has yet. */
export function nameSeen(of: 'claimant' | 'actor' | 'municipality', id: string): Texts | undefined {
  return seen.value.get(`${of}/${id}`);
}
