import { useState } from 'preact/hooks';
import type { FigureLine } from '#contract/feature.ts';
import { panel } from '../i18n/panel.ts';
import { Lazy } from './lazy.tsx';

/** What is derived, and by a rule that can be read. */
export type RuleName = 'verification' | 'contested' | 'sources' | 'place' | 'figures';

/** The rule's name, and for numbers what stands: the lines of one category of one group, and the account that leads. */
export interface Ruled {
  of: RuleName;
  lines?: readonly FigureLine[];
  leading?: string;
}

const words = () => import('./rules/rule-words.tsx').then((module) => module.RuleWords);

/** By which rule something is derived, folded away and loaded when it is first asked for. */
export function DerivedRule(ruled: Ruled) {
  const [wanted, setWanted] = useState(false);
  return (
    <details class="rule" onToggle={(toggle) => toggle.currentTarget.open && setWanted(true)}>
      <summary>{panel('rule')}</summary>
      {wanted && <Lazy load={words} part with={ruled} />}
    </details>
  );
}
