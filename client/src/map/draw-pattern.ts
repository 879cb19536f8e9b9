import { canvasOf, pixelsOf } from './draw-symbol.ts';

/**
 * Steps of a pattern whose lines run at about `angle` degrees (counter-clockwise from the horizontal) and that repeats
 * without a seam: whole numbers of periods across and down. Vertical and horizontal have one of them zero.
 */
export function hatchSteps(angle: number): { across: number; down: number } {
  const turn = ((angle % 180) + 180) % 180;
  if (turn < 11) return { across: 0, down: 2 };
  if (turn > 169) return { across: 0, down: 2 };
  if (turn > 79 && turn < 101) return { across: 2, down: 0 };
  const slope = Math.abs(Math.tan((turn * Math.PI) / 180));
  const steep = slope > 1.6 ? 2 : 1;
  const flat = slope < 0.6 ? 2 : 1;
  return { across: steep * (turn < 90 ? 1 : -1), down: flat };
}

/** Square tile of hatching in CSS pixels, seamless; `width` is the stroke. */
export function drawHatch(colour: string, angle: number, width: number, side = 16): ImageData {
  const context = canvasOf(side);
  const { across, down } = hatchSteps(angle);
  context.strokeStyle = colour;
  context.lineWidth = width;
  // The tile is cut out of a field of lines where across·x + down·y is a whole number of sides.
  for (let line = -4; line <= 8; line++) {
    context.beginPath();
    if (down === 0) {
      const x = ((line + 0.5) * side) / across;
      context.moveTo(x, -side);
      context.lineTo(x, 2 * side);
    } else {
      const y = (x: number) => ((line + 0.5) * side - across * x) / down;
      context.moveTo(-side, y(-side));
      context.lineTo(2 * side, y(2 * side));
    }
    context.stroke();
  }
  return pixelsOf(context);
}

/** Line from a spot (bottom, middle) to the edge of a fanned-out symbol, in CSS pixels. */
export function drawLeader(colour: string, radius: number): ImageData {
  const length = radius - 9;
  const context = canvasOf(5, length);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(2.5, 0);
  context.lineTo(2.5, length);
  context.stroke();
  context.beginPath();
  context.arc(2.5, length - 2, 2, 0, 2 * Math.PI);
  context.fill();
  return pixelsOf(context);
}

/** Soft ring that lights the symbol under the pointer or of the selected incident. */
export function drawHalo(colour: string, width: number): ImageData {
  const side = 38;
  const context = canvasOf(side);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.arc(side / 2, side / 2, side / 2 - 2 - width / 2, 0, 2 * Math.PI);
  context.stroke();
  return pixelsOf(context);
}

/** Round field for the number of a cluster, or, with a second edge, of incidents at one spot. */
export function drawBadge(
  colours: { paper: string; ink: string },
  digits: number,
  stack: boolean,
): ImageData {
  const side = 24 + 5 * (digits - 1);
  const context = canvasOf(side + 6);
  const centre = side / 2 + 3;
  const circle = (radius: number) => {
    context.beginPath();
    context.arc(centre, centre, radius, 0, 2 * Math.PI);
  };
  context.fillStyle = colours.paper;
  context.strokeStyle = colours.ink;
  circle(side / 2 + (stack ? 2 : 0));
  context.fill();
  context.lineWidth = 1.25;
  circle(side / 2 - 0.75);
  context.stroke();
  if (stack) {
    circle(side / 2 + 1.75);
    context.lineWidth = 1;
    context.stroke();
  }
  return pixelsOf(context);
}
