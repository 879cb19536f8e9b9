import type { ComparedKind } from '#contract/comparison.ts';
import { comparedMarks } from '../symbols/compared-marks.ts';
import { canvasOf, pixelsOf } from './draw-symbol.ts';
import type { Palette } from './palette.ts';

/** Side of a mark in CSS pixels. */
export const markSide = 18;

/** The mark of a kind in ink on paper, with an edge of paper around it that sets it off from what it stands on. */
export function drawCompared(kind: ComparedKind, colours: Palette): ImageData {
  const { outline, glyph, isFilled, dash } = comparedMarks[kind];
  const context = canvasOf(markSide + 4);
  context.translate(2, 2);
  context.scale(markSide / 24, markSide / 24);
  context.lineJoin = 'round';
  const shape = new Path2D(outline);
  context.strokeStyle = colours.paper;
  context.lineWidth = 5;
  context.stroke(shape);
  context.fillStyle = isFilled ? colours.ink : colours.paper;
  context.fill(shape);
  context.strokeStyle = colours.ink;
  context.lineWidth = 2;
  context.setLineDash([...dash]);
  context.stroke(shape);
  context.setLineDash([]);
  context.strokeStyle = isFilled ? colours.paper : colours.ink;
  context.lineWidth = 2.4;
  context.stroke(new Path2D(glyph));
  return pixelsOf(context);
}
