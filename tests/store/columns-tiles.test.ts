import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { latitudeLimit, unitSquare } from '../../server/format/tile-grid.ts';
import { counts, openTable } from '../../server/store/sqlite/columns/buffer.ts';
import { buildSnapshot } from '../../server/store/sqlite/columns/build.ts';
import { longestInstant, writeInstant } from '../../server/store/sqlite/columns/instant-text.ts';
import { commitChange, readHead } from '../../server/store/sqlite/commit.ts';
import { openConnection } from '../../server/store/sqlite/connection.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { createWatch, registerAlive } from '../../server/store/sqlite/deadline.ts';
import { registerExpressions } from '../../server/store/sqlite/expression-functions.ts';
import { registerGeometry } from '../../server/store/sqlite/geometry-functions.ts';
import { openDatabase } from '../../server/store/sqlite/open-database.ts';
import { readTile } from '../../server/store/sqlite/read-tile.ts';
import { hour } from './made-versions.ts';
import { audiences, queriesOf } from './random-queries.ts';
import { histories } from './random-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = hour(28);

it.each([1, 2, 3])('tiles of histories %i are the same bytes from the columns as from SQL', (seed) => {
  const folder = temporaryFolder();
  const opened = openDatabase(folder, 'UTC');
  let head = readHead(opened.connection);
  for (const { change, projection } of fc.sample(histories, { seed, numRuns: 1 })[0]!)
    ({ head } = commitChange(opened.connection, head, change, projection, 'UTC'));
  const reader = openConnection(join(folder, databaseName), 'read');
  const watch = createWatch(new Int32Array(1));
  registerAlive(reader.db, watch);
  registerGeometry(reader.db, watch);
  registerExpressions(reader.db, watch);
  const table = openTable(buildSnapshot(reader));
  const points = reader
    .prepare("SELECT place FROM spots WHERE place NOT LIKE '{%'")
    .pluck()
    .all()
    .map((place) => (place as string).split(' ').map(Number) as [number, number])
    .filter(([, lat]) => Math.abs(lat) < latitudeLimit);
  let shown = 0;
  fc.assert(
    fc.property(
      queriesOf('incidents'),
      audiences,
      fc.constantFrom(...points),
      fc.nat(15),
      fc.constantFrom(undefined, 8, 16),
      (asked, audience, [lon, lat], z, cells) => {
        const at = (share: number) => Math.min(2 ** z - 1, Math.max(0, Math.floor(share * 2 ** z)));
        const [x, y] = unitSquare(lon, lat).map(at) as [number, number];
        const query = { ...asked, filter: null, sort: [] };
        const [fast, slow] = [{ table, head: table.counts[counts.head]! }, null].map((columns) => {
          const context = { ...reader, watch, zone: 'UTC', columns };
          const tile = { z, x, y, ...(cells === undefined ? {} : { cells }) };
          return readTile(context, ['incidents'], tile, query, audience, now);
        });
        expect(fast).toEqual(slow);
        if (fast) shown += 1;
      },
    ),
    { numRuns: 500, seed },
  );
  expect(shown).toBeGreaterThan(10);
  reader.db.close();
  opened.close();
});

it('instants are written as ISO 8601 has them, also far from now', () => {
  const out = Buffer.alloc(longestInstant);
  const near = fc.date({ noInvalidDate: true, min: new Date(-70e12), max: new Date(260e12) });
  fc.assert(
    fc.property(fc.oneof(near, fc.date({ noInvalidDate: true })), (date) => {
      const length = writeInstant(date.getTime(), out);
      expect(out.toString('latin1', 0, length)).toBe(date.toISOString());
    }),
    { numRuns: 1_000 },
  );
});
