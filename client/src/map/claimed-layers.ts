import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { type ClaimantStyle, claimantStyles } from '../symbols/claimant-styles.ts';
import { fontNames } from './font-names.ts';
import type { Palette } from './palette.ts';

export interface ClaimedLayerOptions {
  colours: Palette;
  theme: 'light' | 'dark';
  /** Account to be lit, or null. */
  lit: string | null;
}

/** A value for the style that a feature names as its `style`, an index of `claimantStyles`; `other` without one. */
export function byStyle(value: (style: ClaimantStyle) => unknown, other: unknown): ExpressionSpecification {
  const pairs = claimantStyles.flatMap((style, index) => [index, value(style)]);
  return ['match', ['coalesce', ['get', 'style'], -1], ...pairs, other] as unknown as ExpressionSpecification;
}

/** Rival places of the selected incident: one hue, dash and hatching for each claimant. */
export function claimedLayers({ colours, theme, lit }: ClaimedLayerOptions): LayerSpecification[] {
  const colour = byStyle((style) => style[theme], colours.ink);
  const isLit: ExpressionSpecification =
    lit === null
      ? (['literal', false] as unknown as ExpressionSpecification)
      : ['in', `|${lit}|`, ['get', 'accounts']];
  const faint = lit === null ? 1 : 0.35;
  const opacity = (full: number): ExpressionSpecification => ['case', isLit, full, full * faint];
  const width: ExpressionSpecification = ['case', isLit, 4, ['get', 'preferred'], 3, 1.8];
  const isArea: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
  return [
    {
      id: 'claimed-fills',
      type: 'fill',
      source: 'claimed-places',
      filter: ['all', isArea, ['!', ['get', 'hatched']]],
      paint: { 'fill-color': colour, 'fill-opacity': opacity(0.14) },
    },
    {
      id: 'claimed-bands',
      type: 'fill',
      source: 'claimed-places',
      filter: ['all', isArea, ['get', 'hatched']],
      paint: {
        'fill-pattern': ['concat', 'claimant/', ['to-string', ['get', 'style']], `/${theme}`],
        'fill-opacity': opacity(0.75),
      },
    },
    ...claimantStyles.map(
      (style, index): LayerSpecification => ({
        id: `claimed-edges-${index}`,
        type: 'line',
        source: 'claimed-places',
        filter: ['all', isArea, ['==', ['get', 'style'], index]],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': style[theme],
          'line-width': width,
          'line-opacity': opacity(1),
          // A dash of [1, 0] is a whole line; MapLibre wants none for that.
          ...(style.dash[1] === 0 ? {} : { 'line-dasharray': [...style.dash] }),
        },
      }),
    ),
    {
      id: 'claimed-ties',
      type: 'line',
      source: 'claimed-ties',
      paint: {
        'line-color': colour,
        'line-width': 1.4,
        'line-opacity': opacity(1),
        'line-dasharray': byStyle(({ dash }) => ['literal', [...dash]], ['literal', [1, 0]]),
      },
    },
  ];
}

/** Ends of the tie lines and the claimants' names, above the symbols. */
export function claimedLabelLayers({ colours, theme, lit }: ClaimedLayerOptions): LayerSpecification[] {
  const colour = byStyle((style) => style[theme], colours.ink);
  const isLit: ExpressionSpecification =
    lit === null
      ? (['literal', true] as unknown as ExpressionSpecification)
      : ['in', `|${lit}|`, ['get', 'accounts']];
  return [
    {
      id: 'claimed-points',
      type: 'circle',
      source: 'claimed-labels',
      // The preferred point has the incident's own symbol.
      filter: ['all', ['get', 'pointlike'], ['!', ['get', 'preferred']]],
      paint: {
        'circle-radius': 4.5,
        'circle-color': colour,
        'circle-stroke-color': colours.paper,
        'circle-stroke-width': 1.5,
        'circle-opacity': ['case', isLit, 1, 0.4],
      },
    },
    {
      id: 'claimed-names',
      type: 'symbol',
      source: 'claimed-labels',
      layout: {
        'text-field': ['get', 'names'],
        'text-font': [fontNames.bold],
        'text-size': 12.5,
        'text-variable-anchor': ['left', 'right', 'bottom', 'top', 'bottom-left', 'top-right', 'top-left'],
        'text-radial-offset': 1,
        'text-justify': 'auto',
        'text-max-width': 12,
        'symbol-sort-key': ['case', ['get', 'preferred'], 0, 1],
      },
      paint: {
        'text-color': colour,
        'text-halo-color': colours.paper,
        'text-halo-width': 2,
        'text-opacity': ['case', isLit, 1, 0.5],
      },
    },
  ];
}
