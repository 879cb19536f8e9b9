import type { TagLists, TileValue } from '../../../format/mvt.ts';
import type { RowArrays } from './buffer.ts';
import { aspectsOf, codeLists, masks } from './codes.ts';
import { instantText } from './instant-text.ts';
import { numberTable } from './number-table.ts';

/** What of a point is not in its row: its id, its titles by name in their order, and its disc's pixels at zoom 0. */
export interface PointTexts {
  id: string;
  titles: Readonly<Record<string, string>> | null;
  pixels: number | null;
}

/** Makes the tags of points of a layer from their rows: what `incidentTileProperties` says, in its order. */
export interface PointTags {
  of(row: number, texts: PointTexts): readonly number[];
}

const titleNames = ['title', 'title_lang', 'title_sq', 'title_sr_latn', 'title_sr_cyrl'] as const;

/**
 * Codes and instants are put into the layer's lists once each. The list that is answered is used again. `most` points
 * are told of.
 */
export function pointTags(rows: RowArrays, { key, value }: TagLists, most: number): PointTags {
  const tags: number[] = [];
  const put = (name: string, one: TileValue) => tags.push(key(name), value(one));
  // Each keeps the places of its key and of its values that were put already.
  const coded = (name: string, count: number, valueAt: (code: number) => TileValue) => {
    const places = new Int32Array(count).fill(-1);
    let keyPlace = -1;
    return (code: number) => {
      if (keyPlace < 0) keyPlace = key(name);
      let place = places[code]!;
      if (place < 0) {
        place = value(valueAt(code));
        places[code] = place;
      }
      tags.push(keyPlace, place);
    };
  };
  const instants = numberTable(most * 3);
  const instant = (name: string) => {
    let keyPlace = -1;
    return (ms: number) => {
      if (!Number.isFinite(ms)) return;
      if (keyPlace < 0) keyPlace = key(name);
      const slot = instants.slotOf(ms);
      let place = instants.values[slot]!;
      if (place < 0) {
        place = value(instantText(ms));
        instants.values[slot] = place;
      }
      tags.push(keyPlace, place);
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
  return {
    of(row, { id, titles, pixels }) {
      tags.length = 0;
      put('id', id);
      if (titles)
        for (const name of titleNames) if (typeof titles[name] === 'string') put(name, titles[name]);
      type(rows.type[row]!);
      subType(rows.subType[row]!);
      verification(rows.verification[row]!);
      const mask = rows.contested[row]!;
      if (mask !== 0) contested(mask);
      contestedCount(mask);
      precision(rows.precision[row]!);
      if (pixels !== null) {
        put('uncertainty_m', rows.uncertainty[row]!);
        if (Number.isFinite(pixels)) put('uncertainty_px0', pixels);
      }
      start(rows.start[row]!);
      end(rows.end[row]!);
      accounts(rows.accounts[row]!);
      known(rows.knownFrom[row]!);
      return tags;
    },
  };
}
