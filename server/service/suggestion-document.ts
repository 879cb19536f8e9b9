import type { ClaimedPlace, ClaimedTime } from '../contract/claim.ts';
import { maxUncertainty } from '../contract/codebook.ts';
import { parseCoordinates } from '../contract/coordinates.ts';
import type { Account, IncidentDocument } from '../contract/incident.ts';
import type { Suggested } from '../contract/suggestion.ts';
import type { Language } from '../contract/text.ts';
import { fromLocal } from '../contract/time.ts';
import { fold, slugOf } from '../domain/names.ts';
import type { Atlas } from './atlas.ts';
import { parseDocument } from './document.ts';

/** Metres within which a point of these precisions lies, where the gazetteer does not say it. */
const usual = { settlement: 2_000, municipality: 10_000 } as const;

/** The place that was named: coordinates, a place of the gazetteer, or only its name where there is none of it. */
async function placeOf(
  { store, deployment }: Atlas,
  { place: text, place_precision: precision }: Suggested,
  language: Language,
): Promise<ClaimedPlace> {
  const named = text ? { name: { [language]: text } } : {};
  const point = parseCoordinates(text);
  if (precision === 'unlocated') return { precision, ...named, parts: [] };
  if (point) {
    const uncertainty_m =
      precision in usual ? usual[precision as keyof typeof usual] : maxUncertainty[precision as 'exact'];
    return { precision, parts: [{ kind: 'point', ...point, uncertainty_m }] };
  }
  const hits = await store.findPlaces(text, 10);
  const wanted = fold(text);
  const exact = hits.filter(({ names }) => Object.values(names).some((name) => fold(name ?? '') === wanted));
  const isArea = (ref: string) =>
    deployment.gazetteer.municipalities.some(({ id }) => ref === `municipalities/${id}`);
  const area = exact.find(({ ref }) => isArea(ref));
  if (area && precision === 'municipality')
    return { precision, ...named, parts: [{ kind: 'area', ref: area.ref }] };
  const spot = exact.find(({ ref }) => !isArea(ref));
  if (!spot) {
    if (area) return { precision: 'municipality', ...named, parts: [{ kind: 'area', ref: area.ref }] };
    return { precision: 'unlocated', ...named, parts: [] };
  }
  const { lon, lat, ref } = spot;
  const uncertainty_m = Math.min(spot.uncertainty_m ?? usual.settlement, maxUncertainty.settlement);
  return { precision: 'settlement', ...named, parts: [{ kind: 'point', lon, lat, uncertainty_m, ref }] };
}

const grains = { 4: 'year', 7: 'month', 10: 'day' } as const;

function timeOf({ date, time }: Suggested, zone: string): ClaimedTime {
  if (!time) return { start: date, precision: grains[date.length as keyof typeof grains] };
  const start = new Date(fromLocal(Date.parse(`${date}T${time}:00Z`), zone)).toISOString();
  return { start, precision: 'minute' };
}

/** A short title out of the first words; whoever accepts it writes a better one. */
function titleOf(what: string): string {
  const first = what.split(/[\n.!?]/, 1)[0]!.trim() || what;
  return first.length <= 90 ? first : `${first.slice(0, 90).replace(/\s+\S*$/, '')} …`;
}

/**
 * What was suggested as one account. Who said it is the claimant; where nobody is named, the publisher of the first
 * source. `told` replaces claimant and statement by an editor's own words.
 */
export async function accountOf(
  atlas: Atlas,
  said: Suggested,
  language: Language,
  told: { claimant: string; statement: string } = {
    claimant: said.who || new URL(said.sources[0]!).host,
    statement: said.what,
  },
): Promise<Account> {
  return {
    id: 'suggested',
    claimant: { id: slugOf(told.claimant) || 'suggested', name: { [language]: told.claimant } },
    stance: 'reports',
    statement: { [language]: told.statement },
    place: await placeOf(atlas, said, language),
    time: timeOf(said, atlas.deployment.region.zone),
    actors: [],
    figures: [],
    sources: said.sources.map((url, index) => ({
      id: `source-${index + 1}`,
      publisher: new URL(url).host,
      url,
    })),
  };
}

/** A draft of the incident that was suggested; null when it cannot be one. Its type is for an editor to say. */
export async function draftOf(
  atlas: Atlas,
  said: Suggested,
  language: Language,
): Promise<IncidentDocument | null> {
  return parseDocument({
    id: 'suggested',
    status: 'draft',
    titles: [{ text: { [language]: titleOf(said.what) } }],
    types: [{ type: 'other', sub_type: 'other' }],
    accounts: [await accountOf(atlas, said, language)],
  }).document;
}
