import type { ClaimedPlace } from '../contract/claim.ts';
import type { Gazetteer, PointPlace } from './gazetteer.ts';
import { fold } from './names.ts';
import { namesOf } from './place-names.ts';

/** How far (m) the point of a settlement may be off where the gazetteer does not say. */
const usualRadius = 1_500;

/** What a name says of a place: where it is, or why that cannot be told. */
export type NamedPlace = { place: ClaimedPlace } | { fault: 'place_unknown' | 'place_ambiguous' };

/**
 * Finds places by their names in any language and spelling. A municipality goes before a settlement of the same name:
 * the wider of two claims that a name can mean is the one that is surely made.
 */
export function placesByName(gazetteer: Gazetteer): (name: string) => NamedPlace {
  const known = new Map<string, Set<string>>();
  for (const [ref, { properties }] of gazetteer.byRef) {
    if (!/^(municipalities|settlements|border-points)\//.test(ref)) continue;
    const names = Object.values(namesOf(properties)).flatMap((name) => [name, ...name.split(/\s*\/\s*/)]);
    for (const name of new Set(names.map(fold))) known.set(name, (known.get(name) ?? new Set()).add(ref));
  }
  return (name) => {
    const refs = [...(known.get(fold(name)) ?? [])];
    const areas = refs.filter((ref) => ref.startsWith('municipalities/'));
    const found = areas.length ? areas : refs;
    if (found.length === 0) return { fault: 'place_unknown' };
    if (found.length > 1) return { fault: 'place_ambiguous' };
    const ref = found[0]!;
    if (areas.length) return { place: { precision: 'municipality', parts: [{ kind: 'area', ref }] } };
    const { geometry, properties } = gazetteer.byRef.get(ref) as PointPlace;
    const [lon, lat] = geometry.coordinates as [number, number];
    const uncertainty_m = Math.min(25_000, properties.uncertainty_m ?? usualRadius);
    return { place: { precision: 'settlement', parts: [{ kind: 'point', lon, lat, uncertainty_m, ref }] } };
  };
}
