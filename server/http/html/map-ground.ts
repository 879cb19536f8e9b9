import type { Position } from 'geojson';
import type { Place } from '../../contract/place.ts';
import { inLanguage, type Language } from '../../contract/text.ts';
import { namesOf } from '../../domain/place-names.ts';
import type { LoadedDeployment } from '../../service/deployment.ts';
import { type Html, html } from './escape.ts';
import { boxOf, type Frame, meets, pathOfGeometry, pointsOf } from './map-frame.ts';

/** A name to write, at its middle in pixels; the earlier ones win where two would overlap. */
export interface Label {
  text: string;
  x: number;
  y: number;
  kind: 'area' | 'point';
  /** Outline in pixels that the name of an area has to stay within. */
  within?: readonly (readonly [number, number])[];
}

/** Rough width of a letter and height of a line at the size of labels. */
const letter = 6.4;
const line = 14;

/** The outer ring of the largest part of an area, by the number of its positions. */
function outerRing(place: Place): Position[] {
  const { geometry } = place;
  if (geometry.type === 'Polygon') return geometry.coordinates[0] ?? [];
  if (geometry.type !== 'MultiPolygon') return [];
  return geometry.coordinates.map(([ring]) => ring ?? []).reduce((a, b) => (b.length > a.length ? b : a), []);
}

/** The centroid of a ring in pixels, by the shoelace formula. */
function centroid(points: readonly (readonly [number, number])[]): [number, number] | null {
  let [area, x, y] = [0, 0, 0];
  for (let index = 1; index < points.length; index += 1) {
    const [[ax, ay], [bx, by]] = [points[index - 1]!, points[index]!];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return Math.abs(area) < 1 ? null : [x / (3 * area), y / (3 * area)];
}

/** Pixels that a label may move up or down to stand free. */
const moves = [0, -8, 8, -16, 16, -24, 24];

/** Whether a point lies inside a ring, by the even-odd rule. */
function isInside(ring: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false;
  for (let index = 1; index < ring.length; index += 1) {
    const [[ax, ay], [bx, by]] = [ring[index - 1]!, ring[index]!];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

/**
 * Labels that stand within the frame, beside each other and beside the dots, at `scale` times their size. A name of an
 * area moves a little when its middle is taken, but never out of the area; what finds no room is left out.
 */
function apart(
  frame: Frame,
  labels: readonly Label[],
  dots: readonly (readonly [number, number])[],
  scale: number,
): Label[] {
  const kept: Label[] = [];
  for (const label of labels) {
    const half = (label.text.length * letter * scale) / 2;
    const fits = (y: number) =>
      label.x - half > 2 &&
      label.x + half < frame.width - 2 &&
      y > line * scale &&
      y < frame.height - 4 &&
      dots.every(
        ([dx, dy]) => Math.abs(dx - label.x) > half + 7 || Math.abs(dy - y + 4) > line * scale * 0.8,
      ) &&
      [-0.4, 0, 0.4].every((part) => !label.within || isInside(label.within, label.x + part * half, y - 4)) &&
      kept.every(
        (other) =>
          Math.abs(other.x - label.x) > half + (other.text.length * letter * scale) / 2 + 4 ||
          Math.abs(other.y - y) > line * scale,
      );
    const move = (label.kind === 'area' ? moves : [0]).find((by) => fits(label.y + by));
    if (move !== undefined) kept.push({ ...label, y: label.y + move });
  }
  return kept;
}

/** How much larger letters are on a phone, where the drawing is half as wide. */
const phoneScale = 1.7;

/**
 * What lies under the features of a map: municipalities, boundary lines and border points of the deployment, and their
 * names where the dots (pixels) leave room: once for wide screens and once for phones. `own` are the names of the
 * features themselves, which come first.
 */
export function groundOf(
  { collections, region }: Pick<LoadedDeployment, 'collections' | 'region'>,
  frame: Frame,
  { dots, own }: { dots: readonly (readonly [number, number])[]; own: readonly Label[] },
  language: Language,
): { below: Html; labels: Html } {
  const seen = (id: string) =>
    (collections.get(id) ?? []).filter(({ geometry }) => {
      const box = boxOf(geometry);
      return box !== null && meets(box, frame.box);
    });
  const nameOf = (place: Place) => inLanguage(namesOf(place.properties), language).text;
  const areas = seen('municipalities');
  const lines = seen('boundary-lines');
  const points = seen('border-points');
  const labels: Label[] = [
    ...own,
    ...areas.flatMap((place): Label[] => {
      const within = outerRing(place).map(frame.project);
      const middle = centroid(within);
      return middle ? [{ text: nameOf(place), x: middle[0], y: middle[1] + 4, kind: 'area', within }] : [];
    }),
    ...points.flatMap((place) =>
      pointsOf(place.geometry).map((position): Label => {
        const [x, y] = frame.project(position);
        return { text: nameOf(place), x, y: y - 8, kind: 'point' };
      }),
    ),
  ];
  const written = (scale: number, screen: 'wide' | 'narrow') =>
    apart(frame, labels, dots, scale).map(
      ({ text, x, y, kind }) =>
        html`<text class="${kind} ${screen}" x="${Math.round(x)}" y="${Math.round(y)}">${text}</text>`,
    );
  const below = html`<rect class="out" width="${frame.width}" height="${frame.height}"/>${areas.map(
    (place) =>
      html`<path class="${region.focus.includes(place.id) ? 'focus' : 'land'}" d="${pathOfGeometry(frame, place.geometry)}"/>`,
  )}${lines.map((place) => {
    const d = pathOfGeometry(frame, place.geometry);
    if (place.id !== region.main_line) return html`<path class="line" d="${d}"/>`;
    return html`<path class="band" d="${d}"/><path class="line main" d="${d}"/>`;
  })}${points.flatMap((place) =>
    pointsOf(place.geometry).map((position) => {
      const [x, y] = frame.project(position).map(Math.round) as [number, number];
      return html`<rect class="border" x="${x - 3}" y="${y - 3}" width="6" height="6"/>`;
    }),
  )}`;
  return {
    below,
    labels: html`${written(1, 'wide')}${written(phoneScale, 'narrow')}`,
  };
}
