import { useSignal } from '@preact/signals';
import type { Aggregate } from '#contract/feature.ts';
import { filtering } from '../i18n/filtering.ts';
import { changeQuery, query } from '../state/location.ts';
import { facets } from '../state/results.ts';
import { Choice, FilterGroup } from './filter-group.tsx';
import { valueInWords } from './filter-words.ts';
import { matchesWords } from './match-words.ts';

const fewest = 8;

/** A filter by names: the most frequent first, the others by search; what is chosen is always in sight. */
export function FilterNames({ by }: { by: 'municipality' | 'claimant' | 'actor' }) {
  const typed = useSignal('');
  const isOpen = useSignal(false);
  const facet = facets[by].value.value;
  const chosen = query.value[by];
  const all = entries(facet, chosen).map((entry) => ({ ...entry, name: valueInWords(by, entry.id) }));
  const found = all.filter(({ name }) => matchesWords(name, typed.value));
  const isCut = !isOpen.value && !typed.value && found.length > fewest + 1;
  const rows = isCut ? found.filter(({ id }, index) => index < fewest || chosen.includes(id)) : found;
  const change = (id: string, on: boolean) =>
    changeQuery({ [by]: on ? [...chosen, id] : chosen.filter((one) => one !== id) });
  return (
    <FilterGroup
      name={filtering(`name_${by}`)}
      chosen={chosen.length}
      folded={by !== 'municipality' && !chosen.length}
    >
      {all.length > fewest && (
        <input
          type="search"
          class="input"
          aria-label={filtering('search_names', { filter: filtering(`name_${by}`) })}
          placeholder={filtering('search_placeholder')}
          value={typed.value}
          onInput={(input) => {
            typed.value = input.currentTarget.value;
          }}
        />
      )}
      {rows.map(({ id, name, count }) => (
        <Choice key={id} checked={chosen.includes(id)} count={count} onChange={(on) => change(id, on)}>
          {name}
        </Choice>
      ))}
      {facet && !rows.length && <p class="hint">{filtering(typed.value ? 'no_name' : 'no_choice')}</p>}
      {!typed.value && (isCut || isOpen.value) && (
        <button
          type="button"
          class="button filter-more"
          data-kind="quiet"
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          {isCut ? filtering('show_all', { count: found.length }) : filtering('show_fewer')}
        </button>
      )}
    </FilterGroup>
  );
}

/** The facet's keys with their counts, most frequent first; chosen ones that it no longer has count nothing. */
function entries(facet: Aggregate | null, chosen: readonly string[]): { id: string; count: number | null }[] {
  const counted = (facet?.keys ?? []).map((id, index) => ({ id, count: facet!.counts[index] ?? 0 }));
  counted.sort((a, b) => b.count - a.count);
  const missing = chosen.filter((id) => !counted.some((one) => one.id === id));
  return [...counted, ...missing.map((id) => ({ id, count: facet ? 0 : null }))];
}
