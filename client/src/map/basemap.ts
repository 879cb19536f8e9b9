import type { Deployment } from '#contract/deployment.ts';
import type { Basemap } from './atlas-style.ts';
import type { LabelOptions } from './basemap-labels.ts';
import { embeddedBasemap } from './basemap-style.ts';
import type { MapLibre } from './load-maplibre.ts';
import { fetchStyle, foreignPrefix, onlineBasemap } from './online-basemap.ts';
import { tiles } from './openmaptiles-layers.ts';
import { openTileFile, pmtilesBasemap } from './pmtiles-basemap.ts';
import { loadReferenceData, type ReferenceData } from './reference-data.ts';

/** A basemap that can be drawn in any theme and language. */
export interface LoadedBasemap {
  draw: (options: LabelOptions) => Basemap;
  reference: ReferenceData;
  /** Sources that come with a configured basemap; an empty map or one of ours is drawn without them. */
  isForeign: (source: string) => boolean;
}

/**
 * Markup of a foreign attribution as text: nothing from elsewhere becomes HTML of this page. Only its escapes are parsed,
 * since even in a document that nobody sees the policy refuses, and reports, what would run.
 */
export function plainText(markup: string): string {
  const bare = markup.replace(/<\/?[a-z!][^>]*>/gi, '').replaceAll('<', '&lt;');
  const { textContent } = new DOMParser().parseFromString(bare, 'text/html').body;
  return textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/**
 * Loads what the deployment's basemap needs. A configured basemap that cannot be had gives way to the embedded one, so
 * that the map is never blank; `warn` gets the reason.
 */
export async function loadBasemap(
  loading: Promise<MapLibre>,
  { basemap, collections }: Pick<Deployment, 'basemap' | 'collections'>,
  warn: (reason: unknown) => void,
): Promise<LoadedBasemap> {
  const reference = await loadReferenceData((id) => collections.some((one) => one.id === id));
  const embedded: LoadedBasemap = {
    draw: (options) => embeddedBasemap(options, reference),
    reference,
    isForeign: () => false,
  };
  try {
    if (basemap.kind === 'style') {
      const style = await fetchStyle(basemap.url);
      return {
        ...embedded,
        draw: (options) => onlineBasemap(style, options, reference),
        isForeign: (source) => source.startsWith(foreignPrefix),
      };
    }
    if (basemap.kind === 'pmtiles') {
      const file = await openTileFile(await loading, basemap.url);
      return {
        ...embedded,
        draw: (options) => pmtilesBasemap(file, options, reference),
        isForeign: (source) => source === tiles,
      };
    }
  } catch (reason) {
    warn(reason);
  }
  return embedded;
}
