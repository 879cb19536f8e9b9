import type { Box } from '../../../contract/query.ts';
import { discMeetsBox, splitBox } from '../../../query/meets-box.ts';
import { createBinder } from '../binder.ts';
import { boundBox } from '../indexed-tests.ts';
import type { ReaderContext } from '../reader-context.ts';
import { lengthOf, type Table } from './buffer.ts';
import { no, unknown, yes } from './row-test.ts';

/** For each entry of what is claimed, whether something of it meets the box; unknown where no place is claimed. */
export function claimsMeeting(context: ReaderContext, table: Table, box: Box): Uint8Array {
  const { claimsAt, claimsBox } = table.dictionary;
  const answers = new Uint8Array(lengthOf(table, 'claimsAt') - 1);
  const parts = splitBox(box);
  let areas: ReadonlySet<number> | null = null;
  const meets = (shape: number): boolean => {
    const { shapeLon, shapeLat, shapeRadius, shapeArea } = table.dictionary;
    const radius = shapeRadius[shape]!;
    if (Number.isNaN(radius)) {
      areas ??= areasMeeting(context, parts);
      return areas.has(shapeArea[shape]!);
    }
    const [lon, lat] = [shapeLon[shape]!, shapeLat[shape]!];
    return parts.some((part) => inside(lon, lat, part) || discMeetsBox(lon, lat, radius, part));
  };
  for (let entry = 0; entry < answers.length; entry++) {
    const [from, to] = [claimsAt[entry]!, claimsAt[entry + 1]!];
    if (from === to) {
      answers[entry] = unknown;
      continue;
    }
    const at = entry * 4;
    const near = parts.some(
      ([west, south, east, north]) =>
        claimsBox[at]! <= east &&
        claimsBox[at + 1]! <= north &&
        claimsBox[at + 2]! >= west &&
        claimsBox[at + 3]! >= south,
    );
    answers[entry] = no;
    if (near) for (let shape = from; shape < to; shape++) if (meets(shape)) answers[entry] = yes;
  }
  return answers;
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
