import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type IncidentType, type SubType, typeCodes } from '#contract/codebook.ts';
import type { Aggregate } from '#contract/feature.ts';
import { codeWord } from '../i18n/codebook.ts';
import { filtering } from '../i18n/filtering.ts';
import { chosenSubTypes, kindsFilter, subTypesOf, withSubTypes } from '../state/kinds.ts';
import { changeQuery, query } from '../state/location.ts';
import { facets, subTypesShown } from '../state/results.ts';
import { Choice, FilterGroup } from './filter-group.tsx';
import { TypeSymbol } from './type-symbol.tsx';

/** What an answer counts for a code: none where it does not name it; null where there is no answer yet. */
function countOf(facet: Aggregate | null, code: string): number | null {
  return facet && (facet.counts[facet.keys.indexOf(code)] ?? 0);
}

/** Types with their symbols, and under each its sub-types. */
export function FilterKinds() {
  const chosen = chosenSubTypes(query.value);
  const change = (changed: readonly SubType[], on: boolean) =>
    changeQuery(kindsFilter(withSubTypes(chosen, changed, on)));
  return (
    <FilterGroup name={filtering('name_type')} chosen={query.value.type.length + query.value.sub_type.length}>
      {typeCodes.map((type) => (
        <Kind
          key={type}
          type={type}
          count={countOf(facets.type.value.value, type)}
          chosen={chosen}
          change={change}
        />
      ))}
    </FilterGroup>
  );
}

function Kind(props: {
  type: IncidentType;
  count: number | null;
  chosen: ReadonlySet<SubType>;
  change: (changed: readonly SubType[], on: boolean) => void;
}) {
  const subTypes = subTypesOf(props.type);
  const inside = subTypes.filter((one) => props.chosen.has(one)).length;
  const isPart = inside > 0 && inside < subTypes.length;
  const isOpen = useSignal(isPart);
  // Counted from the first unfolding on, and not before: few readers look that close.
  useEffect(() => {
    if (isOpen.value) subTypesShown.value = true;
  }, [isOpen.value]);
  const name = codeWord('type', props.type);
  return (
    <div class="kind">
      <div class="kind-row">
        <Choice
          checked={inside === subTypes.length}
          partly={isPart}
          count={props.count}
          onChange={(on) => props.change(subTypes, on)}
        >
          <TypeSymbol type={props.type} size={16} />
          {name}
        </Choice>
        {subTypes.length > 1 && (
          <button
            type="button"
            class="kind-fold"
            aria-expanded={isOpen.value}
            aria-label={filtering('sub_types_of', { type: name })}
            onClick={() => {
              isOpen.value = !isOpen.value;
            }}
          >
            <span aria-hidden="true">{isOpen.value ? '−' : '+'}</span>
          </button>
        )}
      </div>
      {isOpen.value && subTypes.length > 1 && (
        <fieldset class="kind-parts" aria-label={name}>
          {subTypes.map((one) => (
            <Choice
              key={one}
              checked={props.chosen.has(one)}
              count={countOf(facets.sub_type.value.value, one)}
              onChange={(on) => props.change([one], on)}
            >
              {codeWord('sub', one)}
            </Choice>
          ))}
        </fieldset>
      )}
    </div>
  );
}
