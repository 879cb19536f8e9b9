import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statuses } from '../../server/contract/codebook.ts';
import { emptyQuery } from '../../server/contract/query.ts';
import { type Calls, callsOf, searchedIn } from '../../server/query/calls.ts';
import { withExactBoxes } from '../../server/query/claimed-places.ts';
import {
  comparisons,
  type Interval,
  type Predicate,
  type TimestampLiteral,
} from '../../server/query/cql2/ast.ts';
import { evaluatePredicate } from '../../server/query/cql2/evaluate.ts';
import { type RecordedVersion, versionAt } from '../../server/query/evaluate.ts';
import { knownAccounts } from '../../server/query/known-accounts.ts';
import { accountReader, incidentReader, type RecordReader } from '../../server/query/record.ts';
import { compileQuestion, questionOf } from '../../server/store/sqlite/compile.ts';
import { compilePredicate } from '../../server/store/sqlite/compile-expression.ts';
import { type Connection, openConnection } from '../../server/store/sqlite/connection.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { createWatch, registerAlive } from '../../server/store/sqlite/deadline.ts';
import { byDate } from '../../server/store/sqlite/drivers.ts';
import { registerExpressions } from '../../server/store/sqlite/expression-functions.ts';
import { registerGeometry } from '../../server/store/sqlite/geometry-functions.ts';
import { accountLayer, incidentLayer } from '../../server/store/sqlite/layer.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { commitAll } from './contract-oracle.ts';
import { hour } from './made-versions.ts';
import { conditionClasses } from './random-filters.ts';
import { historiesOf } from './random-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = hour(10);

interface Known {
  read: RecordReader;
  calls: Calls;
}

/** What is known now of each incident or account of the last versions, by id. */
function knownOf(
  records: readonly RecordedVersion[],
  collection: 'incidents' | 'accounts',
): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const id of new Set(records.map((one) => one.incident))) {
    const own = records.filter((one) => one.incident === id);
    const version = versionAt(own, null, { statuses })!;
    const at = (span: { known_from: number; known_to: number | null }) =>
      span.known_from <= now && (span.known_to === null || span.known_to > now);
    const state = version.projection.states.find(at);
    if (!state) continue;
    if (collection === 'incidents')
      known.set(id, {
        read: incidentReader(state, version.recorded_at),
        calls: callsOf({ ...state, search: searchedIn(state) }),
      });
    else
      for (const account of knownAccounts(version.projection.accountStates).filter(at))
        known.set(`${id}:${account.account}`, {
          read: accountReader(account, state, version.recorded_at),
          calls: callsOf({ ...account, search: searchedIn(state) }),
        });
  }
  return known;
}

/** What SQLite says of each row: 1, 0 or null. */
function truths(
  connection: Connection,
  collection: 'incidents' | 'accounts',
  asked: Predicate,
): Map<string, unknown> {
  const layer = collection === 'incidents' ? incidentLayer : accountLayer;
  const question = questionOf(layer, emptyQuery, { statuses }, now);
  const sql = compilePredicate(withExactBoxes(asked), question.scope);
  const compiled = compileQuestion(question, byDate);
  const rows = connection
    .prepare(`${compiled.with} SELECT s.public_id, ${sql} ${compiled.from} ${compiled.where}`)
    .raw()
    .all(compiled.parameters) as [string, unknown][];
  return new Map(rows);
}

describe.each(['incidents', 'accounts'] as const)(
  'of %s, the truth in SQL is that of the evaluator for',
  (collection) => {
    let connection: Connection;
    let known: Map<string, Known>;
    beforeAll(async () => {
      const folder = temporaryFolder();
      const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
      // So many that each truth is found whatever chance draws: few of them are known now and public.
      const made = fc.sample(historiesOf(100), { seed: 23, numRuns: 1 })[0]!;
      const records = await commitAll(store, made);
      await store.close();
      known = knownOf(records, collection);
      connection = openConnection(join(folder, databaseName), 'read');
      const watch = createWatch(new Int32Array(new SharedArrayBuffer(4)));
      registerAlive(connection.db, watch);
      registerGeometry(connection.db, watch);
      registerExpressions(connection.db, watch);
    });
    afterAll(() => connection.db.close());

    /** Compares all rows, and answers which truths there were. */
    function compare(condition: Predicate): Set<unknown> {
      const expected = new Map<string, unknown>();
      for (const [id, { read, calls }] of known) {
        const truth = evaluatePredicate(withExactBoxes(condition), read, calls);
        expected.set(id, truth === null ? null : Number(truth));
      }
      const found = truths(connection, collection, condition);
      expect(Object.fromEntries(found), JSON.stringify(condition)).toEqual(Object.fromEntries(expected));
      return new Set(found.values());
    }

    it.each(Object.entries(conditionClasses(collection)))('%s', (_, arbitrary) => {
      const seen = new Set<unknown>();
      fc.assert(
        fc.property(arbitrary, (condition) => {
          for (const truth of compare(condition)) seen.add(truth);
        }),
        { numRuns: 150, seed: 23 },
      );
      expect(seen).toContain(0);
      expect(seen).toContain(1);
    });

    it('times at the very edge of what is asked', () => {
      const property = { property: 'occurred_start' };
      const starts = [...known.values()].map(({ read }) => read('occurred_start') as TimestampLiteral | null);
      const times = [...new Set(starts.map((one) => one?.timestamp))]
        .filter((one) => one !== undefined)
        .slice(0, 3);
      for (const time of times) {
        const [before, at, after] = [-1, 0, 1].map((ms) => ({
          timestamp: new Date(Date.parse(time) + ms).toISOString(),
        })) as [TimestampLiteral, TimestampLiteral, TimestampLiteral];
        const date = { date: time.slice(0, 10) };
        const intervals: Interval['interval'][] = [
          [at, after],
          [before, at],
          [at, '..'],
          ['..', at],
          ['..', before],
          [after, '..'],
          [date, '..'],
          ['..', date],
          ['..', '..'],
        ];
        for (const literal of [before, at, after, date, ...intervals.map((interval) => ({ interval }))]) {
          for (const op of ['t_after', 't_before', 't_disjoint', 't_equals', 't_intersects'] as const)
            compare({ op, args: [property, literal] });
          compare({ op: 'occurs_during', args: [literal] });
        }
        for (const op of comparisons)
          for (const one of [before, at, after]) compare({ op, args: [property, one] });
      }
      expect(times.length).toBeGreaterThan(2);
    });
  },
);
