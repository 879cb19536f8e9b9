import { borderPointBars } from '../symbols/border-point.ts';
import type { PrecisionMark } from '../symbols/precision-marks.ts';

export type PlaceMarkKind = PrecisionMark | 'several' | 'fanned' | 'cluster' | 'stack';

const box = {
  class: 'legend-mark',
  viewBox: '0 0 32 24',
  width: 32,
  height: 24,
} as const;

/** How the map draws a place of one precision, or a number; in ink, since colour says the type. */
export function PlaceMark({ kind }: { kind: PlaceMarkKind }) {
  return (
    <svg {...box} aria-hidden="true">
      {shapes[kind]()}
    </svg>
  );
}

const shapes: Record<PlaceMarkKind, () => preact.JSX.Element> = {
  point: () => <circle class="mark-solid" cx="16" cy="12" r="6" />,
  disc: () => (
    <>
      <circle class="mark-soft" cx="16" cy="12" r="11" />
      <circle class="mark-solid" cx="16" cy="12" r="4" />
    </>
  ),
  area: () => <path class="mark-area" d="M5 5 17 2 28 7 26 19 12 22 4 16Z" />,
  band: () => (
    <>
      <path class="mark-band" d="M3 20 29 20 29 9 3 12Z" />
      <path class="mark-line" d="M5 20 13 11.5M11 20 20 10.4M17 20 27 9.4M23 20 29 13.5" />
    </>
  ),
  several: () => (
    <>
      <path class="mark-tie" d="M6 17 26 7" />
      <circle class="mark-solid" cx="6" cy="17" r="4.5" />
      <circle class="mark-solid" cx="26" cy="7" r="3.2" />
    </>
  ),
  fanned: () => (
    <>
      <path class="mark-line" d="M16 12 5 6M16 12 27 6M16 12V21" />
      <circle class="mark-solid" cx="5" cy="5.5" r="4" />
      <circle class="mark-solid" cx="27" cy="5.5" r="4" />
      <circle class="mark-solid" cx="16" cy="20" r="4" />
    </>
  ),
  cluster: () => (
    <>
      <circle class="mark-badge" cx="16" cy="12" r="10" />
      <text class="mark-number" x="16" y="16" text-anchor="middle">
        7
      </text>
    </>
  ),
  stack: () => (
    <>
      <circle class="mark-badge" cx="16" cy="12" r="11" />
      <circle class="mark-badge" cx="16" cy="12" r="8.6" />
      <text class="mark-number" x="16" y="16" text-anchor="middle">
        3
      </text>
    </>
  ),
};

/** From one place that is named for an incident to another. */
export function TieMark() {
  return (
    <svg {...box} aria-hidden="true">
      <path class="mark-line" d="M6 17 26 7" />
      <circle class="mark-solid" cx="6" cy="17" r="4.5" />
      <circle class="mark-area" cx="26" cy="7" r="4" />
    </svg>
  );
}

/** The main line: dashed, with the same band on both sides. */
export function LineMark() {
  return (
    <svg {...box} aria-hidden="true">
      <line class="mark-line-band" x1="1" x2="31" y1="12" y2="12" />
      <line class="mark-line-dashes" x1="1" x2="31" y1="12" y2="12" />
    </svg>
  );
}

/** A municipality the map is about. */
export function FocusMark() {
  return (
    <svg {...box} aria-hidden="true">
      <rect class="mark-focus" x="3" y="4" width="26" height="16" />
    </svg>
  );
}

/** A border point. */
export function BorderPointMark() {
  return (
    <svg {...box} aria-hidden="true">
      <rect class="mark-gate" x="9.5" y="5.5" width="13" height="13" rx="3" />
      {borderPointBars.map(([x, y, width, height]) => (
        <rect key={x} class="mark-solid" x={x + 8} y={y + 4} width={width} height={height} />
      ))}
    </svg>
  );
}
