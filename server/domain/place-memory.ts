import type { ClaimedPlace } from '../contract/claim.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type DerivedPlace, derivePlace } from './place.ts';

/** Places remembered for certain: data sets code their rows to some thousands of towns. */
const most = 20_000;

/**
 * `derivePlace` that derives each place once: rows of a data set share their coordinates, and the distances and areas
 * of a point cost more than all else that is derived.
 */
export function rememberPlaces(gazetteer: Gazetteer): (place: ClaimedPlace) => DerivedPlace {
  let known = new Map<string, DerivedPlace>();
  let before: typeof known = new Map();
  return (place) => {
    const key = keyOf(place);
    let derived = known.get(key);
    if (derived) return derived;
    if (known.size >= most) {
      before = known;
      known = new Map();
    }
    // Written and read anew: a name cut out of a file would keep the whole piece of the file in memory.
    derived = before.get(key) ?? derivePlace(JSON.parse(JSON.stringify(place)) as ClaimedPlace, gazetteer);
    known.set(key, derived);
    return derived;
  };
}

/** A text that two places share only where they are claimed alike. One point, which most rows claim, is told in short. */
function keyOf(place: ClaimedPlace): string {
  const [part] = place.parts;
  const { name, precision } = place;
  const isPlain =
    place.parts.length === 1 &&
    part!.kind === 'point' &&
    Object.keys(part!).length === 4 &&
    Object.keys(place).length === (name === undefined ? 2 : 3);
  if (!isPlain || part?.kind !== 'point') return JSON.stringify(place);
  return `${precision} ${part.lon} ${part.lat} ${part.uncertainty_m} ${name === undefined ? '' : JSON.stringify(name)}`;
}
