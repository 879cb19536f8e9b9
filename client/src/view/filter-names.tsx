import type { Aggregate } from '#contract/feature.ts';
import { filtering } from '../i18n/filtering.ts';
import { changeQuery, query } from '../state/location.ts';
import { facets } from '../state/results.ts';
import { Choice, FilterGroup } from './filter-group.tsx';
import { valueInWords } from './filter-words.ts';
import { NameChoices } from './name-choices.tsx';

/** A filter by names: the most frequent first, the others by search; what is chosen is always in sight. */
export function FilterNames({ by }: { by: 'municipality' | 'claimant' | 'actor' | 'tag' }) {
  const facet = facets[by].value.value;
  const chosen = query.value[by];
  const name = filtering(`name_${by}`);
  const all = entries(facet, chosen);
  // Many deployments give no tags.
  if (by === 'tag' && !all.length) return null;
  const change = (id: string, on: boolean) =>
    changeQuery({ [by]: on ? [...chosen, id] : chosen.filter((one) => one !== id) });
  return (
    <FilterGroup name={name} chosen={chosen.length} folded={by !== 'municipality' && !chosen.length}>
      <NameChoices
        filter={name}
        all={all.map((entry) => ({ ...entry, name: valueInWords(by, entry.id) }))}
        counted={facet !== null}
        isKept={(id) => chosen.includes(id)}
        row={({ id, name: words, count }) => (
          <Choice key={id} checked={chosen.includes(id)} count={count} onChange={(on) => change(id, on)}>
            {words}
          </Choice>
        )}
      />
    </FilterGroup>
  );
}

/** The facet's keys with their counts, most frequent first; chosen ones that it no longer has count nothing. */
export function entries(
  facet: Aggregate | null,
  chosen: readonly string[],
): { id: string; count: number | null }[] {
  const counted = (facet?.keys ?? []).map((id, index) => ({ id, count: facet!.counts[index] ?? 0 }));
  counted.sort((a, b) => b.count - a.count);
  const missing = chosen.filter((id) => !counted.some((one) => one.id === id));
  return [...counted, ...missing.map((id) => ({ id, count: facet ? 0 : null }))];
}
