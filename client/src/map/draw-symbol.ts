import { typeColour, typeSymbols } from '../symbols/type-symbols.ts';
import { contestedHatch, ringRadius, strike, verificationRings } from '../symbols/verification-rings.ts';
import type { Palette } from './palette.ts';
import type { SymbolLook } from './symbol-name.ts';

/** Images are drawn this much finer than a CSS pixel. */
export const pixelRatio = 2;

/** Side in CSS pixels of the 24-unit box of a symbol, by form; precision changes the size, severity never does. */
const sides = { point: 26, disc: 20, mark: 16 } as const;

/** An empty canvas of CSS pixels, scaled to `pixelRatio`; in memory, since its pixels are read at once. */
export function canvasOf(width: number, height = width): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(
    Math.ceil(width * pixelRatio),
    Math.ceil(height * pixelRatio),
  ).getContext('2d', { willReadFrequently: true })!;
  context.scale(pixelRatio, pixelRatio);
  return context;
}

/** The pixels of a canvas, as `addImage` takes them. */
export function pixelsOf(context: OffscreenCanvasRenderingContext2D): ImageData {
  const { width, height } = context.canvas;
  return context.getImageData(0, 0, width, height);
}

/** Shape on a disc of paper, with the ring of its verification and the hatching of contest. */
export function drawSymbol(look: SymbolLook, colours: Palette, isDark: boolean): ImageData {
  const side = sides[look.form];
  const context = canvasOf(side + 2);
  context.translate(1, 1);
  context.scale(side / 24, side / 24);
  const shape = new Path2D(typeSymbols[look.type].path);
  const disc = new Path2D();
  disc.arc(12, 12, ringRadius, 0, 2 * Math.PI);

  context.globalAlpha = 0.92;
  context.fillStyle = colours.paper;
  context.fill(disc);
  context.globalAlpha = 1;
  context.fillStyle = typeColour(look.type, isDark);
  context.fill(shape);
  if (look.contested) {
    context.save();
    context.clip(shape);
    context.strokeStyle = colours.paper;
    context.lineWidth = contestedHatch.width;
    for (const [from, to] of contestedHatch.lines) {
      context.beginPath();
      context.moveTo(...from);
      context.lineTo(...to);
      context.stroke();
    }
    context.restore();
  }
  const ring = verificationRings[look.verification];
  if (ring) {
    context.strokeStyle = colours.ink;
    context.lineWidth = ring.width;
    context.setLineDash([...ring.dash]);
    context.stroke(disc);
    context.setLineDash([]);
    if (ring.struck) {
      context.lineWidth = 1.6;
      context.beginPath();
      context.moveTo(...strike[0]);
      context.lineTo(...strike[1]);
      context.stroke();
    }
  }
  return pixelsOf(context);
}
