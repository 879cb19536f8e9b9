import type { ComponentChildren } from 'preact';
import { reading } from '../i18n/reading.ts';
import { knowing } from '../state/knowing.ts';
import { sinceAsked } from '../state/location.ts';
import { Lazy } from './lazy.tsx';

const comparison = () => import('./knowledge/comparison.tsx').then((module) => module.Comparison);
const panel = () => import('./knowledge/knowledge-panel.tsx').then((module) => module.KnowledgePanel);

/** The button that opens what the page says of the growth of knowledge; few readers look, so it is loaded then. */
export function KnowledgeButton() {
  return (
    <button
      type="button"
      class="button"
      data-opens="knowledge"
      aria-expanded={knowing.value}
      onClick={() => {
        knowing.value = !knowing.value;
      }}
    >
      {reading('knowledge')}
    </button>
  );
}

/** The place of it, where it stands in the page. */
export function KnowledgePlace() {
  return knowing.value ? <Lazy load={panel} part /> : null;
}

/** The incidents of the query, or what became known of them since the date that the address compares with. */
export function OrComparison({ children }: { children: ComponentChildren }) {
  return sinceAsked.value ? <Lazy load={comparison} part /> : children;
}
