import type { Box } from '../../../contract/query.ts';
import { discMeetsBox, splitBox } from '../../../query/meets-box.ts';
import { createBinder } from '../binder.ts';
import { boundBox } from '../indexed-tests.ts';
import type { ReaderContext } from '../reader-context.ts';
import { lengthOf, type Table } from './buffer.ts';
import { growingList } from './list.ts';
import { unknown, yes } from './row-test.ts';
import { liesInOne, meetsOne, searchSpace } from './space-order.ts';

/** Which entries of what is claimed meet a box. */
export interface Claiming {
  /** Those that stand in the order of space: spans of it, ascending, each as where it begins and where it ends. */
  spans: Uint32Array;
  /** The answer for each entry, those of later commits too; unknown where no place is claimed. */
  answers(): Uint8Array;
}

/** For each entry of what is claimed, whether something of it meets the box. */
export function claimsMeeting(context: ReaderContext, table: Table, box: Box): Claiming {
  const { dictionary } = table;
  const { claimsAt, claimsBox, spaceEntry } = dictionary;
  const parts = splitBox(box);
  let areas: ReadonlySet<number> | null = null;
  const shapeMeets = (shape: number): boolean => {
    const { shapeLon, shapeLat, shapeRadius, shapeArea } = dictionary;
    const radius = shapeRadius[shape]!;
    if (Number.isNaN(radius)) {
      areas ??= areasMeeting(context, parts);
      return areas.has(shapeArea[shape]!);
    }
    const [lon, lat] = [shapeLon[shape]!, shapeLat[shape]!];
    return parts.some((part) => inside(lon, lat, part) || discMeetsBox(lon, lat, radius, part));
  };
  const entryMeets = (entry: number): boolean => {
    const at = entry * 4;
    if (!meetsOne(claimsBox, at, parts)) return false;
    if (liesInOne(claimsBox, at, parts)) return true;
    for (let shape = claimsAt[entry]!; shape < claimsAt[entry + 1]!; shape++)
      if (shapeMeets(shape)) return true;
    return false;
  };

  const found = growingList(Uint32Array);
  let [begin, end] = [0, 0];
  const put = (from: number, to: number) => {
    if (from !== end) {
      if (end > begin) {
        found.push(begin);
        found.push(end);
      }
      begin = from;
    }
    end = to;
  };
  searchSpace(dictionary, parts, (from, to, whole) => {
    if (whole) put(from, to);
    else for (let at = from; at < to; at++) if (entryMeets(spaceEntry[at]!)) put(at, at + 1);
  });
  // Beyond all entries, so that the last span is there too.
  put(spaceEntry.length + 1, spaceEntry.length + 1);
  const spans = found.values();
  return {
    spans,
    answers() {
      const answers = new Uint8Array(lengthOf(table, 'claimsAt') - 1);
      // The first claims nothing; every other claims something, and those that came with later commits stand last.
      answers[0] = unknown;
      for (let span = 0; span < spans.length; span += 2)
        for (let at = spans[span]!; at < spans[span + 1]!; at++) answers[spaceEntry[at]!] = yes;
      // Rows of the sorted part claim what was there when it was sorted.
      for (let entry = spaceEntry.length + 1; entry < answers.length; entry++)
        if (entryMeets(entry)) answers[entry] = yes;
      return answers;
    },
  };
}

function inside(lon: number, lat: number, [west, south, east, north]: Box): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** Rows of the table `areas` that meet one of the boxes. */
function areasMeeting(context: ReaderContext, parts: readonly Box[]): Set<number> {
  const found = parts.flatMap((part) => {
    const binder = createBinder();
    const { list, overlaps } = boundBox(binder, part);
    return context
      .prepare(`SELECT id FROM areas WHERE ${overlaps('')} AND area_meets(geometry, ${list})`)
      .pluck()
      .all(binder.parameters) as number[];
  });
  return new Set(found);
}
