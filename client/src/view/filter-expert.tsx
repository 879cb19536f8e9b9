import { useSignal, useSignalEffect } from '@preact/signals';
import { filtering } from '../i18n/filtering.ts';
import { conditionsOf } from '../state/explained.ts';
import { query } from '../state/location.ts';
import { Lazy } from './lazy.tsx';

const parts = () => import('./expert/expert-filter.tsx').then((module) => module.ExpertFilter);

/** The filter in CQL2, folded away and loaded when it is first opened; open where the address has one. */
export function FilterExpert() {
  const open = useSignal(query.peek().filter !== null);
  const wanted = useSignal(open.peek());
  useSignalEffect(() => {
    if (query.value.filter === null) return;
    open.value = true;
    wanted.value = true;
  });
  const { filter } = query.value;
  return (
    <details
      class="filter-group"
      open={open.value}
      onToggle={(toggle) => {
        open.value = toggle.currentTarget.open;
        if (open.value) wanted.value = true;
      }}
    >
      <summary>
        <span>{filtering('expert')}</span>
        {filter !== null && (
          <span class="tag">{filtering('chosen', { count: conditionsOf(filter).length })}</span>
        )}
      </summary>
      <fieldset>
        <legend class="visually-hidden">{filtering('expert')}</legend>
        {wanted.value && <Lazy load={parts} part />}
      </fieldset>
    </details>
  );
}
