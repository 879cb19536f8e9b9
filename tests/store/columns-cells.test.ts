import { join } from 'node:path';
import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { expect, it } from 'vitest';
import { cellPosition, createCounter, gridPlace } from '../../server/format/tile-cluster.ts';
import { unitSquare } from '../../server/format/tile-grid.ts';
import { openTail } from '../../server/store/sqlite/columns/append.ts';
import { counts, nowhere, openTable } from '../../server/store/sqlite/columns/buffer.ts';
import { buildSnapshot } from '../../server/store/sqlite/columns/build.ts';
import { placeRow } from '../../server/store/sqlite/columns/dictionary.ts';
import { onlyLocated } from '../../server/store/sqlite/columns/filter.ts';
import { askColumns } from '../../server/store/sqlite/columns/question.ts';
import { countCells } from '../../server/store/sqlite/columns/tile-cells.ts';
import { commitChange, readHead } from '../../server/store/sqlite/commit.ts';
import { openConnection } from '../../server/store/sqlite/connection.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { createWatch, registerAlive } from '../../server/store/sqlite/deadline.ts';
import { registerExpressions } from '../../server/store/sqlite/expression-functions.ts';
import { registerGeometry } from '../../server/store/sqlite/geometry-functions.ts';
import { openDatabase } from '../../server/store/sqlite/open-database.ts';
import { hour } from './made-versions.ts';
import { audiences, queriesOf } from './random-queries.ts';
import { histories } from './random-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = hour(28);

it.each([1, 2])('cells of histories %i count what each row says of itself, later commits too', (seed) => {
  const folder = temporaryFolder();
  const opened = openDatabase(folder, 'UTC');
  const reader = openConnection(join(folder, databaseName), 'read');
  const watch = createWatch(new Int32Array(1));
  registerAlive(reader.db, watch);
  registerGeometry(reader.db, watch);
  registerExpressions(reader.db, watch);
  const changes = fc.sample(histories, { seed, numRuns: 1 })[0]!;
  let head = readHead(opened.connection);
  const columnsOf = () => openTable(buildSnapshot(reader));
  let table = columnsOf();
  let tail = openTail(table);
  for (const [at, { change, projection }] of changes.entries()) {
    ({ head } = commitChange(opened.connection, head, change, projection, 'UTC'));
    // The first half is sorted, the other stands behind it; what rewrites the record is read anew.
    if (at === changes.length >> 1 || !tail.add(reader, head.seq)) {
      table = columnsOf();
      tail = openTail(table);
    }
  }
  expect(table.counts[counts.rows]).toBeGreaterThan(table.counts[counts.sorted]!);

  const read = reader.prepare(
    `SELECT s.type, s.contested, unpacked(b.feature) ->> '$.geometry' AS geometry
     FROM states s CROSS JOIN state_bodies b ON b.owner = s.id WHERE s.id = ?`,
  );
  const places = reader
    .prepare("SELECT place FROM spots WHERE place NOT LIKE '{%'")
    .pluck()
    .all() as string[];
  const byText = (features: readonly unknown[]) => features.map((one) => JSON.stringify(one)).sort();
  let counted = 0;
  fc.assert(
    fc.property(
      queriesOf('incidents'),
      audiences,
      fc.constantFrom(...places),
      fc.integer({ min: 0, max: 24 }),
      (asked, audience, place, z) => {
        const [lon, lat] = place.split(' ').map(Number) as [number, number];
        const at = (share: number) => Math.min(2 ** z - 1, Math.max(0, Math.floor(share * 2 ** z)));
        const [x, y] = unitSquare(lon, lat).map(at) as [number, number];
        const context = {
          ...{ ...reader, watch, zone: 'UTC' },
          columns: { table, head: table.counts[counts.head]! },
        };
        const question = askColumns(context, { ...asked, filter: null, sort: [] }, audience, now);
        if (!question) return;
        onlyLocated(table, question.filter);
        const expected = createCounter({ z, x, y });
        question.scan(() => (list, count) => {
          for (const row of list.subarray(0, count)) {
            const { type, contested, geometry } = read.get(table.rows.id[row]) as Record<string, string>;
            expected.add({
              geometry: JSON.parse(geometry!) as Geometry,
              type: type!,
              contested: !!contested,
            });
          }
          return true;
        });
        const features = countCells(context, question, { z, x, y });
        expect(byText(features)).toEqual(byText(expected.features()));
        counted += features.length;
      },
    ),
    { numRuns: 300, seed },
  );
  expect(counted).toBeGreaterThan(20);
  reader.db.close();
  opened.close();
});

it('what lies at the very edge of the world has a place in its grid, and what lies beyond has none', () => {
  const spots = [
    [0, 0, 2 ** 31, 2 ** 31],
    [-180, 0, 0, 2 ** 31],
    // The same meridian, and so the same place.
    [180, 0, 0, 2 ** 31],
    [0, -86, nowhere, nowhere],
    [Number.NaN, Number.NaN, nowhere, nowhere],
  ] as const;
  const [east, south] = [new Uint32Array(1), new Uint32Array(1)];
  for (const [lon, lat, ...expected] of spots) {
    const [x, y] = cellPosition(lon, lat);
    const rows = { spot: Uint32Array.of(0), east, south };
    const dictionary = { spotX: Float64Array.of(x), spotY: Float64Array.of(y) };
    placeRow(rows, 0, dictionary);
    expect([east[0], south[0]], `${lon} ${lat}`).toEqual(expected);
  }
  expect(gridPlace(1)).toBe(2 ** 32 - 1);
});
