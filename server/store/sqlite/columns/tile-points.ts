import { type LayerWriter, numericIdIn, type TileFeature } from '../../../format/mvt.ts';
import { pointIn, type TileGeometry, tileGeometries } from '../../../format/mvt-geometry.ts';
import { pixelsAtZoom0, type Tile } from '../../../format/tile-grid.ts';
import { reachOf } from '../../../format/tile-parts.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { Table } from './buffer.ts';
import { gather, gatherTold } from './gather.ts';
import { outlineOf } from './tile-cells.ts';
import { pointTags } from './tile-tags.ts';
import { titlesOf } from './titles.ts';

/** The states of a tile: points and areas are made of the columns, the features of all others must be read. */
export interface TileStates {
  /** How many of those the tile shows. */
  shown: number;
  /** The ids of what is neither, in their order. */
  others: number[];
  /** Writes all in their order, with titles or without; `drawn` are the features that the tile shows of each other one. */
  write(layer: LayerWriter, titled: boolean, drawn: readonly (readonly TileFeature[])[]): void;
}

/** Rows as a tile shows them, without what lies outside. */
export function tileStates(
  context: ReaderContext,
  table: Table,
  tile: Tile,
  found: readonly number[],
): TileStates {
  const { rows, dictionary } = table;
  const list = Uint32Array.from(found);
  const [isPoint, metres] = [gather(rows.isPoint, list), gather(rows.uncertainty, list)];
  const spots = gather(rows.spot, list);
  const [lon, lat] = [gather(dictionary.spotLon, spots), gather(dictionary.spotLat, spots)];
  const unitY = gather(dictionary.spotY, spots);
  const [x, y] = [new Int32Array(list.length), new Int32Array(list.length)];
  const pixels = new Float64Array(list.length);
  const spot = new Int32Array(2);
  const others: number[] = [];
  // Before which of what is shown each of them stands.
  const othersAt: number[] = [];
  const areas = new Map<number, readonly TileGeometry[]>();
  const partsOf = areaParts(context, tile);
  let count = 0;
  for (let at = 0; at < list.length; at++) {
    const row = list[at]!;
    if (isPoint[at] !== 1) {
      if (Number.isNaN(lat[at]!)) {
        const parts = partsOf(spots[at]!);
        if (parts.length === 0) continue;
        areas.set(count, parts);
        pixels[count] = Number.NaN;
        list[count++] = row;
      } else {
        others.push(rows.id[row]!);
        othersAt.push(count);
      }
      continue;
    }
    // Where the map does not reach there is none.
    if (Number.isNaN(unitY[at]!)) continue;
    const disc = pixelsAtZoom0(metres[at]!, lat[at]!);
    const reach = reachOf(Number.isNaN(disc) ? null : disc, tile);
    if (!pointIn(lon[at]! / 360 + 0.5, unitY[at]!, tile, reach, spot)) continue;
    x[count] = spot[0]!;
    y[count] = spot[1]!;
    pixels[count] = disc;
    list[count++] = row;
  }
  const shown = list.subarray(0, count);
  return {
    shown: count,
    others,
    write(layer, titled, drawn) {
      const { idBytes } = dictionary;
      const titles = titled ? titlesOf(context, [...gather(rows.id, shown)]) : null;
      const facts = gatherTold(rows, shown);
      const tags = pointTags(facts, idBytes, layer, others.length === 0);
      let next = 0;
      const writeOthers = (before: number) => {
        for (; next < others.length && othersAt[next]! <= before; next++)
          for (const one of drawn[next]!) layer.feature(one);
      };
      for (let at = 0; at < count; at++) {
        writeOthers(at);
        const from = facts.idAt[at]!;
        const id = numericIdIn(idBytes, from, from + facts.idLength[at]!);
        const own = tags.of(at, titles?.[at] ?? null, pixels[at]!);
        const parts = areas.size > 0 ? areas.get(at) : undefined;
        if (parts) for (const part of parts) layer.shape(id, part, own);
        else layer.point(id, x[at]!, y[at]!, own);
      }
      writeOthers(count);
    },
  };
}

/** What the tile shows of the area that a spot is; many states have the same. */
function areaParts(context: ReaderContext, tile: Tile): (spot: number) => readonly TileGeometry[] {
  const known = new Map<number, readonly TileGeometry[]>();
  return (spot) => {
    let parts = known.get(spot);
    if (!parts) {
      parts = tileGeometries(outlineOf(context, spot), tile, { keepSmall: true });
      known.set(spot, parts);
    }
    return parts;
  };
}
