import { computed, signal } from '@preact/signals';
import { deployment } from './deployment.ts';
import { askLayers, layersAsked } from './location.ts';

/** The added layers that the map shows, in the deployment's order; ids that it does not have are left out. */
export const shownLayers = computed(() =>
  deployment().layers.filter(({ id }) => layersAsked.value.includes(id)),
);

/** Shows or hides one added layer; the address keeps it. */
export function showLayer(id: string, on: boolean): void {
  const ids = shownLayers.value.map((layer) => layer.id).filter((one) => one !== id);
  if (!on) pickedFeatures.value = pickedFeatures.peek().filter(({ layer }) => layer !== id);
  askLayers(on ? [...ids, id] : ids);
}

/** Something of an added layer, with its properties as the tiles carry them. */
export interface LayerFeature {
  layer: string;
  id: string;
  properties: Record<string, unknown>;
}

/** What lies at the spot of the map that was pressed last, of the added layers; empty when nothing does. */
export const pickedFeatures = signal<LayerFeature[]>([]);

/** The property that names a feature, else its id. */
export function nameOf({ id, properties }: LayerFeature): string {
  const name = ['name', 'title', 'NAME', 'Name'].map((member) => properties[member]).find(Boolean);
  return String(name ?? id);
}
