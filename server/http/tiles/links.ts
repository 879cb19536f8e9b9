import type { WebLink } from '../../contract/feature.ts';
import type { Exchange } from '../exchange.ts';
import { ogcRelation } from '../links.ts';
import { json } from '../negotiate.ts';

/** Address of the tile sets of a collection, or of the whole data set for null. */
export function tilesAddress(base: string, collection: string | null): string {
  return collection === null ? `${base}/api/tiles` : `${base}/api/collections/${collection}/tiles`;
}

/** Links to tiles: for the description of a collection, or with null for the landing page. */
export function tileLinks({ base }: Pick<Exchange, 'base'>, collection: string | null): WebLink[] {
  const tiles = {
    rel: `${ogcRelation}tilesets-vector`,
    type: json.type,
    title: 'Vector tiles',
    href: tilesAddress(base, collection),
  };
  const styles = {
    rel: `${ogcRelation}styles`,
    type: json.type,
    title: 'Styles for vector tiles',
    href: `${base}/api/styles`,
  };
  if (collection !== null) return collection === 'incidents' ? [tiles, styles] : [tiles];
  return [
    tiles,
    {
      rel: `${ogcRelation}tiling-schemes`,
      type: json.type,
      title: 'Tile matrix sets',
      href: `${base}/api/tileMatrixSets`,
    },
    styles,
  ];
}
