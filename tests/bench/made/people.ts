import type { Texts } from '../../../server/contract/text.ts';
import { chanceOf } from './chance.ts';
import { madeWord } from './words.ts';

export interface Person {
  id: string;
  name: Texts;
}

export interface People {
  actors: readonly Person[];
  claimants: readonly Person[];
  publishers: readonly string[];
}

const kinds = ['Police', 'Army', 'Militia', 'Residents', 'Students', 'Union', 'Party', 'Front', 'Guard'];
const offices = ['Ministry', 'Agency', 'Monitor', 'Mission', 'Observatory', 'Institute'];

const list = (count: number, make: (at: number) => Person) =>
  Array.from({ length: count }, (_, at) => make(at));

/** Who acts, who says so and who prints it; the same for the same seed. */
export function createPeople(seed: number): People {
  const chance = chanceOf(seed, -3);
  const named = (what: string) => {
    const word = madeWord(chance, 2);
    return `${what} of ${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  };
  return {
    actors: list(150, (at) => ({ id: `actor-${at}`, name: { en: named(kinds[at % kinds.length]!) } })),
    claimants: list(60, (at) => ({
      id: `claimant-${at}`,
      name: { en: named(offices[at % offices.length]!) },
    })),
    publishers: list(300, (at) => ({ id: String(at), name: { en: named('Daily') } })).map(
      ({ name }) => name.en!,
    ),
  };
}
