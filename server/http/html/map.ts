import type { Feature, Geometry } from 'geojson';
import { type Html, html } from './escape.ts';
import { boxOf, type Frame, frameOf, pathOfGeometry, pointsOf } from './map-frame.ts';
import { groundOf } from './map-ground.ts';
import type { View } from './view.ts';

/** What a map draws of a feature; `faint` is what another account claims. */
export interface Shape {
  geometry: Geometry | null;
  /** Code of the type of incident, which is its colour; none for places. */
  type?: string | null;
  uncertainty?: number | null;
  contested?: boolean;
  faint?: boolean;
  /** Name to write beside the dot: of places, which are known by it. */
  label?: string;
}

/** The drawable members of a feature of any collection. */
export function shapeOf({ geometry, properties }: Feature<Geometry | null>): Shape {
  const { type, uncertainty_m: uncertainty, contested } = properties ?? {};
  return {
    geometry,
    type: typeof type === 'string' ? type : null,
    uncertainty: typeof uncertainty === 'number' ? uncertainty : null,
    contested: Array.isArray(contested) && contested.length > 0,
  };
}

const dot = 5;

type Pixel = readonly [number, number];

/** Where dots go: those that would hide each other stand side by side, their circles stay where they are. */
function spread(points: readonly Pixel[]): Pixel[] {
  const key = ([x, y]: Pixel) => `${Math.round(x / dot)} ${Math.round(y / dot)}`;
  const groups = new Map<string, number[]>();
  points.forEach((point, index) => {
    groups.set(key(point), [...(groups.get(key(point)) ?? []), index]);
  });
  return points.map((point, index) => {
    const group = groups.get(key(point))!;
    const step = group.indexOf(index) - (group.length - 1) / 2;
    return [point[0] + step * 2.2 * dot, point[1]];
  });
}

const short = (value: number) => Math.round(value * 10) / 10;

function classOf({ type, contested, faint }: Shape): string {
  const kind = /^[a-z_]+$/.test(type ?? '') ? `t-${type}` : 't-place';
  return [kind, contested && 'contested', faint && 'faint'].filter(Boolean).join(' ');
}

/** The extent of a place: its area or line, and the circle within which a point truly lies. */
function extentOf(frame: Frame, shape: Shape): Html | null {
  const geometry = shape.geometry!;
  const path = pathOfGeometry(frame, geometry);
  const radius = (shape.uncertainty ?? 0) * frame.pixelsPerMetre;
  const circles = pointsOf(geometry).map((position) => {
    const [x, y] = frame.project(position);
    return html`<circle class="disc" cx="${short(x)}" cy="${short(y)}" r="${Math.round(radius)}"/>`;
  });
  const open = /Polygon/.test(geometry.type) ? '' : ' open';
  return html`<g class="${classOf(shape)}">${path ? html`<path class="area${open}" d="${path}"/>` : null}${radius > dot + 1 ? circles : null}</g>`;
}

/**
 * A map of the shapes as a drawing without script: circles and areas are as large as the place is uncertain. Null when
 * nothing is located. Only a map of what is uncertain or contested has the note that says how it shows that.
 */
export function mapOf(view: View, shapes: readonly Shape[], label: string, noted = true): Html | null {
  const located = shapes
    .filter(({ geometry }) => geometry !== null)
    .sort((a, b) => Number(b.faint ?? false) - Number(a.faint ?? false));
  if (located.length === 0) return null;
  const boxes = located
    .map(({ geometry, uncertainty }) => boxOf(geometry!, uncertainty ?? 0))
    .filter((box) => box !== null);
  const { deployment } = view.exchange.atlas;
  const frame = frameOf(boxes, deployment.region.bounds);
  const points = located.flatMap((shape) =>
    pointsOf(shape.geometry!).map((position) => ({ shape, at: frame.project(position) })),
  );
  const dots = spread(points.map(({ at }) => at));
  const own = points.flatMap(({ shape }, index) => {
    const [x, y] = dots[index]!;
    return shape.label ? [{ text: shape.label, x, y: y - 8, kind: 'point' as const }] : [];
  });
  const { below, labels } = groundOf(deployment, frame, { dots, own }, view.language);
  return html`<figure class="map">
<svg viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${label}">
${below}${located.map((shape) => extentOf(frame, shape))}${points.map(
  ({ shape }, index) =>
    html`<circle class="dot ${classOf(shape)}" cx="${short(dots[index]![0])}" cy="${short(dots[index]![1])}" r="${dot}"/>`,
)}${labels}
</svg>
${
  noted
    ? html`<figcaption>${view.say('map_note')}</figcaption>
`
    : null
}</figure>`;
}
