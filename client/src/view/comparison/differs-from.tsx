import '../../style/comparison.css';
import type { Aspect } from '#contract/codebook.ts';
import type { AccountView, IncidentDetailProperties } from '#contract/feature.ts';
import { comparing } from '../../i18n/comparing.ts';
import { say } from '../../i18n/names.ts';
import { rivalsOf } from '../../state/comparison.ts';

/** Two lines for «alike», struck through for «not alike», one for what one alone says. */
const marks = {
  differ: 'M2 4.5H12M2 9.5H12M10 1.5 4 12.5',
  agree: 'M2 4.5H12M2 9.5H12',
  one: 'M2 7H12',
};

/** The mark beside a word that says how accounts stand to each other. */
export function Mark({ of }: { of: keyof typeof marks }) {
  return (
    <svg class="verdict-mark" viewBox="0 0 14 14" width="12" height="12" aria-hidden="true">
      <path d={marks[of]} />
    </svg>
  );
}

/** Whom an account contradicts in an aspect, by name; nothing where it contradicts nobody. */
export function DiffersFrom(props: {
  account: AccountView;
  aspect: Aspect;
  incident: IncidentDetailProperties;
}) {
  const rivals = rivalsOf(props.account, props.aspect, props.incident);
  if (!rivals.length) return null;
  const names = [...new Set(rivals.map(({ claimant }) => say(claimant.name)))];
  return (
    <p class="differs-from">
      <Mark of="differ" /> {comparing('differs_from', { names: names.join(', ') })}
    </p>
  );
}
