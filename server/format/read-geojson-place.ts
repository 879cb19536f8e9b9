import type { ClaimedPlace, PlacePart } from '../contract/claim.ts';
import { maxUncertainty, type PlacePrecision, placePrecisions } from '../contract/codebook.ts';
import { partKindsOf } from '../contract/place-part.ts';
import { reachOf } from '../domain/drawn-area.ts';
import { type CellFault, type Cells, cut } from './exchange-row.ts';
import { type ReadShape, readShape } from './read-shape.ts';

const defaultUncertainty = {
  exact: 10,
  vicinity: 100,
  locality: 1_000,
  settlement: 1_500,
  near: 15_000,
} as const;

/** Metres to either side of a line of which nobody says how wide it is meant. */
const assumedWidth = 100;

/** What is known besides the geometry itself. */
export interface Surroundings {
  /** The member `crs` of the collection, the feature or its geometry. */
  crs?: unknown;
  /** Gazetteer areas that the feature says it stands for. */
  areas?: readonly string[];
  /** Polygons that an incident in these areas would be drawn as; null where one of them is unknown. */
  polygonsIn?: ((areas: readonly string[]) => number | null) | undefined;
}

export type PlaceFault = (name: string, allowed: string, code?: string, value?: string) => undefined;

/**
 * The place of a GeoJSON feature: points, lines within some metres, areas, or none. What our own files say of areas of
 * the gazetteer is read as these areas again where this deployment has them, else as the outline that they are drawn as.
 */
export function featurePlace(
  geometry: unknown,
  cells: Cells,
  surroundings: Surroundings,
  fault: PlaceFault,
): { place: ClaimedPlace; notices: CellFault[] } | undefined {
  const name = cells('place_name');
  const named = name ? { name: { en: cut(name, 200) } } : {};
  const stated = cells('place_precision') as PlacePrecision | '';
  if (geometry === null || geometry === undefined) {
    const precision = stated === 'country' ? stated : 'unlocated';
    return { place: { precision, ...named, parts: [] }, notices: [] };
  }
  const shape = readShape(geometry, surroundings.crs);
  const type = String((geometry as { type?: unknown }).type ?? '');
  if ('code' in shape) return fault('geometry', shape.allowed, shape.code, type);
  if (stated && (!placePrecisions.includes(stated) || !(shape.kind === 'point' ? ofPoints : ofAreas)(stated)))
    return fault('place_precision', Object.keys(maxUncertainty).join(', '));
  const notices = shape.notices.map((one): CellFault => ({ column: 'geometry', value: type, ...one }));
  const areas = surroundings.areas ?? [];
  if (shape.kind === 'outline' && (stated === 'municipality' || stated === 'region') && areas.length)
    if (surroundings.polygonsIn?.(areas) === shape.parts.length) {
      const parts = areas.map((ref): PlacePart => ({ kind: 'area', ref }));
      return { place: { precision: stated, ...named, parts }, notices };
    }
  const precision = precisionOf(shape, stated);
  if (stated && precision !== stated)
    notices.push({
      ...{ column: 'place_precision', value: stated, code: 'area_as_outline' },
      allowed: `as an area drawn by hand, ${precision}`,
    });
  const usual = defaultUncertainty[precision as keyof typeof defaultUncertainty] ?? 50_000;
  const most = maxUncertainty[precision as keyof typeof maxUncertainty] ?? 1_000_000;
  const isWidthAssumed = shape.kind === 'line' && !cells('uncertainty_m');
  const metres = isWidthAssumed
    ? Math.min(assumedWidth, usual)
    : cells('uncertainty_m')
      ? Number(cells('uncertainty_m'))
      : usual;
  const least = shape.kind === 'line' ? 1 : 0;
  if (shape.kind !== 'outline' && !(metres >= least && metres <= most))
    return fault('uncertainty_m', `metres from ${least} to ${most}`);
  if (isWidthAssumed)
    notices.push({
      ...{ column: 'geometry', value: type, code: 'line_width_assumed' },
      allowed: `as within ${metres} m of it, for lack of uncertainty_m`,
    });
  return { place: { precision, ...named, parts: partsOf(shape, metres) }, notices };
}

const ofPoints = (precision: PlacePrecision) => !['country', 'band', 'unlocated'].includes(precision);
const ofAreas = (precision: PlacePrecision) => !['country', 'unlocated'].includes(precision);

/** What is stated where it may be drawn so; else the least that an area of this reach or a line can claim. */
function precisionOf({ kind, parts }: ReadShape, stated: PlacePrecision | ''): PlacePrecision {
  if (kind === 'point') return stated || 'settlement';
  if (stated && partKindsOf(stated).includes(kind)) return stated;
  if (kind === 'line') return 'near';
  const reach = Math.max(...parts.map((points) => reachOf({ kind: 'outline', points })));
  return stated || reach > maxUncertainty.near ? 'region' : 'near';
}

function partsOf({ kind, parts }: ReadShape, metres: number): PlacePart[] {
  return parts.map((points): PlacePart => {
    if (kind === 'outline') return { kind, points };
    if (kind === 'line') return { kind, points, uncertainty_m: metres };
    return { kind, ...points[0]!, uncertainty_m: metres };
  });
}
