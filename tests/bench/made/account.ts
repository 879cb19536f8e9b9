import type { ClaimedPlace } from '../../../server/contract/claim.ts';
import {
  credibilities,
  type IncidentType,
  incidentTypes,
  legalWords,
  reliabilities,
  type SubType,
  typeCodes,
} from '../../../server/contract/codebook.ts';
import type { Account, Figure } from '../../../server/contract/incident.ts';
import { type Chance, zipf } from './chance.ts';
import type { Maker, PlaceKind } from './document.ts';
import { type MadeDay, madeTime, shifted } from './time.ts';
import type { MadePlace } from './world.ts';

/** What an incident is about, before anybody has said it. */
interface Facts {
  id: string;
  place: MadePlace;
  day: MadeDay;
  type: IncidentType;
  sub_type: SubType;
  kind: PlaceKind;
  /** Says that it was elsewhere, and mostly that it was something else. */
  rival: boolean;
}

const actorRank = zipf(150);
const claimantRank = zipf(60);
const publisherRank = zipf(300);

export function madeAccount(maker: Maker, chance: Chance, facts: Facts): Account {
  const { people, vocabulary } = maker;
  const { day, rival } = facts;
  const claimant = people.claimants[claimantRank(chance.next())]!;
  const said = shifted(day, (rival ? 1 : 0) + chance.below(3));
  const detained = facts.sub_type === 'detention' && chance.holds(0.7);
  const type = rival && chance.holds(0.6) ? chance.pick(typeCodes) : facts.type;
  const sub_type = type === facts.type ? facts.sub_type : chance.pick(incidentTypes[type]);
  const legal_word = detained ? chance.pick(legalWords.slice(0, 2)) : undefined;
  return {
    id: facts.id,
    claimant,
    stance: rival ? 'claims' : 'reports',
    statement: { en: vocabulary.sentence(chance, 60) },
    place: placeOf(chance, facts),
    time: madeTime(chance, day),
    ...(rival || detained ? { nature: { type, sub_type, ...(legal_word ? { legal_word } : {}) } } : {}),
    actors: actorsOf(maker, chance),
    figures: figuresOf(chance, said, day),
    sources: [
      {
        id: 's1',
        publisher: people.publishers[publisherRank(chance.next())]!,
        url: `https://news.example/${day.date}/${chance.below(1e6)}`,
        published_at: said,
      },
    ],
    ...(chance.holds(0.6)
      ? { grade: { reliability: chance.pick(reliabilities), credibility: chance.pick(credibilities) } }
      : {}),
  };
}

const municipalities = ['leposavic', 'zvecan', 'zubin-potok', 'north-mitrovica', 'south-mitrovica'];
const radii = { exact: 5, vicinity: 80, locality: 600, settlement: 1_500, near: 6_000 } as const;
const precisions = [
  'settlement',
  'settlement',
  'settlement',
  'locality',
  'near',
  'vicinity',
  'exact',
] as const;
/** Share of the points that have coordinates of their own. */
export const ownShare = 0.2;

function placeOf(chance: Chance, { place, kind, rival }: Facts): ClaimedPlace {
  if (kind === 'unlocated') return { precision: 'unlocated', parts: [] };
  if (kind === 'municipality' && place.isLocal)
    return {
      precision: 'municipality',
      parts: [{ kind: 'area', ref: `municipalities/${chance.pick(municipalities)}` }],
    };
  const own = rival || chance.holds(ownShare);
  const off = () => (own ? (chance.next() - 0.5) * (rival ? 0.12 : 0.04) : 0);
  const lon = Number((place.lon + off()).toFixed(5));
  const lat = Number((place.lat + off()).toFixed(5));
  // No outline of a municipality is known outside of the deployment: a point stands for it (codebook, section 2).
  const precision = kind === 'municipality' ? 'municipality' : chance.pick(precisions);
  const uncertainty_m = precision === 'municipality' ? 12_000 : radii[precision];
  return { precision, name: place.name, parts: [{ kind: 'point', lon, lat, uncertainty_m }] };
}

function actorsOf({ people }: Maker, chance: Chance): Account['actors'] {
  const actor = () => people.actors[actorRank(chance.next())]!;
  const one = { ...actor(), role: 'initiating' as const };
  if (chance.holds(0.3)) return [one];
  const other = actor();
  return other.id === one.id ? [one] : [one, { ...other, role: 'affected' }];
}

/** A third has a figure; of some a later one takes its place, so that these incidents have more than one state. */
function figuresOf(chance: Chance, said: string, day: MadeDay): Figure[] {
  if (!chance.holds(0.35)) return [];
  const category = chance.pick(['killed', 'wounded', 'detained', 'participants'] as const);
  const value = Math.floor(1 + (category === 'participants' ? 400 : 8) * chance.next() ** 3);
  const group = { id: 'people', name: { en: 'people' } };
  const figure: Figure = {
    id: 'f1',
    category,
    group,
    value,
    qualifier: chance.holds(0.2) ? 'at_least' : 'exactly',
    said_at: said,
    source: 's1',
  };
  if (!chance.holds(0.15)) return [figure];
  const later: Figure = {
    id: 'f2',
    category,
    group,
    value: value + 1 + chance.below(3),
    qualifier: 'exactly',
    said_at: shifted(day, 4 + chance.below(30)),
    supersedes: 'f1',
  };
  return [figure, later];
}
