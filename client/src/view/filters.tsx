import { aspects, verifications } from '#contract/codebook.ts';
import type { Box } from '#contract/query.ts';
import { localDay } from '#contract/time.ts';
import { codeWord } from '../i18n/codebook.ts';
import { filtering } from '../i18n/filtering.ts';
import { mapBounds } from '../state/bounds.ts';
import { readAsKnownAt } from '../state/clock.ts';
import { deployment } from '../state/deployment.ts';
import { changeQuery, query } from '../state/location.ts';
import { facets } from '../state/results.ts';
import { DayField } from './day-field.tsx';
import { FilterExpert } from './filter-expert.tsx';
import { Choice, FilterGroup } from './filter-group.tsx';
import { FilterKinds } from './filter-kinds.tsx';
import { FilterNames } from './filter-names.tsx';
import { PeriodFields } from './filter-period.tsx';
import { FilterPrecision } from './filter-precision.tsx';
import { FilterTelling } from './filter-telling.tsx';
import { FilterText } from './filter-text.tsx';

/** All that a reader can ask by; every change is at once in the address. */
export function Filters() {
  const { datetime } = query.value;
  return (
    <div class="filters">
      <FilterTelling />
      <FilterText id="filter-q" />
      <FilterGroup name={filtering('name_datetime')} chosen={datetime ? 1 : 0}>
        <PeriodFields id="filter-period" />
      </FilterGroup>
      <FilterKinds />
      <FilterNames by="municipality" />
      <FilterPrecision />
      <FilterVerification />
      <FilterContested />
      <FilterNames by="claimant" />
      <FilterNames by="actor" />
      <FilterNames by="tag" />
      <FilterView />
      <FilterKnown />
      <FilterExpert />
    </div>
  );
}

function FilterVerification() {
  const chosen = query.value.verification;
  const facet = facets.verification.value.value;
  return (
    <FilterGroup name={filtering('name_verification')} chosen={chosen.length}>
      {verifications.map((one) => {
        const at = facet?.keys.indexOf(one) ?? -1;
        return (
          <Choice
            key={one}
            checked={chosen.includes(one)}
            count={facet ? (facet.counts[at] ?? 0) : null}
            onChange={(on) =>
              changeQuery({ verification: on ? [...chosen, one] : chosen.filter((other) => other !== one) })
            }
          >
            {codeWord('verification', one)}
          </Choice>
        );
      })}
    </FilterGroup>
  );
}

function FilterContested() {
  const { contested } = query.value;
  const chosen = Array.isArray(contested) ? contested : [];
  const facet = facets.contested.value.value;
  const count = (key: string) => (facet ? (facet.counts[facet.keys.indexOf(key)] ?? 0) : null);
  const choice = (value: boolean | null, words: string, counted: number | null) => (
    <Choice
      kind="radio"
      name="contested"
      checked={contested === value}
      count={counted}
      onChange={() => changeQuery({ contested: value })}
    >
      {words}
    </Choice>
  );
  return (
    <FilterGroup name={filtering('name_contested')} chosen={contested === null ? 0 : chosen.length || 1}>
      {choice(null, filtering('contested_all'), null)}
      {choice(true, filtering('contested_any'), facet && facet.numberMatched - count('none')!)}
      {choice(false, filtering('contested_none'), count('none'))}
      <p class="hint">{filtering('contested_aspects')}</p>
      <div class="choice-columns">
        {aspects.map((aspect) => (
          <Choice
            key={aspect}
            checked={chosen.includes(aspect)}
            count={count(aspect)}
            onChange={(on) => {
              const next = on ? [...chosen, aspect] : chosen.filter((one) => one !== aspect);
              changeQuery({ contested: next.length ? next : null });
            }}
          >
            {codeWord('aspect', aspect)}
          </Choice>
        ))}
      </div>
    </FilterGroup>
  );
}

/** Metre-exact edges would only make the address long: four decimals are about ten metres. */
function rounded(degrees: number, index: number): number {
  const most = index % 2 ? 90 : 180;
  return Math.min(most, Math.max(-most, Math.round(degrees * 1e4) / 1e4));
}

function FilterView() {
  const bounds = mapBounds.value;
  const { bbox } = query.value;
  if (!bounds && !bbox) return null;
  return (
    <FilterGroup name={filtering('name_bbox')} chosen={bbox ? 1 : 0}>
      <div class="filter-buttons">
        {bounds && (
          <button
            type="button"
            class="button"
            onClick={() => {
              changeQuery({ bbox: bounds.map(rounded) as Box });
            }}
          >
            {filtering(bbox ? 'view_again' : 'view_only')}
          </button>
        )}
        {bbox && (
          <button type="button" class="button" data-kind="quiet" onClick={() => changeQuery({ bbox: null })}>
            {filtering('view_all')}
          </button>
        )}
      </div>
    </FilterGroup>
  );
}

function FilterKnown() {
  const { knownAt } = query.value;
  const day = knownAt ? localDay(knownAt.at, deployment().region.zone) : null;
  return (
    <FilterGroup name={filtering('name_known')} chosen={knownAt ? 1 : 0}>
      <p class="hint" id="filter-known-hint">
        {filtering('known_hint')}
      </p>
      <div class="known-field">
        <label class="visually-hidden" for="filter-known">
          {filtering('name_known')}
        </label>
        <DayField
          id="filter-known"
          label={filtering('name_known')}
          describedBy="filter-known-hint"
          day={day}
          onDay={readAsKnownAt}
        />
        <button type="button" class="button" disabled={!knownAt} onClick={() => readAsKnownAt(null)}>
          {filtering('known_now')}
        </button>
      </div>
    </FilterGroup>
  );
}
