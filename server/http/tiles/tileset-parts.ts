import type { Box } from '../../contract/query.ts';
import { inLanguage, type Language } from '../../contract/text.ts';
import { union } from '../../query/shape-boxes.ts';
import { type Collection, extentOf } from '../../service/catalogue.ts';
import type { Exchange } from '../exchange.ts';
import { readLayerQuestions } from './layer-question.ts';
import { tilesAddress } from './links.ts';
import { matrixSet } from './matrix-set.ts';

/** What the descriptions of a tile set are made of, whichever encoding they have. */
export interface TilesetParts {
  title: string;
  layers: Collection[];
  /** Longitude and latitude in degrees; null where nothing is located. */
  bounds: Box | null;
  /** Address of a tile with the query; the parts are put in as they are. */
  tiles(tileMatrix: string, tileRow: string, tileCol: string): string;
}

/** The query of this request as tiles take it: without what is about the description itself. */
export function tileQuery({ parameters }: Exchange): string {
  const kept = new URLSearchParams([...parameters].filter(([name]) => name !== 'f' && name !== 'lang'));
  return kept.size ? `?${kept}` : '';
}

/** Reads what a tile set is asked for. Throws a 400 problem as `readLayerQuestions` does. */
export async function readTilesetParts(
  exchange: Exchange,
  collection: Collection | null,
  language: Language,
): Promise<TilesetParts> {
  const { atlas, base } = exchange;
  const layers = (await readLayerQuestions(exchange, collection)).map((one) => one.collection);
  const extents = await Promise.all(layers.map(async (one) => (await extentOf(atlas, one)).bbox));
  const boxes = extents.filter((one) => one !== null);
  const titles = collection ? collection.titles : atlas.deployment.region.names;
  const address = `${tilesAddress(base, collection?.id ?? null)}/${matrixSet.id}`;
  const query = tileQuery(exchange);
  return {
    title: inLanguage(titles, language).text,
    layers,
    bounds: boxes.some(([west, , east]) => west > east)
      ? [-180, -90, 180, 90]
      : boxes.length
        ? union(boxes)
        : null,
    tiles: (tileMatrix, tileRow, tileCol) => `${address}/${tileMatrix}/${tileRow}/${tileCol}${query}`,
  };
}
