import type { ExpressionSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { heatOpacities, heatRadius } from '../state/heat.ts';
import { incidentTiles } from './incident-tiles.ts';

const id = 'heat';

/** What stands at a point, and so gives way to the shading; areas and their words stay. */
const symbols = [
  ...['incident-symbols', 'incident-clusters', 'incident-leaders', 'incident-marks'],
  ...['incident-discs', 'incident-disc-edges', 'incident-halos'],
];

/** The weight of one incident in the middle of its own circle is this; the kernel's own height is taken out of it. */
const kernel = 0.3989422804014327;

/** The colour of the fullest shade at a strength. */
function strength(colour: string, opacity: number): ExpressionSpecification {
  const [, red, green, blue] = /^#(..)(..)(..)/.exec(colour)!.map((part) => Number.parseInt(part, 16));
  return ['rgba', red!, green!, blue!, opacity];
}

/**
 * Draws the density of what the tiles count at points, `full` incidents at one place being the fullest shade; null takes
 * it away and brings the symbols back.
 */
export function drawHeat(map: MapLibreMap, options: { colour: string; full: number } | null): void {
  for (const layer of symbols)
    if (map.getLayer(layer)) map.setLayoutProperty(layer, 'visibility', options ? 'none' : 'visible');
  if (map.getLayer(id)) map.removeLayer(id);
  if (!options) return;
  const { colour, full } = options;
  const ramp = heatOpacities.flatMap((opacity, index) => [
    (index + 1) / heatOpacities.length,
    strength(colour, opacity),
  ]);
  map.addLayer(
    {
      id,
      type: 'heatmap',
      source: incidentTiles,
      'source-layer': incidentTiles,
      filter: ['in', ['get', 'drawn'], ['literal', ['single', 'fanned', 'cluster', 'stack']]],
      paint: {
        'heatmap-radius': heatRadius,
        'heatmap-weight': ['/', ['coalesce', ['get', 'point_count'], 1], full],
        'heatmap-intensity': 1 / kernel,
        'heatmap-color': [
          'interpolate',
          ['linear'],
          ['heatmap-density'],
          0,
          strength(colour, 0),
          ...ramp,
        ] as unknown as ExpressionSpecification,
      },
    },
    'incident-areas',
  );
}
