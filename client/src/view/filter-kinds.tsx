import { useSignal } from '@preact/signals';
import { type IncidentType, type SubType, typeCodes } from '#contract/codebook.ts';
import { codeWord } from '../i18n/codebook.ts';
import { filtering } from '../i18n/filtering.ts';
import { chosenSubTypes, kindsFilter, subTypesOf, withSubTypes } from '../state/kinds.ts';
import { changeQuery, query } from '../state/location.ts';
import { facets, features } from '../state/results.ts';
import { Choice, FilterGroup } from './filter-group.tsx';
import { TypeSymbol } from './type-symbol.tsx';

/** Types with their symbols, and under each its sub-types. */
export function FilterKinds() {
  const chosen = chosenSubTypes(query.value);
  const facet = facets.type.value.value;
  const countOf = (type: string) => {
    if (!facet) return null;
    const at = facet.keys.indexOf(type);
    return at < 0 ? 0 : facet.counts[at]!;
  };
  const change = (changed: readonly SubType[], on: boolean) =>
    changeQuery(kindsFilter(withSubTypes(chosen, changed, on)));
  return (
    <FilterGroup name={filtering('name_type')} chosen={query.value.type.length + query.value.sub_type.length}>
      {typeCodes.map((type) => (
        <Kind key={type} type={type} count={countOf(type)} chosen={chosen} change={change} />
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
              count={countOfSubType(one, props.chosen)}
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

/** The service counts by type; of sub-types we count the incidents at hand, which holds only where none is left out. */
function countOfSubType(subType: SubType, chosen: ReadonlySet<SubType>): number | null {
  if (chosen.size && !chosen.has(subType)) return null;
  return features.value.reduce((sum, { properties }) => sum + Number(properties.sub_type === subType), 0);
}
