import type { ComparedKind } from '#contract/comparison.ts';

/** The mark of what became of an incident, in a box of 24 units: an outline, what stands in it, and how it is drawn. */
export interface ComparedMark {
  outline: string;
  glyph: string;
  /** Filled with ink and the glyph in paper, else the other way round. */
  isFilled: boolean;
  /** Dashes of the outline; none where it is whole. */
  dash: readonly number[];
}

const circle = 'M12 2.5A9.5 9.5 0 1 1 12 21.5A9.5 9.5 0 1 1 12 2.5Z';
const square = 'M3.5 3.5H20.5V20.5H3.5Z';
const plus = 'M12 7V17M7 12H17';

/** Shape and line tell the kinds apart; no colour does. */
export const comparedMarks: Record<ComparedKind, ComparedMark> = {
  appeared: { outline: circle, glyph: plus, isFilled: true, dash: [] },
  entered: { outline: circle, glyph: plus, isFilled: false, dash: [] },
  corrected: {
    outline: square,
    glyph: 'M7.5 9.8H16.5M7.5 14.2H16.5M15 6.5L9 17.5',
    isFilled: true,
    dash: [],
  },
  changed: {
    outline: 'M12 1.5L22.5 12L12 22.5L1.5 12Z',
    glyph: 'M12 7.5V17M8 11.5L12 7.5L16 11.5',
    isFilled: true,
    dash: [],
  },
  left: { outline: circle, glyph: 'M7 12H17', isFilled: false, dash: [3, 2.4] },
  retracted: { outline: square, glyph: 'M7.5 7.5L16.5 16.5M16.5 7.5L7.5 16.5', isFilled: false, dash: [] },
};
