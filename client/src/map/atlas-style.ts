import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { lastZoomOfMap } from '#contract/drawing.ts';
import type { Language } from '#contract/text.ts';
import { claimedLabelLayers, claimedLayers } from './claimed-layers.ts';
import { incidentAreaLayers, incidentSymbolLayers, lightLayers } from './incident-layers.ts';
import { incidentTiles, tileTemplate } from './incident-tiles.ts';
import type { Palette } from './palette.ts';

export interface OverlayOptions {
  colours: Palette;
  theme: 'light' | 'dark';
  language: Language;
  /** Incident whose claimed places are shown. */
  alone: string | null;
  /** Whether an incident is under the pointer or selected. */
  isLit: boolean;
  /** Account to be lit. */
  lit: string | null;
}

/** Sources the map fills while it runs, beside the tiles; empty in the style. */
export const overlaySources = [
  'incident-joins',
  'incident-halos',
  'incident-light',
  'claimed-places',
  'claimed-ties',
  'claimed-labels',
] as const;
export type OverlaySource = (typeof overlaySources)[number];

// Discs are round at every zoom: their corners are few enough to keep all of them.
const empty: SourceSpecification = {
  type: 'geojson',
  tolerance: 0.05,
  data: { type: 'FeatureCollection', features: [] },
};

/** A basemap: a style whose layers are split where the areas of incidents go, below its lines and names. */
export interface Basemap {
  style: Omit<StyleSpecification, 'layers'>;
  below: LayerSpecification[];
  above: LayerSpecification[];
}

/**
 * Layers that are there in every style, so that one can become another, and hidden while they have nothing to draw:
 * each source that is drawn costs the graphics a mask a tile and pass, also when it is empty.
 */
function shownIf(isShown: boolean, layers: LayerSpecification[]): LayerSpecification[] {
  const visibility = isShown ? 'visible' : 'none';
  return layers.map((layer) => ({ ...layer, layout: { ...layer.layout, visibility } }) as LayerSpecification);
}

/** The whole style: ground, incidents' areas, lines and names, incidents' symbols, in this order. */
export function atlasStyle(basemap: Basemap, options: OverlayOptions): StyleSpecification {
  const isSelected = options.alone !== null;
  return {
    ...basemap.style,
    sources: {
      ...basemap.style.sources,
      [incidentTiles]: { type: 'vector', tiles: [tileTemplate], maxzoom: lastZoomOfMap },
      ...Object.fromEntries(overlaySources.map((id) => [id, empty])),
    },
    layers: [
      ...basemap.below,
      ...incidentAreaLayers(options),
      ...shownIf(isSelected, claimedLayers(options)),
      ...shownIf(options.isLit, lightLayers(options)),
      ...basemap.above,
      ...incidentSymbolLayers(options),
      ...shownIf(isSelected, claimedLabelLayers(options)),
    ],
  };
}
