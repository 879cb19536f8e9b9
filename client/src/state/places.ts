import { effect, signal } from '@preact/signals';
import type { PlaceProperties } from '#contract/place.ts';
import { deploymentOrNull } from './deployment.ts';
import { loadReference } from './reference.ts';
import { asking } from './retry.ts';

function collection(id: string) {
  const places = signal<ReadonlyMap<string, PlaceProperties>>(new Map());
  let isLoaded = false;
  effect(() => {
    if (isLoaded || !deploymentOrNull.value?.collections.some((one) => one.id === id)) return;
    // What could not be had is asked again together with what the page asks again.
    asking.value;
    loadReference(id).then(
      (found) => {
        isLoaded = true;
        places.value = new Map(found.map((one) => [one.id, one.properties]));
      },
      () => undefined,
    );
  });
  return places;
}

/** Names and stated members of the reference places by id; empty while they load and where there are none. */
const collections = {
  municipalities: collection('municipalities'),
  'border-points': collection('border-points'),
  settlements: collection('settlements'),
};

/** All reference places of a collection, by id. */
export function places(of: keyof typeof collections): ReadonlyMap<string, PlaceProperties> {
  return collections[of].value;
}

/** A reference place by collection and id, or undefined where the deployment has none of that id. */
export function referencePlace(of: keyof typeof collections, id: string): PlaceProperties | undefined {
  return collections[of].value.get(id);
}

/** A reference place by its `collection/id`; undefined as well for collections whose names are not loaded. */
export function placeByRef(ref: string): PlaceProperties | undefined {
  const [of, id] = ref.split('/') as [string, string];
  return of in collections ? referencePlace(of as keyof typeof collections, id) : undefined;
}
