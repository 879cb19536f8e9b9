import type { Basemap } from './atlas-style.ts';
import { lineLayers } from './basemap-ground.ts';
import { type LabelOptions, labelLayers } from './basemap-labels.ts';
import { referenceSources } from './basemap-style.ts';
import { fontFaces } from './fonts.ts';
import type { MapLibre } from './load-maplibre.ts';
import { openMapTilesGround, openMapTilesNames, tiles } from './openmaptiles-layers.ts';
import type { ReferenceData } from './reference-data.ts';

/**
 * Opens a PMTiles file (protomaps.com, version 3) by HTTP ranges and answers the address of its source; the reader is
 * loaded only for a deployment that has one. Rejects when the file cannot be read or holds no vector tiles.
 */
export async function openTileFile(maplibre: MapLibre, url: string): Promise<string> {
  const { PMTiles, Protocol, TileType } = await import('pmtiles');
  const file = new PMTiles(new URL(url, location.href).href);
  const { tileType } = await file.getHeader();
  if (tileType !== TileType.Mvt) throw new Error(`The basemap at ${url} holds no vector tiles.`);
  const protocol = new Protocol({ metadata: true });
  protocol.add(file);
  maplibre.addProtocol('pmtiles', protocol.tile);
  return `pmtiles://${file.source.getKey()}`;
}

// The file draws these better; names of the deployment's waters and places stay, in all their languages.
const drawnByTiles = new Set(['roads', 'countries']);

/** A PMTiles file in the OpenMapTiles schema, under the deployment's own lines and names. */
export function pmtilesBasemap(file: string, options: LabelOptions, reference: ReferenceData): Basemap {
  const { colours, language, has, focus } = options;
  const own = { ...options, has: (id: string) => !drawnByTiles.has(id) && has(id) };
  const focusTint = has('municipalities')
    ? ([
        {
          id: 'focus-tint',
          type: 'fill',
          source: 'municipalities',
          filter: ['in', ['get', 'id'], ['literal', [...focus]]],
          paint: { 'fill-color': colours.focus, 'fill-opacity': 0.55, 'fill-antialias': false },
        },
      ] as Basemap['below'])
    : [];
  const [background, ...ground] = openMapTilesGround(colours);
  return {
    style: {
      version: 8,
      'font-faces': fontFaces(),
      sources: {
        [tiles]: { type: 'vector', url: file },
        ...referenceSources(own, reference),
      },
    },
    below: [background!, ...focusTint, ...ground],
    above: [...lineLayers(options), ...openMapTilesNames(colours, language, has), ...labelLayers(own)],
  };
}
