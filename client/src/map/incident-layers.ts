import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { typeCodes } from '#contract/codebook.ts';
import { type DrawnAs, lastZoomOfMap } from '#contract/drawing.ts';
import type { Language } from '#contract/text.ts';
import { typeColour } from '../symbols/type-symbols.ts';
import { areaWords } from './area-words.ts';
import { byZoom } from './basemap-ground.ts';
import { byStyle } from './claimed-layers.ts';
import { type FanPlace, fans } from './fan.ts';
import { fontNames } from './font-names.ts';
import { incidentTiles } from './incident-tiles.ts';
import type { Palette } from './palette.ts';

export interface IncidentLayerOptions {
  colours: Palette;
  theme: 'light' | 'dark';
  language: Language;
  /** Id of the incident whose claimed places are shown, so that the others step back; null for none. */
  alone: string | null;
}

/** Colour of a drawn feature by the type its incidents share; ink where they differ. */
function typeColours({ colours, theme }: IncidentLayerOptions): ExpressionSpecification {
  const pairs = typeCodes.flatMap((type) => [type, typeColour(type, theme === 'dark')]);
  return ['match', ['get', 'type'], ...pairs, colours.ink] as unknown as ExpressionSpecification;
}

/** Drawn from the tiles, of one kind or several. */
const ofTiles = (...kinds: DrawnAs[]) =>
  ({
    source: incidentTiles,
    'source-layer': incidentTiles,
    filter: ['in', ['get', 'drawn'], ['literal', kinds]] as ExpressionSpecification,
  }) as const;

/** A value for each place in a fan, which a tile names by text: it keeps no pairs. */
function byFan(
  placeOf: (fan: FanPlace & { radius: number }) => unknown,
  other: unknown,
): ExpressionSpecification {
  const pairs = [...fans].flatMap(([key, fan]) => [key, placeOf(fan)]);
  return ['match', ['coalesce', ['get', 'fan'], ''], ...pairs, other] as unknown as ExpressionSpecification;
}

const fanOffset = byFan(({ dx, dy }) => ['literal', [dx, dy]], ['literal', [0, 0]]);

/** Name of the image of an incident, as `symbol-name.ts` has it. */
const symbolImage = (form: ExpressionSpecification | string, theme: string): ExpressionSpecification => [
  'concat',
  'symbol/',
  ['get', 'type'],
  '.',
  ['get', 'verification'],
  ['case', ['>', ['coalesce', ['get', 'contested_count'], 0], 0], '.contested.', '.agreed.'],
  form,
  `/${theme}`,
];

// A feature asked back from the map carries the pair as text, which must not be taken for an offset.
const offset: ExpressionSpecification = [
  'case',
  ['==', ['typeof', ['get', 'offset']], 'string'],
  ['literal', [0, 0]],
  ['array', 'number', 2, ['get', 'offset']],
];

/** A disc is the fainter the more of the map it covers: several large ones would hide the ground they share. */
function discOpacity(strength: number): ExpressionSpecification {
  const stops = Array.from({ length: lastZoomOfMap - 3 }, (_, index) => index + 4).flatMap((zoom) => [
    zoom,
    ['min', 0.13 * strength, ['/', 11 * strength, ['max', 1, ['*', ['get', 'uncertainty_px0'], 2 ** zoom]]]],
  ]);
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}

/** Areas, bands and discs of uncertainty: below the names of the basemap. */
export function incidentAreaLayers(options: IncidentLayerOptions): LayerSpecification[] {
  const { theme, alone } = options;
  const colour = typeColours(options);
  const strength = alone === null ? 1 : 0.35;
  return [
    {
      id: 'incident-areas',
      type: 'fill',
      ...ofTiles('area', 'also'),
      paint: { 'fill-color': colour, 'fill-opacity': 0.035 * strength },
    },
    {
      // A soft edge inside the outline, as printed maps mark an area, so that no line of the map is painted over.
      id: 'incident-area-edges',
      type: 'line',
      ...ofTiles('area', 'also'),
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
      ...ofTiles('band'),
      paint: {
        'fill-pattern': ['concat', 'band/', ['get', 'type'], `/${theme}`],
        'fill-opacity': 0.6 * strength,
      },
    },
    {
      id: 'incident-band-edges',
      type: 'line',
      ...ofTiles('band'),
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
      ...ofTiles('disc'),
      paint: { 'fill-color': colour, 'fill-opacity': discOpacity(strength) },
    },
    {
      id: 'incident-disc-edges',
      type: 'line',
      ...ofTiles('disc'),
      paint: { 'line-color': colour, 'line-width': 1, 'line-opacity': 0.7 * strength },
    },
    {
      id: 'incident-joins',
      type: 'line',
      source: 'incident-joins',
      paint: {
        'line-color': byStyle((style) => style[theme], colour),
        'line-width': 1.4,
        'line-dasharray': byStyle(({ dash }) => ['literal', [...dash]], ['literal', [1, 2]]),
      },
    },
  ];
}

/** Symbols, numbers and what lights them: above everything else. */
export function incidentSymbolLayers(options: IncidentLayerOptions): LayerSpecification[] {
  const { colours, theme, language, alone } = options;
  const opacity: ExpressionSpecification | number =
    alone === null ? 1 : ['case', ['==', ['get', 'id'], alone], 1, 0.4];
  const always = { 'icon-allow-overlap': true, 'text-allow-overlap': true } as const;
  const number = { 'text-color': colours.ink, 'text-opacity': opacity, 'icon-opacity': opacity };
  return [
    {
      id: 'incident-area-labels',
      type: 'symbol',
      ...ofTiles('label'),
      layout: {
        'text-field': areaWords(language),
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
      ...ofTiles('mark'),
      layout: { ...always, 'icon-image': symbolImage('mark', theme) },
      paint: { 'icon-opacity': opacity },
    },
    {
      id: 'incident-leaders',
      type: 'symbol',
      ...ofTiles('fanned'),
      layout: {
        ...always,
        'icon-image': ['concat', 'leader/', byFan(({ radius }) => String(radius), '0'), `/${theme}`],
        'icon-anchor': 'bottom',
        'icon-rotate': byFan(({ turn }) => turn, 0),
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
      ...ofTiles('single', 'fanned'),
      layout: {
        ...always,
        'icon-image': symbolImage(['coalesce', ['get', 'form'], 'disc'], theme),
        'icon-offset': fanOffset,
      },
      paint: { 'icon-opacity': opacity },
    },
    {
      id: 'incident-clusters',
      type: 'symbol',
      ...ofTiles('cluster', 'stack'),
      layout: {
        ...always,
        'symbol-sort-key': ['get', 'point_count'],
        'icon-image': [
          'concat',
          'badge/',
          ['get', 'drawn'],
          '-',
          ['to-string', ['length', ['to-string', ['get', 'point_count']]]],
          `/${theme}`,
        ],
        'text-field': ['to-string', ['get', 'point_count']],
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
