import hospital from '@mapbox/maki/icons/hospital.svg?raw';
import police from '@mapbox/maki/icons/police.svg?raw';
import religious from '@mapbox/maki/icons/religious-christian.svg?raw';
import townHall from '@mapbox/maki/icons/town-hall.svg?raw';
import bunker from '@rapideditor/temaki/icons/bunker.svg?raw';
import courthouse from '@rapideditor/temaki/icons/courthouse.svg?raw';
import { borderPointBars } from '../symbols/border-point.ts';
import { canvasOf, pixelsOf } from './draw-symbol.ts';
import type { Palette } from './palette.ts';

const landmarks: Record<string, string> = {
  'municipal-building': townHall,
  monastery: religious,
  military: bunker,
  police,
  hospital,
  court: courthouse,
};

/** Kinds of landmark that have a picture; the others are drawn as a dot. */
export const picturedLandmarks = Object.keys(landmarks);

const side = 13;

function drawLandmark(svg: string, colours: Palette): ImageData {
  const box = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1] ?? 15);
  // The files write line breaks inside the path as character references.
  const path = new Path2D(
    [...svg.matchAll(/ d="([^"]+)"/g)].map(([, d]) => d!.replace(/&#x\w+;/g, ' ')).join(' '),
  );
  const context = canvasOf(side + 4);
  context.translate(2, 2);
  context.scale(side / box, side / box);
  context.lineJoin = 'round';
  context.strokeStyle = colours.halo;
  context.lineWidth = (3 * box) / side;
  context.stroke(path);
  context.fillStyle = colours.textSoft;
  context.fill(path);
  return pixelsOf(context);
}

function drawDot(colours: Palette): ImageData {
  const context = canvasOf(8);
  context.beginPath();
  context.arc(4, 4, 2, 0, 2 * Math.PI);
  context.lineWidth = 2;
  context.strokeStyle = colours.halo;
  context.stroke();
  context.fillStyle = colours.textSoft;
  context.fill();
  return pixelsOf(context);
}

function drawBorderPoint(colours: Palette): ImageData {
  const context = canvasOf(18);
  context.translate(1, 1);
  context.fillStyle = colours.paper;
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.2;
  context.beginPath();
  context.roundRect(1.5, 1.5, 13, 13, 3);
  context.fill();
  context.stroke();
  context.fillStyle = colours.ink;
  for (const bar of borderPointBars) context.fillRect(...bar);
  return pixelsOf(context);
}

/** Picture of a reference place by kind: `border-point`, a kind of landmark, else a dot. */
export function drawPlaceIcon(kind: string, colours: Palette): ImageData {
  if (kind === 'border-point') return drawBorderPoint(colours);
  const svg = landmarks[kind];
  return svg ? drawLandmark(svg, colours) : drawDot(colours);
}
