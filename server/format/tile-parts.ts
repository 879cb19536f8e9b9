import type { Geometry } from 'geojson';
import { type TileGeometry, tileGeometries } from './mvt-geometry.ts';
import { buffer, extent, type Tile, unitsOfPixels } from './tile-grid.ts';
import { uncertaintyPixels } from './tile-properties.ts';

/**
 * A feature's geometry as the tile shows it; none when it shows nothing of it. A disc of `metres` is drawn from the
 * tile beside its centre too, but no farther off than a tile: it would be there on all sides.
 */
export function tileParts(
  geometry: Geometry | null,
  metres: unknown,
  tile: Tile,
  keepSmall: boolean,
): TileGeometry[] {
  if (!geometry) return [];
  return tileGeometries(geometry, tile, {
    reach: reachOf(uncertaintyPixels(metres, geometry), tile),
    keepSmall,
  });
}

/** How far beyond the tile a point is drawn that has a disc of so many pixels at zoom 0, null without one. */
export function reachOf(pixels: number | null, tile: Tile): number {
  return pixels === null ? buffer : buffer + Math.min(extent, unitsOfPixels(pixels, tile.z));
}
