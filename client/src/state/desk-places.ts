import type { PlaceHit } from '#contract/place.ts';
import { request } from './request.ts';

/** Collections whose places have an outline, so that a whole one can be claimed. */
const areaCollections = ['municipalities', 'countries', 'lakes'];

/**
 * Reference places whose name begins so, in any of their languages, best first. `areasOnly` leaves those with an
 * outline. Throws as `request` does.
 */
export async function findPlaces(text: string, areasOnly: boolean, signal: AbortSignal): Promise<PlaceHit[]> {
  const asked = new URLSearchParams({ q: text.trim(), limit: areasOnly ? '50' : '12' });
  const { body } = await request<{ places: PlaceHit[] }>(`/api/places?${asked}`, { signal });
  const drawn = body.places.filter((hit) => areaCollections.includes(hit.ref.split('/')[0]!));
  // A claim about a whole municipality is far more frequent than one about a lake of the same name.
  const rank = (hit: PlaceHit) => areaCollections.indexOf(hit.ref.split('/')[0]!);
  return areasOnly ? drawn.sort((a, b) => rank(a) - rank(b)).slice(0, 12) : body.places;
}
