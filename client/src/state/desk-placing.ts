import { batch, computed, signal } from '@preact/signals';
import type { Geometry, Position } from 'geojson';
import { maxUncertainty, type PlacePrecision } from '#contract/codebook.ts';
import { partKindsOf } from '#contract/place-part.ts';
import { derivedByRow, shownByRow } from './desk-derive.ts';
import { newRow } from './desk-document.ts';
import { draftDocument, edit } from './desk-draft.ts';
import { cornersOf, isDrawnRow, pathOf, placedCorners, withCorner, withoutCorner } from './desk-drawing.ts';
import type { Loose } from './desk-pointer.ts';

/** Key of the account whose place the placing map edits; one map at a time. Null when none. */
export const placedRow = signal<string | null>(null);
/** Which part of that place a click moves. */
export const placedPart = signal(0);
/** The position last put, moved or focused: a part, and of what is drawn by hand which corner. Null when none. */
export const placedSpot = signal<{ row: string | null; part: number; corner: number | null } | null>(null);

export function chooseSpot(part: number, corner: number | null): void {
  placedSpot.value = { row: placedRow.peek(), part, corner };
}

export type PartKind = 'point' | 'area' | 'band';

/** What a precision is drawn from; null for those that are not drawn. */
export function partKindOf(precision: string): PartKind | null {
  if (precision === 'municipality' || precision === 'region') return 'area';
  if (precision === 'band') return 'band';
  return precision in maxUncertainty ? 'point' : null;
}

// What an editor would most often type: the largest the codebook allows for fine precisions, a modest radius else.
const usualUncertainty = { exact: 10, vicinity: 100, locality: 500, settlement: 1_500, near: 5_000 } as const;

/** Radius in metres a new point of this precision starts with. */
export function usualRadius(precision: string): number {
  return usualUncertainty[precision as keyof typeof usualUncertainty] ?? 10_000;
}

/** A part of a place with nothing in it yet. */
export function emptyPart(precision: string, line: string | undefined): Loose {
  const kind = partKindOf(precision);
  if (kind === 'area') return newRow({ kind });
  if (kind === 'band') return newRow({ kind, line, min_depth_m: 0 });
  return newRow({ kind: 'point', uncertainty_m: usualRadius(precision) });
}

/**
 * The place with another precision. Parts of a kind that no longer fits are kept aside under `_kept` and come back
 * with their precision; a radius that was never touched follows the precision.
 */
export function withPrecision(place: Loose, precision: PlacePrecision, line: string | undefined): Loose {
  const parts = (place.parts ?? []) as Loose[];
  const keptParts = (place._kept ?? {}) as Record<string, Loose[]>;
  const from = partKindOf(String(place.precision ?? ''));
  const to = partKindOf(precision);
  const _kept = from ? { ...keptParts, [from]: parts } : keptParts;
  // What is drawn by hand stays where the other precision may be drawn too.
  const drawn = parts.filter(
    (part) => isDrawnRow(part) && (partKindsOf(precision) as readonly unknown[]).includes(part.kind),
  );
  const known = to ? (from === to ? parts : (_kept[to] ?? drawn)) : [];
  const before = usualRadius(String(place.precision ?? ''));
  const fitted = known.map((part) =>
    to === 'point' && (Number(part.uncertainty_m) === before || exceeds(part.uncertainty_m, precision))
      ? { ...part, uncertainty_m: usualRadius(precision) }
      : part,
  );
  return {
    ...place,
    precision,
    _kept,
    parts: to && !fitted.length ? [emptyPart(precision, line)] : fitted,
  };
}

function exceeds(radius: unknown, precision: string): boolean {
  return (
    Number(radius) > (maxUncertainty[precision as keyof typeof maxUncertainty] ?? Number.POSITIVE_INFINITY)
  );
}

/** A stated point as the placing map draws it: degrees and metres. */
export interface PlacedPoint {
  part: number;
  lat: number;
  lon: number;
  radius_m: number;
  /** The centre a band is near, not a place itself. */
  isCentre: boolean;
  /** Of what is drawn by hand, which of its corners; null of a place itself. */
  corner: number | null;
}

export interface PlacingView {
  points: PlacedPoint[];
  /** Derived areas and bands of the place that is edited. */
  geometry: Geometry | null;
  /** Lines through the corners of what is drawn by hand, as they stand. */
  paths: Position[][];
  precision: string;
  /** Places of the other accounts, drawn quietly for comparison. */
  others: { geometry: Geometry; radius_m: number }[];
  /** The place as readers see it by the rule of protection; null where they see it as it is, or not at all. */
  shown: { geometry: Geometry; radius_m: number } | null;
}

const numberOf = (value: unknown) =>
  value === '' || value === undefined || value === null
    ? Number.NaN
    : Number(String(value).replace(',', '.'));

function pointOf(part: Loose, index: number): PlacedPoint[] {
  if (isDrawnRow(part))
    return placedCorners(part).map((one) => ({ ...one, part: index, radius_m: 0, isCentre: false }));
  const at = (part.kind === 'band' ? part.near : part) as Loose | undefined;
  const [lat, lon] = [numberOf(at?.lat), numberOf(at?.lon)];
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || part.kind === 'area') return [];
  const radius = numberOf(part.kind === 'band' ? at?.radius_m : at?.uncertainty_m);
  const radius_m = radius > 0 ? radius : 0;
  return [{ part: index, lat, lon, radius_m, isCentre: part.kind === 'band', corner: null }];
}

const rowIndex = computed(() =>
  ((draftDocument.value?.accounts ?? []) as Loose[]).findIndex((row) => row._key === placedRow.value),
);

/** Pointer of the place that is edited; null when none. */
export const placePointer = computed(() => (rowIndex.value < 0 ? null : `/accounts/${rowIndex.value}/place`));

function shownOf(row: string): PlacingView['shown'] {
  const view = shownByRow.value.get(row);
  if (!view?.geometry) return null;
  const radii = (view.place?.parts ?? []).map((part) => (part.kind === 'point' ? part.uncertainty_m : 0));
  return { geometry: view.geometry, radius_m: Math.max(0, ...radii) };
}

/** What the placing map draws; null when no place is edited. */
export const placingView = computed<PlacingView | null>(() => {
  const rows = (draftDocument.value?.accounts ?? []) as Loose[];
  const place = rows[rowIndex.value]?.place as Loose | undefined;
  if (!place) return null;
  const own = derivedByRow.value.get(String(placedRow.value))?.geometry ?? null;
  const parts = (place.parts ?? []) as Loose[];
  return {
    points: parts.flatMap(pointOf),
    geometry: parts.every(({ kind }) => kind === 'point') ? null : own,
    paths: parts.flatMap((part) => (isDrawnRow(part) ? [pathOf(part)] : [])).filter((path) => path !== null),
    precision: String(place.precision ?? ''),
    shown: shownOf(String(placedRow.value)),
    others: rows.flatMap((row) => {
      const geometry = derivedByRow.value.get(String(row._key))?.geometry;
      const [part] = ((row.place as Loose | undefined)?.parts ?? []) as Loose[];
      const radius = numberOf(part?.uncertainty_m);
      return geometry && row._key !== placedRow.value
        ? [{ geometry, radius_m: radius > 0 ? radius : 0 }]
        : [];
    }),
  };
});

/** Puts a point part, or the centre of a band, to a position; what it referred to before no longer holds. */
export function movePart(pointer: string, part: Loose, lat: number, lon: number): void {
  const rounded = { lat: Math.round(lat * 1e5) / 1e5, lon: Math.round(lon * 1e5) / 1e5 };
  if (part.kind !== 'band') edit(pointer, { ...part, ...rounded, ref: undefined });
  else {
    const near = (part.near ?? { radius_m: 5_000 }) as Loose;
    edit(pointer, { ...part, near: { ...near, ...rounded, ref: undefined } });
  }
}

/** A part of the place that is edited, the first where there is none of that number; null without a place. */
export function partAt(index: number): { pointer: string; part: Loose; index: number } | null {
  const pointer = placePointer.peek();
  const rows = (draftDocument.peek()?.accounts ?? []) as Loose[];
  const parts = ((rows[rowIndex.peek()]?.place as Loose | undefined)?.parts ?? []) as Loose[];
  const part = parts[index] ?? parts[0];
  if (!pointer || !part) return null;
  const at = parts.indexOf(part);
  return { pointer: `${pointer}/parts/${at}`, part, index: at };
}

/**
 * Puts the chosen part, or one corner of it, to where the map was clicked, or the marker dragged or nudged. What is
 * drawn by hand gets one corner more where none is named.
 */
export function placeAt(
  lat: number,
  lon: number,
  index = placedPart.peek(),
  corner: number | null = null,
): void {
  const found = partAt(index);
  if (!found || found.part.kind === 'area') return;
  const { pointer, part } = found;
  const isDrawn = isDrawnRow(part);
  batch(() => {
    chooseSpot(found.index, isDrawn ? (corner ?? cornersOf(part).length) : null);
    if (isDrawn) edit(pointer, withCorner(part, corner, lat, lon));
    else movePart(pointer, part, lat, lon);
  });
}

/** Takes a corner out of what is drawn by hand. */
export function removeCorner(index: number, corner: number): void {
  const found = partAt(index);
  if (found && isDrawnRow(found.part)) edit(found.pointer, withoutCorner(found.part, corner));
}
