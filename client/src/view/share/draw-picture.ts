import type { MapPicture } from '../../state/map-picture.ts';
import type { LegendEntry } from './legend-entries.ts';

/** What a picture says around the map; each text of its own lines. */
export interface PictureWords {
  title: string;
  /** What is shown and as of when, above the map. */
  above: string[];
  /** Note on names and boundaries, whose data it is, where it comes from: below. */
  below: string[];
  /** The distance that the scale shows. */
  scale: string;
  legend: string;
}

export interface PictureColours {
  paper: string;
  ink: string;
  soft: string;
  line: string;
}

const margin = 24;
const gap = 24;
const legendWidth = 240;
const font = (size: number, weight = 400) => `${weight} ${size}px "Noto Sans", system-ui, sans-serif`;

type Context = CanvasRenderingContext2D;

/** A word in pieces that fit; addresses have no better place to break. */
function pieces(measure: (text: string) => number, word: string, width: number): string[] {
  if (measure(word) <= width) return [word];
  let end = 1;
  while (end < word.length && measure(word.slice(0, end + 1)) <= width) end++;
  return [word.slice(0, end), ...(end < word.length ? pieces(measure, word.slice(end), width) : [])];
}

/** A text broken into lines of at most `width` CSS pixels, in the font that is set. */
export function brokenLines(measure: (text: string) => number, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(measure, one, width))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}

interface Block {
  height: number;
  draw: (context: Context, x: number, y: number) => void;
}

function textBlock(
  context: Context,
  text: string,
  width: number,
  size: number,
  colour: string,
  weight = 400,
) {
  context.font = font(size, weight);
  const lines = brokenLines((one) => context.measureText(one).width, text, width);
  const leading = Math.round(size * 1.45);
  const block: Block = {
    height: lines.length * leading,
    draw: (on, x, y) => {
      on.font = font(size, weight);
      on.fillStyle = colour;
      for (const [index, line] of lines.entries()) on.fillText(line, x, y + index * leading + size * 1.05);
    },
  };
  return block;
}

function entryBlock(context: Context, entry: LegendEntry, { ink, soft }: PictureColours): Block {
  if (!entry.mark) {
    const isHeading = entry.kind === 'heading';
    const text = textBlock(context, entry.words, legendWidth, 13, soft, isHeading ? 600 : 400);
    const space = isHeading ? 10 : 2;
    return { height: text.height + space, draw: (on, x, y) => text.draw(on, x, y + space) };
  }
  const { image, width, height } = entry.mark;
  const column = 40;
  const text = textBlock(context, entry.words, legendWidth - column, 13, ink);
  const all = Math.max(text.height, height) + 4;
  return {
    height: all,
    draw: (on, x, y) => {
      on.drawImage(image, x, y + (Math.min(all, 24) - height) / 2, width, height);
      text.draw(on, x + column, y + Math.max(0, (24 - text.height) / 2));
    },
  };
}

const heightOf = (blocks: readonly Block[]) => blocks.reduce((sum, { height }) => sum + height, 0);

function drawAll(context: Context, blocks: readonly Block[], x: number, from: number): number {
  let y = from;
  for (const block of blocks) {
    block.draw(context, x, y);
    y += block.height;
  }
  return y;
}

/** Blocks in `count` columns, one after the other, none much longer than its share. */
export function inColumns<B extends { height: number }>(blocks: readonly B[], count: number): B[][] {
  const share = blocks.reduce((sum, { height }) => sum + height, 0) / count;
  const columns: B[][] = [[]];
  let filled = 0;
  for (const block of blocks) {
    if (filled > 0 && filled + block.height / 2 > share && columns.length < count) {
      columns.push([]);
      filled = 0;
    }
    columns.at(-1)!.push(block);
    filled += block.height;
  }
  return columns;
}

/**
 * Map, legend and words as one picture, as fine as the map's canvas. The legend stands beside the map, and in columns
 * below it where it is longer than the map is high.
 */
export function drawPicture(
  map: MapPicture,
  legend: readonly LegendEntry[],
  words: PictureWords,
  colours: PictureColours,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const { ink, soft } = colours;
  const side = [
    textBlock(context, words.legend, legendWidth, 15, ink, 700),
    ...legend.map((entry) => entryBlock(context, entry, colours)),
  ];
  const isBeside = heightOf(side) <= map.height * 1.1 || map.width < 2 * legendWidth + gap;
  const inner = isBeside ? map.width + gap + legendWidth : map.width;
  const columns = isBeside ? [side] : inColumns(side, Math.floor((inner + gap) / (legendWidth + gap)));
  const longest = Math.max(...columns.map(heightOf));
  const head = [
    textBlock(context, words.title, inner, 22, ink, 700),
    ...words.above.map((text) => textBlock(context, text, inner, 14, ink)),
  ];
  const foot = words.below.map((text) => textBlock(context, text, inner, 12, soft));
  const top = margin + heightOf(head) + 12;
  const legendTop = isBeside ? top : top + map.height + 16;
  const bottom = Math.max(top + map.height, legendTop + longest) + 12;
  const height = bottom + heightOf(foot) + margin;
  const finer = map.canvas.width / map.width;
  canvas.width = Math.round((inner + 2 * margin) * finer);
  canvas.height = Math.round(height * finer);
  context.scale(finer, finer);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, inner + 2 * margin, height);
  drawAll(context, head, margin, margin);
  context.drawImage(map.canvas, margin, top, map.width, map.height);
  context.strokeStyle = colours.line;
  context.strokeRect(margin + 0.5, top + 0.5, map.width - 1, map.height - 1);
  if (map.scale) drawScale(context, map, words.scale, margin + 8, top + map.height - 8, colours);
  const left = isBeside ? margin + map.width + gap : margin;
  for (const [index, column] of columns.entries())
    drawAll(context, column, left + index * (legendWidth + gap), legendTop);
  drawAll(context, foot, margin, bottom);
  return canvas;
}

function drawScale(
  context: Context,
  { scale }: MapPicture,
  words: string,
  x: number,
  bottom: number,
  { paper, ink }: PictureColours,
): void {
  context.font = font(13);
  const width = Math.max(scale!.pixels, context.measureText(words).width);
  context.fillStyle = paper;
  context.globalAlpha = 0.85;
  context.fillRect(x - 4, bottom - 26, width + 8, 30);
  context.globalAlpha = 1;
  context.fillStyle = ink;
  context.fillText(words, x, bottom - 1);
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x, bottom - 23);
  context.lineTo(x, bottom - 18);
  context.lineTo(x + scale!.pixels, bottom - 18);
  context.lineTo(x + scale!.pixels, bottom - 23);
  context.stroke();
}
