import { polygonsOf } from './area.ts';
import type { Gazetteer } from './gazetteer.ts';
import { derivePlace } from './place.ts';

/** Counts the polygons that an incident in areas of the gazetteer is drawn as; null where one of them is unknown. */
export function polygonsInAreas(gazetteer: Gazetteer): (areas: readonly string[]) => number | null {
  const known = new Map<string, number>();
  return (areas) => {
    if (!areas.every((ref) => gazetteer.byRef.has(ref))) return null;
    const key = areas.join(' ');
    const found = known.get(key);
    if (found !== undefined) return found;
    const parts = areas.map((ref) => ({ kind: 'area' as const, ref }));
    const { geometry } = derivePlace({ precision: 'region', parts }, gazetteer);
    const count = geometry ? polygonsOf(geometry).length : 0;
    known.set(key, count);
    return count;
  };
}
