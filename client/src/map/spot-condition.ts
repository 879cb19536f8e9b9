import { pointPrecisions } from '#contract/drawing.ts';
import type { DrawnProperties } from './drawn-features.ts';

/** Degrees added to each side of a box of members: more than rounding can take away, and far less than a metre. */
const more = 1e-7;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const listOf = (texts: readonly string[]) => texts.map(quoted).join(', ');

/**
 * The incidents that a drawn feature stands for, as a condition in CQL2 text: by their ids, by the areas that they
 * name, or by the box around where they are.
 */
export function conditionOf(properties: DrawnProperties): string | null {
  const { drawn, id, ids, place_area } = properties;
  if (id !== undefined) return `id = ${quoted(id)}`;
  if (ids !== undefined) return `id IN (${listOf(ids.split(','))})`;
  const box = boxOf(properties);
  // What is claimed is found by an index, whatever else has to be tested of it.
  const near = box && `S_INTERSECTS(claimed_places, ${box})`;
  if (place_area !== undefined)
    return [`A_EQUALS(place_area, (${listOf(place_area.split(','))}))`, near].filter(Boolean).join(' AND ');
  if (!box) return null;
  // An area that meets the box of a spot is counted elsewhere, but for one that a point with its uncertainty stands for;
  // one that was drawn by hand has no uncertainty, however exactly it is known.
  const isPoint = `place_precision IN (${listOf(pointPrecisions)}) AND uncertainty_m IS NOT NULL`;
  const isVague = `place_precision NOT IN (${listOf(pointPrecisions)}) AND uncertainty_m IS NOT NULL`;
  return `${near} AND S_INTERSECTS(geometry, ${box}) AND ${drawn === 'label' || drawn === 'area' ? isVague : isPoint}`;
}

function boxOf({ west, south, east, north }: DrawnProperties): string | null {
  if (west === undefined || south === undefined || east === undefined || north === undefined) return null;
  return `BBOX(${[west - more, south - more, east + more, north + more].map((one) => one.toFixed(8)).join(', ')})`;
}

/** One condition for all that several features stand for. */
export function anyOf(conditions: readonly string[]): string {
  return conditions.length === 1 ? conditions[0]! : conditions.map((one) => `(${one})`).join(' OR ');
}
