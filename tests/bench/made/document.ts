import { incidentTypes, typeCodes } from '../../../server/contract/codebook.ts';
import type { Account, IncidentDocument } from '../../../server/contract/incident.ts';
import type { Texts } from '../../../server/contract/text.ts';
import { madeAccount } from './account.ts';
import { type Chance, chanceOf, zipf } from './chance.ts';
import { createPeople, type People } from './people.ts';
import { type MadeDay, madeDay, shifted } from './time.ts';
import { createVocabulary, type Vocabulary } from './words.ts';
import { createWorld, type MadePlace, type World } from './world.ts';

/** Everything that incidents of one seed share. */
export interface Maker {
  seed: number;
  world: World;
  people: People;
  vocabulary: Vocabulary;
}

export function createMaker(seed: number): Maker {
  return { seed, world: createWorld(seed), people: createPeople(seed), vocabulary: createVocabulary(seed) };
}

/** Shares of all incidents. */
export const contestedShare = 0.02;
export const unlocatedShare = 0.01;
export const municipalityShare = 0.03;

const typeRank = zipf(typeCodes.length, { exponent: 0.6 });
const textLength = 190;

/**
 * The incident of an index: the same for the same seed, however many are made and in whichever order. Its place has
 * the coordinates of its gazetteer entry, as in the field's data sets, in four of five cases.
 */
export function madeDocument(maker: Maker, index: number): IncidentDocument {
  const chance = chanceOf(maker.seed, index);
  const place = maker.world.place(chance);
  const day = madeDay(chance);
  const type = typeCodes[typeRank(chance.next())]!;
  const sub_type = chance.pick(incidentTypes[type]);
  const summary = maker.vocabulary.sentence(chance, textLength);
  const kind = placeKindOf(chance);
  const facts = { place, day, type, sub_type, kind };
  const accounts: Account[] = [madeAccount(maker, chance, { ...facts, id: 'a', rival: false })];
  if (chance.holds(contestedShare))
    for (const id of chance.holds(0.3) ? ['b', 'c'] : ['b'])
      accounts.push(madeAccount(maker, chance, { ...facts, id, rival: true }));
  return {
    id: `${day.date}-${slugOf(place)}-${index.toString(36)}`,
    status: 'published',
    titles: [{ text: titleOf(chance, place, type.replaceAll('_', ' '), day) }],
    summaries: [{ text: { en: summary } }],
    types: [{ type, sub_type }],
    rankings: [],
    aggregate: chance.holds(0.01),
    accounts,
    assessments: chance.holds(0.03)
      ? [
          {
            aspect: 'occurrence',
            verification: 'verified',
            basis: { en: 'Pictures of the place were compared.' },
            by: 'Desk',
            known_from: shifted(day, 10),
          },
        ]
      : [],
    links: [],
  };
}

export type PlaceKind = 'unlocated' | 'municipality' | 'point';

function placeKindOf(chance: Chance): PlaceKind {
  const draw = chance.next();
  if (draw < unlocatedShare) return 'unlocated';
  return draw < unlocatedShare + municipalityShare ? 'municipality' : 'point';
}

function slugOf({ name, id }: MadePlace): string {
  const plain = name.en!.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return `${plain.replace(/[^a-z]+/g, '')}-${id}`;
}

function titleOf(chance: Chance, { name }: MadePlace, what: string, { date }: MadeDay): Texts {
  const en = name.en!;
  return {
    en: `${what.charAt(0).toUpperCase()}${what.slice(1)} reported at ${en} on ${date}`,
    ...(chance.holds(0.3) ? { sq: `Raportohet për ngjarje në ${name.sq ?? en} më ${date}` } : {}),
    ...(chance.holds(0.2)
      ? {
          'sr-Latn': `Prijavljen događaj u mestu ${name['sr-Latn'] ?? en} ${date}`,
          'sr-Cyrl': `Пријављен догађај у месту ${en} ${date}`,
        }
      : {}),
  };
}
