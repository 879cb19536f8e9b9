import { area } from '@turf/area';
import { feature } from '@turf/helpers';
import type { ClaimedPlace, PlacePart } from '../contract/claim.ts';
import type { GeneralisedPlace } from '../contract/generalised.ts';
import type { Account, IncidentDocument } from '../contract/incident.ts';
import type { AreaPlace, Gazetteer, PointPlace } from './gazetteer.ts';
import { leftOutNames, withoutNames } from './left-out-names.ts';
import { haversine } from './metric.ts';
import { municipalitiesOfArea, municipalitiesOfPoint } from './municipality.ts';
import { derivePlace } from './place.ts';
import { placeRuleOf } from './rule-of.ts';

/**
 * The document as everybody reads it, staff too: without its rule of protection, and with every claimed place made less
 * precise as the rule says. Everything that is derived, stored to be found by, counted and answered is derived from it
 * (`project`), so that no representation has to think of it. The very same document where it has no rule.
 *
 * Names of the places are taken out of words too, by their spelling: who knows the place will find it in other words,
 * so `namedStill` tells whoever protects it where to look. The row it was imported from is left out, with its number in the data set, where the
 * place could be looked up.
 */
export function protect(document: IncidentDocument, gazetteer: Gazetteer): IncidentDocument {
  const { protection: _, ...shown } = document;
  const rule = placeRuleOf(document);
  if (rule === 'exact') return document.protection ? shown : document;
  const generalised: IncidentDocument = {
    ...shown,
    place_generalised: rule,
    accounts: document.accounts.map(
      ({ imported: _row, place, ...account }): Account => ({
        ...account,
        ...(place ? { place: generalisedPlace(place, rule, gazetteer) } : {}),
      }),
    ),
  };
  return withoutNames(generalised, leftOutNames(document, generalised, gazetteer));
}

const unlocated: ClaimedPlace = { precision: 'unlocated', parts: [] };

/**
 * A claimed place as a rule lets it be seen, without its own name: the name is that of the gazetteer. What is coarser
 * than the rule already stays as coarse. A place for which the gazetteer has nothing coarse enough is not shown at all.
 */
export function generalisedPlace(
  place: ClaimedPlace,
  rule: GeneralisedPlace,
  gazetteer: Gazetteer,
): ClaimedPlace {
  if (rule === 'withheld' || place.precision === 'unlocated') return unlocated;
  if (place.precision === 'country') return { precision: 'country', parts: [] };
  const settlements = rule === 'settlement' ? nearSettlements(place, gazetteer) : null;
  if (settlements) return { precision: 'near', parts: eachOnce(settlements) };
  const areas = eachOnce(place.parts.flatMap((part) => areaAround(part, place, gazetteer) ?? []));
  if (areas.length === 0) return unlocated;
  const precision = areas.every(({ ref }) => ref.startsWith('municipalities/')) ? 'municipality' : 'region';
  return { precision, parts: areas };
}

/** Radii in metres: few of them, so that one says little of how far from the settlement the place was. */
const radii = [2_000, 5_000, 10_000, 25_000];

/**
 * Points at the nearest settlements in discs that hold what was stated; null where a part is no point, or no disc that
 * a point may have is large enough.
 */
function nearSettlements(place: ClaimedPlace, { settlements }: Gazetteer): PlacePart[] | null {
  const parts = place.parts.map((part): PlacePart | null => {
    if (part.kind !== 'point') return null;
    let nearest: { place: PointPlace; metres: number } | null = null;
    for (const one of settlements) {
      const [lon, lat] = one.geometry.coordinates as [number, number];
      const metres = haversine(part.lon, part.lat, lon, lat);
      if (!nearest || metres < nearest.metres) nearest = { place: one, metres };
    }
    const reach = nearest && nearest.metres + part.uncertainty_m;
    const radius = reach !== null && radii.find((one) => one >= reach);
    if (!nearest || !radius) return null;
    const [lon, lat] = nearest.place.geometry.coordinates as [number, number];
    return { kind: 'point', lon, lat, uncertainty_m: radius, ref: `settlements/${nearest.place.id}` };
  });
  const found = parts.filter((part) => part !== null);
  return found.length === parts.length ? found : null;
}

type AreaPart = Extract<PlacePart, { kind: 'area' }>;

/** The municipality of a part, or a larger area where that is what is stated; null where the gazetteer has neither. */
function areaAround(part: PlacePart, place: ClaimedPlace, gazetteer: Gazetteer): AreaPart | null {
  if (part.kind === 'area' && isAsLarge(part.ref, gazetteer)) return part;
  const id = municipalityOf(part, place, gazetteer);
  const ref = `municipalities/${id}`;
  return id !== null && gazetteer.byRef.has(ref) ? { kind: 'area', ref } : null;
}

/** The municipality a part lies in; of one that may lie in several, where its stated point lies. */
function municipalityOf(part: PlacePart, place: ClaimedPlace, gazetteer: Gazetteer): string | null {
  const { municipalities, municipalities_possible } = derivePlace({ ...place, parts: [part] }, gazetteer);
  const [only, ...others] = municipalities.length ? municipalities : municipalities_possible;
  if (only !== undefined && others.length === 0) return only;
  const stated = part.kind === 'point' ? part : part.kind === 'band' ? part.near : undefined;
  if (!stated) return null;
  const point = { kind: 'point' as const, lon: stated.lon, lat: stated.lat, uncertainty_m: 0 };
  return municipalitiesOfPoint(point, 'exact', gazetteer).certain[0] ?? null;
}

/** Whether a gazetteer area is a municipality, or at least as large as the largest it has ground in. */
function isAsLarge(ref: string, gazetteer: Gazetteer): boolean {
  const geometry = gazetteer.byRef.get(ref)?.geometry;
  if (!geometry) return false;
  if (ref.startsWith('municipalities/')) return true;
  const { certain, possible } = municipalitiesOfArea(geometry, undefined, gazetteer);
  const met = gazetteer.municipalities.filter(({ id }) => certain.includes(id) || possible.includes(id));
  const own = area(feature(geometry));
  return met.length > 0 && met.every((one: AreaPlace) => area(one) <= own);
}

function eachOnce<P extends PlacePart>(parts: readonly P[]): P[] {
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}
