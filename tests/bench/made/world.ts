import type { Texts } from '../../../server/contract/text.ts';
import { type Chance, chanceOf, zipf } from './chance.ts';
import { madeWord } from './words.ts';

/** A place as a gazetteer of the field has it: one pair of coordinates for everything that happens there. */
export interface MadePlace {
  id: string;
  name: Texts;
  lon: number;
  lat: number;
  country: string;
  /** Within the box of the deployment. */
  isLocal: boolean;
}

export interface World {
  places: readonly MadePlace[];
  /** A place by its share: some have thousands of incidents, most have a few. */
  place(chance: Chance): MadePlace;
}

/** Northern Kosovo, a hair within the bounds of the deployment. */
export const localBox = [20.47, 42.8, 21.01, 43.28] as const;
/** Share of all incidents in that box. */
export const localShare = 0.12;
const placesInAll = 2_000;
const localPlaces = 80;
const countries = 60;

const round = (degrees: number) => Number(degrees.toFixed(5));

/** About 2,000 places, those of the box and those around the centres of made countries of the whole world. */
export function createWorld(seed: number): World {
  const chance = chanceOf(seed, -7);
  const places: MadePlace[] = [];
  const add = (lon: number, lat: number, country: string, isLocal: boolean) => {
    const word = madeWord(chance, 2 + chance.below(2));
    const name = word.charAt(0).toUpperCase() + word.slice(1);
    places.push({
      id: `p${places.length}`,
      name: { en: name, ...(isLocal ? { sq: `${name}ë`, 'sr-Latn': `${name}o` } : {}) },
      lon: round(lon),
      lat: round(lat),
      country,
      isLocal,
    });
  };
  const [west, south, east, north] = localBox;
  for (let at = 0; at < localPlaces; at += 1)
    add(west + chance.next() * (east - west), south + chance.next() * (north - south), 'Kosovo', true);
  const centres = Array.from({ length: countries }, () => ({
    lon: -120 + chance.next() * 270,
    lat: -34 + chance.next() * 90,
    spread: 1 + chance.next() * 5,
    name: madeWord(chance, 3),
  }));
  const centreRank = zipf(countries, { exponent: 0.7 });
  // The sum of three draws is nearly a bell: places crowd around the middle of a country.
  const bell = () => chance.next() + chance.next() + chance.next() - 1.5;
  while (places.length < placesInAll) {
    const centre = centres[centreRank(chance.next())]!;
    const lon = centre.lon + bell() * centre.spread * 1.5;
    const lat = centre.lat + bell() * centre.spread;
    if (lon > west - 1 && lon < east + 1 && lat > south - 1 && lat < north + 1) continue;
    add(lon, lat, centre.name.charAt(0).toUpperCase() + centre.name.slice(1), false);
  }
  const local = zipf(localPlaces, { shift: 3 });
  const far = zipf(placesInAll - localPlaces, { shift: 5 });
  return {
    places,
    place: (one) =>
      one.holds(localShare) ? places[local(one.next())]! : places[localPlaces + far(one.next())]!,
  };
}
