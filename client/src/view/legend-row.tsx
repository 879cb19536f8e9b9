import type { ComponentChildren } from 'preact';
import { legendWords } from '../i18n/legend.ts';
import type { LegendFilter } from '../state/legend-filter.ts';
import { changeQuery } from '../state/location.ts';

/**
 * A row of the legend that is a button: pressed it leaves on the map what it explains, pressed again it lets go. One
 * that is pressed stays where nothing of it `isDrawn`, and says so. `isStill` makes it a line of a picture or of paper.
 */
export function LegendRow(props: {
  mark: ComponentChildren;
  of: LegendFilter;
  isDrawn?: boolean;
  isStill: boolean;
  /** While the pointer or the focus is on it. */
  onLight?: (isLit: boolean) => void;
  children: ComponentChildren;
}) {
  const { mark, of, isDrawn = true, isStill, onLight, children } = props;
  if (isStill)
    return isDrawn ? (
      <li>
        {mark}
        <span>{children}</span>
      </li>
    ) : null;
  return (
    <li
      class="legend-pressable"
      onPointerEnter={() => onLight?.(true)}
      onPointerLeave={() => onLight?.(false)}
      onFocusIn={() => onLight?.(true)}
      onFocusOut={() => onLight?.(false)}
    >
      <button
        type="button"
        class="legend-row"
        aria-pressed={of.isPressed}
        onClick={() => changeQuery(of.pressed)}
      >
        {mark}
        <span>
          {children}
          {!isDrawn && <small> ({legendWords('not_in_view')})</small>}
        </span>
      </button>
    </li>
  );
}
