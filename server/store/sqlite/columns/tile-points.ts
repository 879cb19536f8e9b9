import { type LayerWriter, numericIdIn, type TileFeature } from '../../../format/mvt.ts';
import { pointIn } from '../../../format/mvt-geometry.ts';
import { pixelsAtZoom0, type Tile } from '../../../format/tile-grid.ts';
import { reachOf } from '../../../format/tile-parts.ts';
import type { ReaderContext } from '../reader-context.ts';
import type { Table } from './buffer.ts';
import { gather, gatherTold } from './gather.ts';
import { pointTags } from './tile-tags.ts';
import { titlesOf } from './titles.ts';

/** The states of a tile: points are made of the columns, the features of all others must be read. */
export interface TileStates {
  /** Points that the tile shows. */
  points: number;
  /** The ids of what is no point, in their order. */
  others: number[];
  /** Writes all in their order, with titles or without; `drawn` are the features that the tile shows of each other one. */
  write(layer: LayerWriter, titled: boolean, drawn: readonly (readonly TileFeature[])[]): void;
}

/** Rows as a tile shows them, without the points that lie outside. */
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
  // Before which of the points each of them stands.
  const othersAt: number[] = [];
  let points = 0;
  for (let at = 0; at < list.length; at++) {
    const row = list[at]!;
    if (isPoint[at] !== 1) {
      others.push(rows.id[row]!);
      othersAt.push(points);
      continue;
    }
    // Where the map does not reach there is none.
    if (Number.isNaN(unitY[at]!)) continue;
    const disc = pixelsAtZoom0(metres[at]!, lat[at]!);
    const reach = reachOf(Number.isNaN(disc) ? null : disc, tile);
    if (!pointIn(lon[at]! / 360 + 0.5, unitY[at]!, tile, reach, spot)) continue;
    x[points] = spot[0]!;
    y[points] = spot[1]!;
    pixels[points] = disc;
    list[points++] = row;
  }
  const shown = list.subarray(0, points);
  return {
    points,
    others,
    write(layer, titled, drawn) {
      const { idBytes } = dictionary;
      const titles = titled ? titlesOf(context, [...gather(rows.id, shown)]) : null;
      const facts = gatherTold(rows, shown);
      const tags = pointTags(facts, idBytes, layer);
      let next = 0;
      const writeOthers = (before: number) => {
        for (; next < others.length && othersAt[next]! <= before; next++)
          for (const one of drawn[next]!) layer.feature(one);
      };
      for (let at = 0; at < points; at++) {
        writeOthers(at);
        const from = facts.idAt[at]!;
        const id = numericIdIn(idBytes, from, from + facts.idLength[at]!);
        layer.point(id, x[at]!, y[at]!, tags.of(at, titles?.[at] ?? null, pixels[at]!));
      }
      writeOthers(points);
    },
  };
}
