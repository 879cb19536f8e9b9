import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { emptyQuery, type IncidentQuery } from '../../server/contract/query.ts';
import { printText } from '../../server/query/cql2/print-text.ts';
import { evaluate, evaluateAccounts } from '../../server/query/evaluate.ts';
import { isByRelevance } from '../../server/query/relevance.ts';
import { compileQuestion, questionOf } from '../../server/store/sqlite/compile.ts';
import { openConnection } from '../../server/store/sqlite/connection.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { createWatch, registerAlive } from '../../server/store/sqlite/deadline.ts';
import { byDate, chooseDriver, driversFor } from '../../server/store/sqlite/drivers.ts';
import { registerExpressions } from '../../server/store/sqlite/expression-functions.ts';
import { registerGeometry } from '../../server/store/sqlite/geometry-functions.ts';
import { accountLayer, incidentLayer } from '../../server/store/sqlite/layer.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { afterPosition, orderBy } from '../../server/store/sqlite/order.ts';
import { commitAll } from './contract-oracle.ts';
import { hour, madeState, madeVersion } from './made-versions.ts';
import { conditionsOf } from './random-filters.ts';
import { audiences, queriesOf } from './random-queries.ts';
import { histories } from './random-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = hour(28);

function reader(folder: string) {
  const connection = openConnection(join(folder, databaseName), 'read');
  const watch = createWatch(new Int32Array(new SharedArrayBuffer(4)));
  registerAlive(connection.db, watch);
  registerGeometry(connection.db, watch);
  registerExpressions(connection.db, watch);
  return connection;
}

it('every index that can find the rows first gives the answer of the evaluator', async () => {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
  const records = await commitAll(store, fc.sample(histories, { seed: 7, numRuns: 1 })[0]!);
  const connection = reader(folder);
  const used = new Map<string, number>();
  for (const layer of [incidentLayer, accountLayer]) {
    const collection = layer === incidentLayer ? 'incidents' : 'accounts';
    const singles = conditionsOf(collection).map((one) => ({ ...emptyQuery, filter: printText(one) }));
    // The order of a search is made of lists by date.
    const queries = queriesOf(collection).filter(({ sort }) => !isByRelevance(sort));
    fc.assert(
      fc.property(fc.oneof(queries, singles), audiences, (query, audience) => {
        const ask = () => questionOf(layer, query, audience, now);
        const drivers = driversFor(ask().scope, ask().conditions).length;
        for (let index = -1; index < drivers; index++) {
          const question = ask();
          const driver = driversFor(question.scope, question.conditions)[index] ?? byDate;
          const { with: common, from, where, orderBy, parameters } = compileQuestion(question, driver);
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
          expect(ids, driver.kind).toEqual(expected);
          const found = `${layer.rows} by ${driver.kind}`;
          used.set(found, (used.get(found) ?? 0) + ids.length);
        }
      }),
      { numRuns: 2_000, seed: 7 },
    );
  }
  connection.db.close();
  await store.close();
  expect([...used].filter(([, count]) => count === 0)).toEqual([]);
  expect([...used.keys()].sort()).toEqual([
    ...['claimant', 'claimed', 'date', 'extent', 'incident', 'municipality', 'place'].map(
      (one) => `account_states by ${one}`,
    ),
    ...[
      'actor',
      'claimant',
      'claimed',
      'date',
      'extent',
      'incident',
      'municipality',
      'place',
      'tag',
      'words',
    ].map((one) => `states by ${one}`),
  ]);
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
  const chosen = (asked: Partial<IncidentQuery>) => {
    const question = questionOf(incidentLayer, { ...emptyQuery, ...asked }, { statuses: ['published'] }, now);
    return chooseDriver(connection, question.scope, question.conditions).kind;
  };
  const bbox: IncidentQuery['bbox'] = [30, 45, 31, 46];
  expect(chosen({ bbox, municipality: ['upper'] })).toBe('municipality');
  expect(chosen({ bbox })).toBe('place');
  expect(chosen({ bbox, municipality: ['lower', 'upper'] })).toBe('place');
  expect(chosen({ bbox, filter: "id = 'incident-2'" })).toBe('incident');
  expect(chosen({ filter: 'S_WITHIN(geometry, BBOX(30, 45, 31, 46))' })).toBe('extent');
  expect(chosen({})).toBe('date');
  connection.db.close();
  await store.close();
});

it('reading on by cursor goes on in the index, however deep', async () => {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
  await store.close();
  const connection = reader(folder);
  for (const layer of [incidentLayer, accountLayer]) {
    const question = questionOf(
      layer,
      { ...emptyQuery, filter: 'version > 1' },
      { statuses: ['published'] },
      now,
    );
    const { with: common, from, where, order, binder, parameters } = compileQuestion(question, byDate);
    const { valued, nulls } = afterPosition(order, 's.public_id', [hour(3), 'incident-1'], binder);
    for (const condition of [valued, nulls]) {
      const plan = connection
        .prepare(
          `EXPLAIN QUERY PLAN ${common} SELECT s.id ${from} ${where} AND (${condition}) ${orderBy(order, 's.public_id')}`,
        )
        .all(parameters) as { detail: string }[];
      expect(plan[0]!.detail).toMatch(
        /^SEARCH s USING (COVERING )?INDEX \w+_by_date \(occurred_start[<=]\?\)/,
      );
      expect(plan.map((one) => one.detail).join('; ')).not.toMatch(/TEMP B-TREE/);
    }
  }
  connection.db.close();
});
