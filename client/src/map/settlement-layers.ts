import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { byZoom } from './basemap-ground.ts';
import type { LabelOptions } from './basemap-labels.ts';
import { fontNames } from './font-names.ts';
import { nameText } from './label-text.ts';

type SettlementKind = 'city' | 'town' | 'village' | 'hamlet';

const settlements: Record<
  SettlementKind,
  { minzoom: number; size: [number, number][]; bold: boolean; dot: number }
> = {
  hamlet: {
    minzoom: 13,
    size: [
      [13, 10.5],
      [16, 12.5],
    ],
    bold: false,
    dot: 1.6,
  },
  village: {
    minzoom: 11,
    size: [
      [11, 10.5],
      [15, 14],
    ],
    bold: false,
    dot: 1.9,
  },
  town: {
    minzoom: 8,
    size: [
      [8, 11.5],
      [13, 16],
    ],
    bold: true,
    dot: 2.6,
  },
  city: {
    minzoom: 6,
    size: [
      [6, 12],
      [13, 19],
    ],
    bold: true,
    dot: 3.2,
  },
};

// Beside the dot; where an incident's symbol covers the dot, beside the symbol. Offsets in ems, right and down.
const besideDotOrSymbol: NonNullable<SymbolLayerSpecification['layout']>['text-variable-anchor-offset'] = [
  ...(['left', [0.55, 0], 'right', [-0.55, 0], 'top', [0, 0.5], 'bottom', [0, -0.5]] as const),
  ...(['left', [1.5, 0], 'right', [-1.5, 0], 'top', [0, 1.4], 'bottom', [0, -1.4]] as const),
] as never;

/** Names of towns and villages beside a dot, the larger places later so that they win the room. */
export function settlementLayers({ colours, language }: LabelOptions): LayerSpecification[] {
  return (Object.keys(settlements) as SettlementKind[]).flatMap((kind): LayerSpecification[] => {
    const { minzoom, size, bold, dot } = settlements[kind];
    const filter: ExpressionSpecification = ['==', ['get', 'kind'], kind];
    return [
      {
        id: `${kind}-dots`,
        type: 'circle',
        source: 'settlements',
        filter,
        minzoom,
        maxzoom: 15,
        paint: {
          'circle-radius': dot,
          'circle-color': kind === 'city' || kind === 'town' ? colours.text : colours.textSoft,
          'circle-stroke-color': colours.halo,
          'circle-stroke-width': 1.2,
        },
      },
      {
        id: `${kind}-names`,
        type: 'symbol',
        source: 'settlements',
        filter,
        minzoom,
        layout: {
          'text-field': nameText(language),
          'text-font': [bold ? fontNames.bold : fontNames.regular],
          'text-size': byZoom(...size),
          'text-variable-anchor-offset': besideDotOrSymbol,
          'text-justify': 'auto',
          'text-padding': 3,
          'text-max-width': 9,
        },
        paint: {
          'text-color': bold ? colours.text : colours.textSoft,
          'text-halo-color': colours.halo,
          'text-halo-width': 1.4,
        },
      },
    ];
  });
}
