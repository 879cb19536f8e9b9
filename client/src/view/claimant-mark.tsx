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
  return <ClaimantLine style={style} class="claimant-mark" width={28} height={8} />;
}

/** A claimant's line as the map draws it, in a box of the size (pixels). */
export function ClaimantLine(props: {
  style: (typeof claimantStyles)[number];
  class: string;
  width: number;
  height: number;
}) {
  const { style, width, height } = props;
  const middle = height / 2;
  // Short enough that the pattern shows one and a half times: a single long dash would look unbroken.
  const unit = Math.min(3, width / (1.5 * style.dash.reduce((sum, part) => sum + part, 0)));
  return (
    <svg
      class={props.class}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <line
        x1="0"
        x2={width}
        y1={middle}
        y2={middle}
        stroke={isDark.value ? style.dark : style.light}
        stroke-width="3"
        stroke-dasharray={style.dash[1] === 0 ? undefined : style.dash.map((part) => part * unit).join(' ')}
      />
    </svg>
  );
}
