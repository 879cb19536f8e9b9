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
}

/** Colour of a drawn feature by the type its incidents share; ink where they differ. */
function typeColours({ colours, theme }: IncidentLayerOptions): ExpressionSpecification {
  const pairs = typeCodes.flatMap((type) => [type, typeColour(type, theme === 'dark')]);
  return ['match', ['get', 'type'], ...pairs, colours.ink] as unknown as ExpressionSpecification;
}

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
      paint: { 'fill-color': colour, 'fill-opacity': 0.1 * strength },
    },
    {
      id: 'incident-area-edges',
      type: 'line',
      source: 'incident-areas',
      filter: kind('area'),
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': 1.8, 'line-opacity': 0.75 * strength },
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
      filter: kind('join'),
      paint: {
        'line-color': colour,
        'line-width': 1,
        'line-opacity': 0.7 * strength,
        'line-dasharray': [1, 2],
      },
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
        'text-anchor': 'top',
        'text-offset': [0, 1.6],
        'text-allow-overlap': true,
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
        'icon-offset': ['get', 'offset'],
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
        'icon-offset': ['get', 'offset'],
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
