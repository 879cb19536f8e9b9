import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Language } from '#contract/text.ts';
import { type BasemapOptions, byZoom } from './basemap-ground.ts';
import { fontNames } from './font-names.ts';
import { nameText, pairedText } from './label-text.ts';
import { picturedLandmarks } from './place-icons.ts';
import { settlementLayers } from './settlement-layers.ts';

export interface LabelOptions extends BasemapOptions {
  language: Language;
  /** Words along the main line. */
  lineWords: string;
}

function municipalityLayer({ colours, language }: LabelOptions): SymbolLayerSpecification {
  return {
    id: 'municipality-names',
    type: 'symbol',
    source: 'municipality-labels',
    filter: ['>=', ['zoom'], ['get', 'from']],
    minzoom: 7.5,
    maxzoom: 13,
    layout: {
      'text-field': pairedText(language),
      'text-font': [fontNames.regular],
      'text-transform': 'uppercase',
      'text-letter-spacing': 0.18,
      'text-line-height': 1.3,
      'text-size': byZoom([7.5, 9.5], [10, 12], [13, 15]),
      'text-max-width': 8,
      'text-padding': 4,
      // A little aside where a symbol stands in the middle.
      'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
      'text-radial-offset': 1.2,
      'text-justify': 'center',
      'symbol-sort-key': ['case', ['get', 'focus'], 0, 1],
    },
    paint: {
      'text-color': ['case', ['get', 'focus'], colours.text, colours.textFar],
      'text-halo-color': ['case', ['get', 'focus'], colours.focus, colours.land],
      'text-halo-width': 1.6,
    },
  };
}

function countryLayer({ colours, language }: LabelOptions): SymbolLayerSpecification {
  return {
    id: 'country-names',
    type: 'symbol',
    source: 'country-labels',
    maxzoom: 12,
    layout: {
      'text-field': nameText(language),
      'text-font': [fontNames.regular],
      'text-transform': 'uppercase',
      'text-letter-spacing': 0.32,
      'text-size': byZoom([6, 11], [10, 14]),
      'text-max-width': 10,
    },
    paint: { 'text-color': colours.textFar, 'text-halo-color': colours.outland, 'text-halo-width': 1.4 },
  };
}

function waterLayers({ colours, language, has }: LabelOptions): LayerSpecification[] {
  const paint = {
    'text-color': colours.waterText,
    'text-halo-color': colours.halo,
    'text-halo-width': 1.2,
  } as const;
  const layers: LayerSpecification[] = [];
  if (has('rivers'))
    layers.push({
      id: 'river-names',
      type: 'symbol',
      source: 'rivers',
      minzoom: 9.5,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': nameText(language),
        'text-font': [fontNames.regular],
        'text-size': byZoom([9, 10], [14, 13]),
        'text-letter-spacing': 0.08,
        'text-offset': [0, -0.75],
        'text-max-angle': 30,
      },
      paint,
    });
  if (has('lakes'))
    layers.push({
      id: 'lake-names',
      type: 'symbol',
      source: 'lakes',
      minzoom: 10,
      layout: {
        'text-field': pairedText(language),
        'text-font': [fontNames.regular],
        'text-size': byZoom([10, 10], [14, 14]),
        'text-max-width': 7,
      },
      paint,
    });
  return layers;
}

function roadLayer({ colours }: LabelOptions): SymbolLayerSpecification {
  return {
    id: 'road-numbers',
    type: 'symbol',
    source: 'roads',
    minzoom: 10.5,
    filter: ['has', 'ref'],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 360,
      'text-field': ['get', 'ref'],
      'text-font': [fontNames.bold],
      'text-size': 10,
      'text-rotation-alignment': 'viewport',
    },
    paint: { 'text-color': colours.roadText, 'text-halo-color': colours.halo, 'text-halo-width': 1.8 },
  };
}

function mainLineLayer({ colours, lineWords }: LabelOptions): SymbolLayerSpecification {
  return {
    id: 'main-line-words',
    type: 'symbol',
    source: 'boundary-lines',
    filter: ['==', ['get', 'kind'], 'main'],
    minzoom: 10.5,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 700,
      'text-field': lineWords,
      'text-font': [fontNames.regular],
      'text-size': 10.5,
      'text-letter-spacing': 0.08,
      'text-max-angle': 28,
      'text-padding': 12,
    },
    paint: { 'text-color': colours.line, 'text-halo-color': colours.halo, 'text-halo-width': 2 },
  };
}

function placeLayers({ colours, language, theme, has }: LabelOptions): LayerSpecification[] {
  const layers: LayerSpecification[] = [];
  const words = (minzoom: number, bold: boolean): SymbolLayerSpecification['layout'] => ({
    'text-field': ['step', ['zoom'], '', minzoom, nameText(language)],
    'text-font': [bold ? fontNames.bold : fontNames.regular],
    'text-size': byZoom([10, 10.5], [15, 12.5]),
    'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
    'text-radial-offset': 0.95,
    'text-justify': 'auto',
    'text-max-width': 9,
    'text-optional': true,
    'icon-padding': 1,
  });
  const paint = { 'text-color': colours.textSoft, 'text-halo-color': colours.halo, 'text-halo-width': 1.4 };
  if (has('landmarks'))
    layers.push({
      id: 'landmarks',
      type: 'symbol',
      source: 'landmarks',
      minzoom: 13,
      layout: {
        ...words(14, false),
        'icon-image': [
          'concat',
          'place/',
          ['case', ['in', ['get', 'kind'], ['literal', picturedLandmarks]], ['get', 'kind'], 'dot'],
          `/${theme}`,
        ],
      },
      paint,
    });
  if (has('border-points'))
    layers.push({
      id: 'border-points',
      type: 'symbol',
      source: 'border-points',
      minzoom: 8,
      layout: {
        ...words(9.5, false),
        'icon-image': `place/border-point/${theme}`,
        'icon-size': byZoom([8, 0.65], [11, 1]),
        'icon-allow-overlap': true,
      },
      paint: { ...paint, 'text-color': colours.text },
    });
  return layers;
}

/** All names and pictures of the embedded basemap, from the least to the most important. */
export function labelLayers(options: LabelOptions): LayerSpecification[] {
  const { has } = options;
  return [
    ...(has('countries') ? [countryLayer(options)] : []),
    ...(has('boundary-lines') ? [mainLineLayer(options)] : []),
    ...(has('roads') ? [roadLayer(options)] : []),
    ...waterLayers(options),
    ...(has('settlements') ? settlementLayers(options) : []),
    ...(has('municipalities') ? [municipalityLayer(options)] : []),
    ...placeLayers(options),
  ];
}

/** The names that stand over any other basemap: the main line's words, municipalities, border points. */
export function overBasemapLabels(options: LabelOptions): LayerSpecification[] {
  const { has } = options;
  const withoutLandmarks = { ...options, has: (id: string) => id !== 'landmarks' && has(id) };
  return [
    ...(has('boundary-lines') ? [mainLineLayer(options)] : []),
    ...(has('municipalities') ? [municipalityLayer(options)] : []),
    ...placeLayers(withoutLandmarks),
  ];
}
