import { useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { filtering } from '../i18n/filtering.ts';
import { Lazy } from './lazy.tsx';

/** A filter that is folded away and loaded when it is first opened; open where the address has one: `chosen` counts it. */
export function LazyGroup(props: { name: string; chosen: () => number; load: () => Promise<ComponentType> }) {
  const { name, chosen, load } = props;
  const open = useSignal(chosen() > 0);
  const wanted = useSignal(open.peek());
  useSignalEffect(() => {
    if (chosen() === 0) return;
    open.value = true;
    wanted.value = true;
  });
  const count = chosen();
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
        <span>{name}</span>
        {count > 0 && <span class="tag">{filtering('chosen', { count })}</span>}
      </summary>
      <fieldset>
        <legend class="visually-hidden">{name}</legend>
        {wanted.value && <Lazy load={load} part />}
      </fieldset>
    </details>
  );
}
