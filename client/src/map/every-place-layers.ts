import type { ExpressionSpecification, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { pointPrecisions } from '#contract/drawing.ts';
import { claimantStyles } from '../symbols/claimant-styles.ts';
import { everyPlaceLayers } from './follow-every-place.ts';
import { incidentTiles } from './incident-tiles.ts';
import type { Palette } from './palette.ts';

export interface EveryPlaceOptions {
  colours: Pick<Palette, 'paper'>;
  theme: 'light' | 'dark';
  /** Claimants with a style of their own, in the order of the styles; the others share the last. */
  styled: readonly string[];
}

const last = claimantStyles.length - 1;

/** A value for each claimant by its style. */
function byClaimant(styled: readonly string[], value: (style: number) => unknown): ExpressionSpecification {
  const pairs = styled.flatMap((id, style) => [id, value(style)]);
  const other = value(last);
  return (pairs.length ? ['match', ['get', 'claimant'], ...pairs, other] : ['literal', other]) as never;
}

// Whole municipalities are named again and again: their outlines have to do.
const fillOpacity: ExpressionSpecification = [
  'case',
  ['in', ['get', 'place_precision'], ['literal', [...pointPrecisions]]],
  0.1,
  0.012,
];

/** The places of all accounts: hue, dash and hatching say the claimant, a thick outline the preferred account. */
function layersOf({ colours, theme, styled }: EveryPlaceOptions): LayerSpecification[] {
  const colour = byClaimant(styled, (style) => claimantStyles[style]![theme]);
  const isClaim: ExpressionSpecification = ['==', ['get', 'drawn'], 'claim'];
  const isHatched: ExpressionSpecification = ['get', 'hatched'];
  const common = { source: incidentTiles, 'source-layer': incidentTiles } as const;
  const [fills, bands, points] = everyPlaceLayers;
  return [
    {
      ...common,
      id: fills,
      type: 'fill',
      filter: ['all', isClaim, ['!', isHatched]],
      paint: { 'fill-color': colour, 'fill-opacity': fillOpacity },
    },
    {
      ...common,
      id: bands,
      type: 'fill',
      filter: ['all', isClaim, isHatched],
      paint: {
        'fill-pattern': byClaimant(styled, (style) => `claimant/${style}/${theme}`),
        'fill-opacity': 0.7,
      },
    },
    ...claimantStyles.map(
      ({ dash, [theme]: hue }, style): LayerSpecification => ({
        ...common,
        id: `${fills}-edges-${style}`,
        type: 'line',
        // A dash is no value of a feature: each style is a layer.
        filter: ['all', isClaim, ['==', byClaimant(styled, (own) => own), style]],
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': hue,
          'line-width': ['case', ['get', 'preferred'], 2.6, 1.6],
          ...(dash[1] === 0 ? {} : { 'line-dasharray': [...dash] }),
        },
      }),
    ),
    {
      ...common,
      id: points,
      type: 'circle',
      filter: ['==', ['get', 'drawn'], 'claim-point'],
      paint: {
        'circle-radius': 4.5,
        'circle-color': colour,
        'circle-stroke-color': colours.paper,
        'circle-stroke-width': 1.5,
      },
    },
  ];
}

/** Draws the layers anew, or takes them away with null: areas below the names of the basemap, points above. */
export function drawEveryPlace(map: MapLibreMap, options: EveryPlaceOptions | null): void {
  const [first] = everyPlaceLayers;
  for (const { id } of map.getStyle().layers)
    if (id.startsWith(first) || id === everyPlaceLayers[1] || id === everyPlaceLayers[2]) map.removeLayer(id);
  if (!options) return;
  for (const layer of layersOf(options))
    map.addLayer(layer, layer.type === 'circle' ? 'claimed-points' : 'claimed-fills');
}
