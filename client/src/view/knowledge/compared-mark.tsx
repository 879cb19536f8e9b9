import type { ComparedKind } from '#contract/comparison.ts';
import { comparedMarks } from '../../symbols/compared-marks.ts';

/** The mark that the map draws of what became of an incident; the word stands beside it. */
export function ComparedMark({ kind }: { kind: ComparedKind }) {
  const { outline, glyph, isFilled, dash } = comparedMarks[kind];
  return (
    <svg
      class="compared-mark"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      data-filled={isFilled}
      aria-hidden="true"
    >
      <path class="compared-outline" d={outline} stroke-dasharray={dash.join(' ') || undefined} />
      <path class="compared-glyph" d={glyph} />
    </svg>
  );
}
