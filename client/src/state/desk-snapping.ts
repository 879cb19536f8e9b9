import { batch, computed, signal } from '@preact/signals';
import type { LatLon } from '#contract/coordinates.ts';
import { deployment } from './deployment.ts';
import { edit } from './desk-draft.ts';
import { isDrawnRow, withCorner } from './desk-drawing.ts';
import { namedPoints, namesOf, withPlace } from './desk-nearby.ts';
import { partAt, placeAt, placedPart, placedRow, placedSpot, placingView } from './desk-placing.ts';
import type { Loose } from './desk-pointer.ts';
import { store, stored } from './preferences.ts';
import { loadReference } from './reference.ts';
import { type KnownPlaces, knownLine, nearestSnap, pathsOf, type Snap } from './snap-nearest.ts';

/** Collections whose lines and outlines a drawn position can be taken to. */
const lineCollections = ['boundary-lines', 'municipalities', 'roads', 'rivers', 'lakes'];
/** How near something is offered: CSS pixels on the map, metres where no map is drawn. */
const reachPixels = 12;
const reachMetres = 250;
/** Positions are written in hundred-thousandths of a degree: nearer than this (metres) is the same. */
const same = 1.5;

/** Whether a click and a drop take what is near; kept by this browser. */
export const snapsByClick = signal(stored('snap') === 'on');

export function chooseSnapping(on: boolean): void {
  snapsByClick.value = on;
  store('snap', on ? 'on' : 'off');
}

/** Metres that a CSS pixel of the placing map stands for; 0 while none is drawn. */
export const pixelMetres = signal(0);

const known = signal<KnownPlaces | null>(null);

/** Loads what positions can be taken to; what cannot be had is left out, and asked again the next time. */
export async function loadKnownPlaces(): Promise<void> {
  const has = deployment().collections.map(({ id }) => id);
  const [points, ...lines] = await Promise.all([
    namedPoints().catch(() => []),
    ...lineCollections
      .filter((id) => has.includes(id))
      .map(async (id) =>
        (await loadReference(id).catch(() => [])).flatMap(({ id: own, geometry, properties }) => {
          const ref = `${id}/${own}`;
          const names = namesOf(properties);
          const number = typeof properties.ref === 'string' ? { en: properties.ref } : {};
          return pathsOf(geometry).map((path) =>
            knownLine(ref, Object.keys(names).length ? names : number, path),
          );
        }),
      ),
  ]);
  known.value = { points, lines: lines.flat() };
}

const near = (at: LatLon) =>
  known.value &&
  nearestSnap(at, pixelMetres.value ? reachPixels * pixelMetres.value : reachMetres, known.value);

/** The position last put, moved or focused, as it stands. */
const chosen = computed(() => {
  const spot = placedSpot.value?.row === placedRow.value ? placedSpot.value : null;
  const points = placingView.value?.points ?? [];
  return (spot && points.find(({ part, corner }) => part === spot.part && corner === spot.corner)) || null;
});

const refOf = (part: Loose) => (part.kind === 'band' ? (part.near as Loose | undefined)?.ref : part.ref);

/** What is near the chosen position, to be taken or left; null where nothing is, and where it stands there already. */
export const snapOffer = computed<Snap | null>(() => {
  const at = chosen.value;
  const found = at && partAt(at.part);
  if (!at || !found || refOf(found.part) !== undefined) return null;
  const snap = near(at);
  if (!snap) return null;
  const isNewName = snap.hit !== null && !isDrawnRow(found.part);
  return snap.distance_m > same || isNewName ? snap : null;
});

const lastTaken = signal<Snap | null>(null);

/** What was taken last, as long as the chosen position stands there. */
export const takenSnap = computed(() => {
  const [at, taken] = [chosen.value, lastTaken.value];
  const isThere = at && taken && Math.hypot(at.lat - taken.lat, at.lon - taken.lon) < 2e-5;
  return isThere ? taken : null;
});

/** Takes what is offered: a corner gets its position, a point of a named place also its name and radius. */
export function takeSnap(): boolean {
  const [snap, at] = [snapOffer.peek(), chosen.peek()];
  const found = at && partAt(at.part);
  if (!snap || !found) return false;
  const { part, pointer } = found;
  batch(() => {
    if (isDrawnRow(part)) edit(pointer, withCorner(part, at.corner, snap.lat, snap.lon));
    else if (snap.hit) edit(pointer, withPlace(part, snap.hit, placingView.peek()!.precision));
    else placeAt(snap.lat, snap.lon, at.part);
    lastTaken.value = snap;
  });
  return true;
}

/** Puts the chosen part where the map was clicked, and takes what is near where that is wanted. */
export function placeByClick({ lat, lon }: LatLon): void {
  batch(() => {
    placeAt(lat, lon);
    takeAfterHand();
  });
}

/** At the end of a drag: takes what is near where that is wanted. */
export function takeAfterHand(): void {
  if (snapsByClick.peek()) takeSnap();
}

/** What a click here would take; null where it takes nothing. */
export function snapUnder(at: LatLon): Snap | null {
  const part = partAt(placedPart.peek())?.part;
  return snapsByClick.peek() && part && part.kind !== 'area' ? near(at) : null;
}
