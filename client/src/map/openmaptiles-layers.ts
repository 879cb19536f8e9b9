import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Language } from '#contract/text.ts';
import { byZoom } from './basemap-ground.ts';
import { fontNames } from './font-names.ts';
import type { Palette } from './palette.ts';

/** Id of the vector source of a PMTiles file in the OpenMapTiles schema (openmaptiles.org/schema). */
export const tiles = 'tiles';

// The schema's own boundaries are not drawn: the deployment's line, with its neutral wording, is the only one.
const from = (layer: string) => ({ source: tiles, 'source-layer': layer });

const classIn = (...classes: string[]): ExpressionSpecification => [
  'in',
  ['get', 'class'],
  ['literal', classes],
];

/** Land, water, roads and buildings of an OpenMapTiles file, in the colours of the embedded basemap. */
export function openMapTilesGround(colours: Palette): LayerSpecification[] {
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const road = (
    id: string,
    classes: string[],
    minzoom: number,
    widths: [number, number][],
  ): LayerSpecification[] => [
    {
      id: `${id}-edges`,
      type: 'line',
      ...from('transportation'),
      minzoom: Math.max(minzoom, 10),
      filter: classIn(...classes),
      layout: round,
      paint: {
        'line-color': colours.roadEdge,
        'line-width': byZoom(...widths.map(([zoom, width]): [number, number] => [zoom, width + 1])),
        'line-opacity': 0.7,
      },
    },
    {
      id,
      type: 'line',
      ...from('transportation'),
      minzoom,
      filter: classIn(...classes),
      layout: round,
      paint: { 'line-color': colours.road, 'line-width': byZoom(...widths) },
    },
  ];
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colours.land } },
    {
      id: 'woods',
      type: 'fill',
      ...from('landcover'),
      filter: classIn('wood', 'forest'),
      // From afar the woods of hilly country are a pattern of their own; they come in as one looks closer.
      paint: {
        'fill-color': colours.wood,
        'fill-antialias': false,
        'fill-opacity': byZoom([8, 0.25], [10, 0.45], [13, 1]),
      },
    },
    {
      id: 'parks',
      type: 'fill',
      ...from('park'),
      paint: { 'fill-color': colours.wood, 'fill-opacity': 0.5 },
    },
    {
      id: 'built',
      type: 'fill',
      ...from('landuse'),
      filter: classIn('residential', 'suburb', 'industrial', 'commercial', 'quarter'),
      paint: { 'fill-color': colours.built },
    },
    { id: 'water', type: 'fill', ...from('water'), paint: { 'fill-color': colours.water } },
    {
      id: 'waterways',
      type: 'line',
      ...from('waterway'),
      layout: round,
      paint: {
        'line-color': colours.waterEdge,
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          8,
          ['match', ['get', 'class'], 'river', 0.9, 0.2],
          14,
          ['match', ['get', 'class'], 'river', 3.4, 1.2],
        ],
      },
    },
    {
      id: 'runways',
      type: 'line',
      ...from('aeroway'),
      minzoom: 10,
      paint: { 'line-color': colours.building, 'line-width': byZoom([10, 1], [14, 8]) },
    },
    {
      id: 'buildings',
      type: 'fill',
      ...from('building'),
      minzoom: 12,
      paint: { 'fill-color': colours.building },
    },
    {
      id: 'rails',
      type: 'line',
      ...from('transportation'),
      minzoom: 9,
      filter: classIn('rail'),
      paint: {
        'line-color': colours.casing,
        'line-width': byZoom([9, 0.7], [14, 1.6]),
        'line-dasharray': [3, 1.5],
      },
    },
    ...road('minor-roads', ['minor', 'service', 'track'], 11.5, [
      [11, 0.5],
      [14, 2],
      [17, 7],
    ]),
    ...road('middle-roads', ['secondary', 'tertiary'], 9, [
      [9, 0.6],
      [12, 1.4],
      [16, 8],
    ]),
    ...road('main-roads', ['motorway', 'trunk', 'primary'], 5, [
      [6, 0.7],
      [10, 1.5],
      [13, 3.4],
      [17, 12],
    ]),
  ];
}

/** Name in the page's language where the file has it, else in Latin letters, else as on the spot. */
export function openMapTilesName(language: Language): ExpressionSpecification {
  const own = { en: ['name:en'], sq: ['name:sq'], 'sr-Latn': ['name:sr-Latn'], 'sr-Cyrl': ['name:sr'] };
  return [
    'coalesce',
    ...own[language].map((key) => ['get', key]),
    ['get', 'name:latin'],
    ['get', 'name'],
    '',
  ] as unknown as ExpressionSpecification;
}

/**
 * Names of an OpenMapTiles file: road numbers, and those of waters and towns only where the deployment has none of its
 * own (`has` by collection), since a place named twice in two spellings would say more than a name.
 */
export function openMapTilesNames(
  colours: Palette,
  language: Language,
  has: (collection: string) => boolean,
): LayerSpecification[] {
  const halo = { 'text-halo-color': colours.halo, 'text-halo-width': 1.4 };
  const roads: LayerSpecification = {
    id: 'road-refs',
    type: 'symbol',
    ...from('transportation_name'),
    minzoom: 11,
    filter: ['has', 'ref'],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 360,
      'text-field': ['get', 'ref'],
      'text-font': [fontNames.bold],
      'text-size': 10,
      'text-rotation-alignment': 'viewport',
    },
    paint: { 'text-color': colours.roadText, ...halo },
  };
  const waters: LayerSpecification = {
    id: 'waterway-names',
    type: 'symbol',
    ...from('waterway'),
    minzoom: 11,
    layout: {
      'symbol-placement': 'line',
      'text-field': openMapTilesName(language),
      'text-font': [fontNames.regular],
      'text-size': 10.5,
    },
    paint: { 'text-color': colours.waterText, ...halo },
  };
  const towns: LayerSpecification = {
    id: 'tile-places',
    type: 'symbol',
    ...from('place'),
    minzoom: 7,
    filter: classIn('city', 'town', 'village', 'hamlet', 'suburb'),
    layout: {
      'text-field': openMapTilesName(language),
      'text-font': [fontNames.regular],
      'text-size': byZoom([9, 10], [14, 12.5]),
      'text-max-width': 8,
    },
    paint: { 'text-color': colours.textSoft, ...halo },
  };
  return [roads, ...(has('rivers') ? [] : [waters]), ...(has('settlements') ? [] : [towns])];
}
