import type {
  FilterSpecification,
  LayerSpecification,
  Map as MapLibreMap,
  StyleSpecification,
} from 'maplibre-gl';

/** One property of a layer that differs between two styles. */
export interface StyleChange {
  layer: string;
  kind: 'paint' | 'layout' | 'filter';
  property: string;
  value: unknown;
}

const members = (layer: LayerSpecification, kind: 'paint' | 'layout') =>
  ((layer as { paint?: object; layout?: object })[kind] ?? {}) as Record<string, unknown>;

/** Properties by which `after` differs from `before`, for two styles with the same layers; `undefined` resets one. */
export function styleChanges(before: StyleSpecification, after: StyleSpecification): StyleChange[] {
  const old = new Map(before.layers.map((layer) => [layer.id, layer]));
  return after.layers.flatMap((layer) => {
    const was = old.get(layer.id);
    if (!was) return [];
    const filters = [was, layer].map((one) => ('filter' in one ? one.filter : undefined));
    const changes: StyleChange[] =
      JSON.stringify(filters[0]) === JSON.stringify(filters[1])
        ? []
        : [{ layer: layer.id, kind: 'filter', property: 'filter', value: filters[1] }];
    return changes.concat(
      (['paint', 'layout'] as const).flatMap((kind) => {
        const [from, to] = [members(was, kind), members(layer, kind)];
        return [...new Set([...Object.keys(from), ...Object.keys(to)])]
          .filter((property) => JSON.stringify(from[property]) !== JSON.stringify(to[property]))
          .map((property) => ({ layer: layer.id, kind, property, value: to[property] }));
      }),
    );
  });
}

/**
 * Brings a map from one style to another with the same layers: other colours, other language, nothing loaded again and
 * no data lost, which `setStyle` would not promise.
 */
export function restyle(map: MapLibreMap, before: StyleSpecification, after: StyleSpecification): void {
  for (const { layer, kind, property, value } of styleChanges(before, after)) {
    if (kind === 'filter') map.setFilter(layer, value as FilterSpecification | undefined);
    else if (kind === 'paint') map.setPaintProperty(layer, property as never, value as never);
    else map.setLayoutProperty(layer, property as never, value as never);
  }
}
