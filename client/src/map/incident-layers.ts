import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { typeCodes } from '#contract/codebook.ts';
import { typeColour } from '../symbols/type-symbols.ts';
import { byZoom } from './basemap-ground.ts';
import { fontNames } from './font-names.ts';
import type { Palette } from './palette.ts';

export interface IncidentLayerOptions {
  colours: Palette;
  theme: 'light' | 'dark';
  /** Id of the incident whose claimed places are shown, so that the others step back; null for none. */
  alone: string | null;
  /** Incidents whose several places are joined by lines. */
  joined: readonly string[];
}

/** Colour of a drawn feature by the type its incidents share; ink where they differ. */
function typeColours({ colours, theme }: IncidentLayerOptions): ExpressionSpecification {
  const pairs = typeCodes.flatMap((type) => [type, typeColour(type, theme === 'dark')]);
  return ['match', ['get', 'type'], ...pairs, colours.ink] as unknown as ExpressionSpecification;
}

// A feature asked back from the map carries the pair as text, which must not be taken for an offset.
const offset: ExpressionSpecification = [
  'case',
  ['==', ['typeof', ['get', 'offset']], 'string'],
  ['literal', [0, 0]],
  ['array', 'number', 2, ['get', 'offset']],
];

/** Areas, bands and discs of uncertainty: below the names of the basemap. */
export function incidentAreaLayers(options: IncidentLayerOptions): LayerSpecification[] {
  const { theme, alone } = options;
  const colour = typeColours(options);
  const kind = (name: string): ExpressionSpecification => ['==', ['get', 'kind'], name];
  const strength = alone === null ? 1 : 0.35;
  return [
    {
      id: 'incident-areas',
      type: 'fill',
      source: 'incident-areas',
      filter: kind('area'),
      paint: { 'fill-color': colour, 'fill-opacity': 0.035 * strength },
    },
    {
      // A soft edge inside the outline, as printed maps mark an area, so that no line of the map is painted over.
      id: 'incident-area-edges',
      type: 'line',
      source: 'incident-areas',
      filter: kind('area'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-width': byZoom([7, 1.5], [10, 2.6], [14, 3.6]),
        'line-offset': byZoom([7, 0.75], [10, 1.3], [14, 1.8]),
        'line-opacity': 0.3 * strength,
      },
    },
    {
      id: 'incident-bands',
      type: 'fill',
      source: 'incident-areas',
      filter: kind('band'),
      paint: {
        'fill-pattern': ['concat', 'band/', ['get', 'type'], `/${theme}`],
        'fill-opacity': 0.6 * strength,
      },
    },
    {
      id: 'incident-band-edges',
      type: 'line',
      source: 'incident-areas',
      filter: kind('band'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colour,
        'line-width': 1.2,
        'line-opacity': 0.85 * strength,
        'line-dasharray': [3, 2],
      },
    },
    {
      id: 'incident-discs',
      type: 'fill',
      source: 'incident-discs',
      paint: { 'fill-color': colour, 'fill-opacity': byZoom([8, 0.13 * strength], [14, 0.07 * strength]) },
    },
    {
      id: 'incident-disc-edges',
      type: 'line',
      source: 'incident-discs',
      paint: { 'line-color': colour, 'line-width': 1, 'line-opacity': 0.7 * strength },
    },
    {
      id: 'incident-joins',
      type: 'line',
      source: 'incident-joins',
      // Drawn for the incident under the pointer or selected only: a map full of lines would tie all to all.
      filter: [
        'all',
        kind('join'),
        ['in', ['get', 'ids'], ['literal', options.joined.map((id) => JSON.stringify([id]))]],
      ],
      paint: { 'line-color': colour, 'line-width': 1.4, 'line-dasharray': [1, 2] },
    },
  ];
}

/** Symbols, numbers and what lights them: above everything else. */
export function incidentSymbolLayers({ colours, theme, alone }: IncidentLayerOptions): LayerSpecification[] {
  const opacity: ExpressionSpecification | number =
    alone === null ? 1 : ['case', ['in', JSON.stringify(alone), ['get', 'ids']], 1, 0.4];
  const always = { 'icon-allow-overlap': true, 'text-allow-overlap': true } as const;
  const number = { 'text-color': colours.ink, 'text-opacity': opacity, 'icon-opacity': opacity };
  return [
    {
      id: 'incident-area-labels',
      type: 'symbol',
      source: 'incident-area-labels',
      layout: {
        'text-field': ['get', 'text'],
        'text-font': [fontNames.bold],
        'text-size': byZoom([7, 10.5], [12, 12.5]),
        'text-max-width': 9,
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1.4,
        // Seen from afar the area alone has to do; nearer, a count is never left out.
        'text-overlap': ['step', ['zoom'], 'never', 9, 'always'],
      },
      paint: {
        'text-color': colours.ink,
        'text-halo-color': colours.halo,
        'text-halo-width': 1.8,
        'text-opacity': opacity,
      },
    },
    {
      id: 'incident-marks',
      type: 'symbol',
      source: 'incident-joins',
      filter: ['==', ['get', 'kind'], 'mark'],
      layout: { ...always, 'icon-image': ['concat', 'symbol/', ['get', 'icon'], `/${theme}`] },
      paint: { 'icon-opacity': opacity },
    },
    {
      id: 'incident-leaders',
      type: 'symbol',
      source: 'incident-leaders',
      layout: {
        ...always,
        'icon-image': ['concat', 'leader/', ['to-string', ['get', 'radius']], `/${theme}`],
        'icon-anchor': 'bottom',
        'icon-rotate': ['get', 'turn'],
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': opacity },
    },
    {
      id: 'incident-halos',
      type: 'symbol',
      source: 'incident-halos',
      layout: {
        ...always,
        'icon-image': ['concat', 'halo/', ['get', 'halo'], `/${theme}`],
        'icon-offset': offset,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'incident-symbols',
      type: 'symbol',
      source: 'incident-symbols',
      filter: ['==', ['get', 'count'], 1],
      layout: {
        ...always,
        'icon-image': ['concat', 'symbol/', ['get', 'icon'], `/${theme}`],
        'icon-offset': offset,
      },
      paint: { 'icon-opacity': opacity },
    },
    {
      id: 'incident-clusters',
      type: 'symbol',
      source: 'incident-symbols',
      filter: ['>', ['get', 'count'], 1],
      layout: {
        ...always,
        'icon-image': [
          'concat',
          'badge/',
          ['get', 'kind'],
          '-',
          ['to-string', ['length', ['to-string', ['get', 'count']]]],
          `/${theme}`,
        ],
        'text-field': ['to-string', ['get', 'count']],
        'text-font': [fontNames.bold],
        'text-size': 12.5,
      },
      paint: number,
    },
  ];
}

/** Outline of the incident under the pointer where it is an area. */
export function lightLayers({ colours }: IncidentLayerOptions): LayerSpecification[] {
  return [
    {
      id: 'incident-light',
      type: 'line',
      source: 'incident-light',
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.accent, 'line-width': 2.5 },
    },
  ];
}
