import { computed, signal } from '@preact/signals';
import type { ItemsPage } from '#contract/feature.ts';
import type { Place, PlaceProperties } from '#contract/place.ts';
import { maxLimit } from '#contract/query.ts';
import { deploymentOrNull } from './deployment.ts';
import { resource } from './resource.ts';

const once = signal(0);

function collection(id: string) {
  const page = resource<ItemsPage<Place>>(
    computed(() =>
      deploymentOrNull.value?.collections.some((one) => one.id === id)
        ? `/api/collections/${id}/items?limit=${maxLimit}`
        : null,
    ),
    once,
  );
  return computed(() => new Map(page.value.value?.features.map((one) => [one.id, one.properties])));
}

/** Names and stated members of the reference places by id; empty while they load and where there are none. */
const collections = {
  municipalities: collection('municipalities'),
  'border-points': collection('border-points'),
  settlements: collection('settlements'),
};

/** A reference place by collection and id, or undefined where the deployment has none of that id. */
export function referencePlace(of: keyof typeof collections, id: string): PlaceProperties | undefined {
  return collections[of].value.get(id);
}

/** A reference place by its `collection/id`; undefined as well for collections whose names are not loaded. */
export function placeByRef(ref: string): PlaceProperties | undefined {
  const [of, id] = ref.split('/') as [string, string];
  return of in collections ? referencePlace(of as keyof typeof collections, id) : undefined;
}
