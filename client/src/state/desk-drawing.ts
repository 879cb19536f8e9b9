import type { Position } from 'geojson';
import type { PlacePart } from '#contract/claim.ts';
import type { PlacePrecision } from '#contract/codebook.ts';
import type { LatLon } from '#contract/coordinates.ts';
import { isDrawn, partKindsOf } from '#contract/place-part.ts';
import { newRow } from './desk-document.ts';
import type { Loose } from './desk-pointer.ts';

type Kind = PlacePart['kind'];

/** Metres to either side of a new line. */
const usualWidth = 50;

const degrees = (value: number) => Math.round(value * 1e5) / 1e5;
const numberOf = (value: unknown) =>
  value === '' || value === undefined || value === null ? Number.NaN : Number(value);

/** Whether a row of the form is a part that is drawn by hand. */
export const isDrawnRow = (part: Loose): boolean => isDrawn({ kind: part.kind as Kind });

/** What a part of a place can be drawn as at this precision; what it is already stays among them. */
export function kindChoices(precision: string, now: unknown): Kind[] {
  const allowed = partKindsOf(precision as PlacePrecision).filter(
    // A point for an area that no gazetteer knows comes from imports; nobody has to make another.
    (kind) => kind !== 'point' || !partKindsOf(precision as PlacePrecision).includes('area'),
  );
  return [...new Set([...allowed, now as Kind])];
}

/** A corner as a row of the form. */
export const cornerRow = ({ lat, lon }: LatLon): Loose => newRow({ lat: degrees(lat), lon: degrees(lon) });

export const cornersOf = (part: Loose): Loose[] => (part.points ?? []) as Loose[];

/** The same part as another kind: its corners, or its position as the first of them, are kept. */
export function withKind(part: Loose, kind: Kind, radius: number): Loose {
  const { _key, _points, lat, lon, uncertainty_m } = part;
  const points = (part.points ?? _points) as Loose[] | undefined;
  const [first] = points ?? [];
  if (!isDrawn({ kind }))
    return {
      ...{ _key, kind, _points: points },
      ...(kind === 'point'
        ? { lat: lat ?? first?.lat, lon: lon ?? first?.lon, uncertainty_m: uncertainty_m ?? radius }
        : {}),
    };
  const started = lat !== undefined && lon !== undefined ? [newRow({ lat, lon })] : [];
  return {
    ...{ _key, kind, points: points ?? started },
    ...(kind === 'line' ? { uncertainty_m: Math.min(radius, usualWidth) } : {}),
  };
}

/** Positions of the corners that are whole, each with its place in the list. */
export function placedCorners(part: Loose): { corner: number; lat: number; lon: number }[] {
  return cornersOf(part).flatMap((row, corner) => {
    const [lat, lon] = [numberOf(row.lat), numberOf(row.lon)];
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [{ corner, lat, lon }] : [];
  });
}

/** The line through the corners as they stand, closed where it goes around an area; null of less than two. */
export function pathOf(part: Loose): Position[] | null {
  const path = placedCorners(part).map(({ lat, lon }): Position => [lon, lat]);
  if (path.length < 2) return null;
  return part.kind === 'outline' && path.length > 2 ? [...path, path[0]!] : path;
}

/** The part with a corner moved, or with one more at its end where `corner` is null. */
export function withCorner(part: Loose, corner: number | null, lat: number, lon: number): Loose {
  const rows = cornersOf(part);
  const points =
    corner === null
      ? [...rows, cornerRow({ lat, lon })]
      : rows.map((row, index) =>
          index === corner ? { _key: row._key, lat: degrees(lat), lon: degrees(lon) } : row,
        );
  return { ...part, points };
}

export function withoutCorner(part: Loose, corner: number): Loose {
  return { ...part, points: cornersOf(part).toSpliced(corner, 1) };
}
