import type { ItemsPage } from '#contract/feature.ts';
import { maxLimit } from '#contract/parameter-readers.ts';
import type { Place } from '#contract/place.ts';
import { request } from './request.ts';

/** Address of a whole reference collection as GeoJSON. */
export const collectionUrl = (id: string) => `/api/collections/${id}/items?limit=${maxLimit}`;

const asked = new Map<string, Promise<Place[]>>();

/**
 * The places of a reference collection; asked of the service once for all who need them (names in the list, outlines
 * on the map). Rejects as `request` does, and is asked anew after that.
 */
export function loadReference(id: string): Promise<Place[]> {
  const before = asked.get(id);
  if (before) return before;
  const answer = request<ItemsPage<Place>>(collectionUrl(id)).then(({ body }) => body.features);
  asked.set(id, answer);
  answer.catch(() => asked.delete(id));
  return answer;
}
