import type { AccountView } from '#contract/feature.ts';
import { isDark } from '../state/preferences.ts';
import { claimantOrder, claimantStyleIndex, claimantStyles } from '../symbols/claimant-styles.ts';

/** The line by which the map outlines an account's place, beside its claimant's name; nothing where it names no place. */
export function ClaimantMark({
  account,
  accounts,
}: {
  account: AccountView;
  accounts: readonly AccountView[];
}) {
  if (!account.geometry) return null;
  const style = claimantStyles[claimantStyleIndex(claimantOrder(accounts), account.claimant.id)]!;
  return (
    <svg class="claimant-mark" viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
      <line
        x1="0"
        x2="28"
        y1="4"
        y2="4"
        stroke={isDark.value ? style.dark : style.light}
        stroke-width="3"
        stroke-dasharray={style.dash[1] === 0 ? undefined : style.dash.map((part) => part * 3).join(' ')}
      />
    </svg>
  );
}
