import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Basemap } from './atlas-style.ts';
import { lineLayers } from './basemap-ground.ts';
import { type LabelOptions, overBasemapLabels } from './basemap-labels.ts';
import { referenceSources } from './basemap-style.ts';
import { fontFaces } from './fonts.ts';
import type { ReferenceData } from './reference-data.ts';

/** Addresses inside a style may be relative to the style; MapLibre would read them as relative to the page. */
export function resolveAddresses(style: StyleSpecification, base: string): StyleSpecification {
  // Templates such as {z} must stay as they are, and URL escapes braces.
  const resolve = (address: string) =>
    new URL(address, base).href.replaceAll('%7B', '{').replaceAll('%7D', '}');
  const source = (one: SourceSpecification): SourceSpecification => {
    const out = { ...one } as { url?: string; tiles?: string[]; data?: unknown };
    if (out.url) out.url = resolve(out.url);
    if (out.tiles) out.tiles = out.tiles.map(resolve);
    if (typeof out.data === 'string') out.data = resolve(out.data);
    return out as SourceSpecification;
  };
  return {
    ...style,
    sources: Object.fromEntries(Object.entries(style.sources).map(([id, one]) => [id, source(one)])),
    ...(style.glyphs ? { glyphs: resolve(style.glyphs) } : {}),
    ...(typeof style.sprite === 'string' ? { sprite: resolve(style.sprite) } : {}),
  };
}

/** Before the ids of a foreign style's layers and sources, so that they cannot meet ours. */
export const foreignPrefix = 'base-';

/** Longer than this the reader does not wait for a style from elsewhere, in milliseconds. */
const styleMs = 6_000;

/** Fetches a style; throws a sentence when it cannot be had or is none. */
export async function fetchStyle(url: string): Promise<StyleSpecification> {
  const response = await fetch(url, { signal: AbortSignal.timeout(styleMs) });
  if (!response.ok) throw new Error(`The basemap at ${url} answers ${response.status}.`);
  const style = (await response.json()) as StyleSpecification;
  if (style.version !== 8 || !Array.isArray(style.layers))
    throw new Error(`The basemap at ${url} is not a style of version 8.`);
  return resolveAddresses(style, new URL(url, location.href).href);
}

/**
 * A style from elsewhere under the deployment's own lines, municipalities and border points: areas of incidents go
 * below its first name. Its layers' ids are prefixed, so that they cannot meet ours.
 */
export function onlineBasemap(
  style: StyleSpecification,
  options: LabelOptions,
  reference: ReferenceData,
): Basemap {
  const own = style.layers.map((layer) => ({
    ...layer,
    id: `${foreignPrefix}${layer.id}`,
    ...('source' in layer && layer.source ? { source: `${foreignPrefix}${layer.source}` } : {}),
  })) as StyleSpecification['layers'];
  const firstName = own.findIndex(({ type }) => type === 'symbol');
  const split = firstName < 0 ? own.length : firstName;
  const { layers: _layers, sources, ...rest } = style;
  return {
    style: {
      ...rest,
      'font-faces': { ...rest['font-faces'], ...fontFaces() },
      sources: {
        ...Object.fromEntries(
          Object.entries(sources).map(([id, source]) => [`${foreignPrefix}${id}`, source]),
        ),
        ...referenceSources(options, reference),
      },
    },
    below: own.slice(0, split),
    above: [...lineLayers(options), ...own.slice(split), ...overBasemapLabels(options)],
  };
}
