import { incidentTypes, typeCodes } from '../../server/contract/codebook.ts';
import type { IncidentDocument } from '../../server/contract/incident.ts';
import { incidentDocument } from '../../server/contract/incident.ts';
import type { Box } from '../../server/contract/query.ts';

/** Numbers in [0, 1) that are the same for the same seed (mulberry32, public domain algorithm by T. Ettinger). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const precisions = ['exact', 'vicinity', 'locality', 'settlement', 'near'] as const;
const radius = { exact: 5, vicinity: 80, locality: 600, settlement: 1_200, near: 4_000 } as const;

/** Deterministic published documents: one account each, one in fifty with a rival, spread over the box and two years. */
export function* makeIncidents(count: number, box: Box, seed = 1): Generator<IncidentDocument> {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const [west, south, east, north] = box;
  for (let index = 0; index < count; index += 1) {
    const type = pick(typeCodes);
    const precision = pick(precisions);
    const day = new Date(Date.UTC(2022, 0, 1) + Math.floor(random() * 730) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const account = (id: string) => ({
      id,
      claimant: { id: `agency-${1 + Math.floor(random() * 20)}`, name: { en: `Agency ${id}` } },
      stance: 'reports',
      statement: {
        en: `Incident ${index} is reported to have happened on ${day}, in neutral words of usual length.`,
      },
      time: { start: day, precision: 'day' },
      place: {
        precision,
        parts: [
          {
            kind: 'point',
            lon: Number((west + random() * (east - west)).toFixed(5)),
            lat: Number((south + random() * (north - south)).toFixed(5)),
            uncertainty_m: radius[precision],
          },
        ],
      },
      actors: [
        { id: `actor-${1 + Math.floor(random() * 30)}`, name: { en: 'An actor' }, role: 'initiating' },
      ],
      sources: [{ id: 's', publisher: `Paper ${1 + Math.floor(random() * 50)}`, published_at: day }],
    });
    yield incidentDocument.parse({
      id: `made-${index}`,
      status: 'published',
      titles: [
        {
          text: {
            en: `Made incident ${index} of type ${type}`,
            sq: `Incidenti ${index}`,
            'sr-Cyrl': `Инцидент ${index}`,
          },
        },
      ],
      summaries: [
        {
          text: {
            en: `What happened in made incident ${index}, told in about two hundred characters as the usual summary of an incident is, so that sizes and times are those of real data and not of a toy.`,
          },
        },
      ],
      types: [{ type, sub_type: pick(incidentTypes[type]) }],
      accounts: index % 50 === 0 ? [account('a'), account('b')] : [account('a')],
    });
  }
}
