import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluate, evaluateAccounts } from '../../server/query/evaluate.ts';
import { bind, compileAccounts, compileIncidents } from '../../server/store/sqlite/compile.ts';
import { openConnection } from '../../server/store/sqlite/connection.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { createWatch, registerAlive } from '../../server/store/sqlite/deadline.ts';
import { applies, chooseDriver, type Driver } from '../../server/store/sqlite/drivers.ts';
import { registerGeometry } from '../../server/store/sqlite/geometry-functions.ts';
import { accountLayer, incidentLayer } from '../../server/store/sqlite/layer.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { commitAll } from './contract-oracle.ts';
import { hour, madeState, madeVersion } from './made-versions.ts';
import { audiences, histories, queries } from './random-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = hour(28);
const drivers: Driver[] = ['date', 'place', 'words', 'municipality', 'actor', 'claimant'];

function reader(folder: string) {
  const connection = openConnection(join(folder, databaseName), 'read');
  const watch = createWatch(new Int32Array(new SharedArrayBuffer(4)));
  registerAlive(connection.db, watch);
  registerGeometry(connection.db, watch);
  return connection;
}

it('every index that can find the rows first gives the answer of the evaluator', async () => {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
  const records = await commitAll(store, fc.sample(histories, { seed: 7, numRuns: 1 })[0]!);
  const connection = reader(folder);
  const used = new Map<string, number>();
  fc.assert(
    fc.property(queries, audiences, (query, audience) => {
      const parameters = bind(query, audience.statuses, now);
      for (const layer of [incidentLayer, accountLayer])
        for (const driver of drivers.filter((one) => applies(one, layer, query, parameters))) {
          const compile = layer === incidentLayer ? compileIncidents : compileAccounts;
          const { with: common, from, where, orderBy } = compile(query, parameters, driver);
          const ids = connection
            .prepare(`${common} SELECT s.public_id ${from} ${where} ${orderBy}`)
            .pluck()
            .all(parameters);
          const expected =
            layer === incidentLayer
              ? evaluate(records, query, audience, now).map((one) => one.id)
              : evaluateAccounts(records, query, audience, now).map(
                  ({ properties }) => `${properties.incident}:${properties.account}`,
                );
          expect(ids, driver).toEqual(expected);
          const found = `${layer.rows} by ${driver}`;
          used.set(found, (used.get(found) ?? 0) + ids.length);
        }
    }),
    { numRuns: 300, seed: 7 },
  );
  connection.db.close();
  await store.close();
  expect([...used].filter(([, count]) => count === 0)).toEqual([]);
  expect(used.size).toBe(10);
});

it('the index that finds least goes first, and none where all would find too much', async () => {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
  for (const number of [1, 2, 3]) {
    const id = `incident-${number}`;
    const municipalities = number === 1 ? ['upper'] : ['lower'];
    const { change, projection } = madeVersion(id, 0, { states: [madeState(id, 1, { municipalities })] });
    await store.commit(change, projection);
  }
  const connection = reader(folder);
  const query = { ...fc.sample(queries, 1)[0]!, bbox: [30, 45, 31, 46] as [number, number, number, number] };
  const asked = { ...query, datetime: null, q: null, actor: [], claimant: [], knownAt: null };
  const chosen = (municipality: string[]) => {
    const one = { ...asked, municipality };
    return chooseDriver(connection, incidentLayer, one, bind(one, ['published'], now));
  };
  expect(chosen(['upper'])).toBe('municipality');
  expect(chosen([])).toBe('place');
  expect(chosen(['lower', 'upper'])).toBe('place');
  const open = { ...asked, bbox: null, municipality: [] };
  expect(chooseDriver(connection, incidentLayer, open, bind(open, ['published'], now))).toBe('date');
  connection.db.close();
  await store.close();
});
