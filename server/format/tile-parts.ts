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
  const pixels = uncertaintyPixels(metres, geometry);
  const reach = pixels === null ? buffer : buffer + Math.min(extent, unitsOfPixels(pixels, tile.z));
  return tileGeometries(geometry, tile, { reach, keepSmall });
}
