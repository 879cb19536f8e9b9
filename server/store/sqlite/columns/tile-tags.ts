import type { LayerWriter, TileValue } from '../../../format/mvt.ts';
import { ByteWriter } from '../../../format/mvt-bytes.ts';
import { aspectsOf, codeLists, masks } from './codes.ts';
import type { Told } from './gather.ts';
import { longestInstant, writeInstant } from './instant-text.ts';
import { numberTable } from './number-table.ts';
import type { Titles } from './titles.ts';

/** Makes the tags of points of a layer from what they say: what `incidentTileProperties` says, in its order. */
export interface PointTags {
  /** Of the point at a place of the list; with its titles, and with its disc's pixels at zoom 0 (NaN without one). */
  of(at: number, titles: Titles | null, pixels: number): ByteWriter;
}

const titleNames = ['title', 'title_lang', 'title_sq', 'title_sr_latn', 'title_sr_cyrl'] as const;

/**
 * Codes, numbers and instants are put into the layer's lists once each. The bytes that are answered are used again.
 * Where these points are `isAlone` in the layer, no other feature can have said their instants before.
 */
export function pointTags(told: Told, idBytes: Uint8Array, layer: LayerWriter, isAlone: boolean): PointTags {
  const most = told.type.length;
  const tags = new ByteWriter();
  const put = (key: number, value: number) => tags.pair(key, value);
  const keyed = (name: string) => {
    let place = -1;
    return () => {
      if (place < 0) place = layer.key(name);
      return place;
    };
  };
  // Each keeps the places of its values that were put already.
  const coded = (name: string, count: number, valueAt: (code: number) => TileValue) => {
    const places = new Int32Array(count).fill(-1);
    const key = keyed(name);
    return (code: number) => {
      const own = key();
      if (places[code]! < 0) places[code] = layer.value(valueAt(code));
      put(own, places[code]!);
    };
  };
  const ownId = keyed('id');
  const titleKeys = titleNames.map((name) => ({ name, key: keyed(name) }));
  const numbers = numberTable(most * 2);
  const number = (name: string) => {
    const key = keyed(name);
    return (value: number) => {
      const own = key();
      const slot = numbers.slotOf(value);
      if (numbers.values[slot]! < 0) numbers.values[slot] = layer.value(value);
      put(own, numbers.values[slot]!);
    };
  };
  const instants = numberTable(most * 3);
  const instantBytes = new Uint8Array(longestInstant);
  const instant = (name: string) => {
    const key = keyed(name);
    return (ms: number) => {
      if (!Number.isFinite(ms)) return;
      const own = key();
      const slot = instants.slotOf(ms);
      if (instants.values[slot]! < 0) {
        const length = writeInstant(ms, instantBytes);
        instants.values[slot] = isAlone
          ? layer.ownText(instantBytes, 0, length)
          : layer.value(String.fromCharCode(...instantBytes.subarray(0, length)));
      }
      put(own, instants.values[slot]!);
    };
  };
  const listed = (name: string, list: keyof typeof codeLists) =>
    coded(name, codeLists[list].length, (code) => codeLists[list][code]!);
  const type = listed('type', 'type');
  const subType = listed('sub_type', 'subType');
  const verification = listed('verification', 'verification');
  const contested = coded('contested', masks, (mask) => aspectsOf(mask).join(','));
  const contestedCount = coded('contested_count', masks, (mask) => aspectsOf(mask).length);
  const precision = listed('place_precision', 'precision');
  const start = instant('occurred_start');
  const end = instant('occurred_end');
  const accounts = coded('accounts_count', 256, (count) => count);
  const known = instant('known_from');
  const metres = number('uncertainty_m');
  const pixelsAtZoom0 = number('uncertainty_px0');
  return {
    of(at, titles, pixels) {
      tags.length = 0;
      const from = told.idAt[at]!;
      const id = ownId();
      put(id, layer.ownText(idBytes, from, from + told.idLength[at]!));
      if (titles)
        for (const { name, key } of titleKeys)
          if (typeof titles[name] === 'string') put(key(), layer.value(titles[name]));
      type(told.type[at]!);
      subType(told.subType[at]!);
      verification(told.verification[at]!);
      const mask = told.contested[at]!;
      if (mask !== 0) contested(mask);
      contestedCount(mask);
      precision(told.precision[at]!);
      if (!Number.isNaN(pixels)) {
        metres(told.uncertainty[at]!);
        if (Number.isFinite(pixels)) pixelsAtZoom0(pixels);
      }
      start(told.start[at]!);
      end(told.end[at]!);
      accounts(told.accounts[at]!);
      known(told.knownFrom[at]!);
      return tags;
    },
  };
}
