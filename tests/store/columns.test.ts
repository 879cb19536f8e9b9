import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statuses } from '../../server/contract/codebook.ts';
import type { IncidentFeature } from '../../server/contract/feature.ts';
import { emptyQuery, type IncidentQuery } from '../../server/contract/query.ts';
import { evaluate, type RecordedVersion } from '../../server/query/evaluate.ts';
import { columnPage, columnTotal, isByDate } from '../../server/store/sqlite/columns/answer-page.ts';
import { counts, openTable, type Table } from '../../server/store/sqlite/columns/buffer.ts';
import { buildSnapshot } from '../../server/store/sqlite/columns/build.ts';
import { followColumns } from '../../server/store/sqlite/columns/follow.ts';
import { askColumns, type ColumnQuestion } from '../../server/store/sqlite/columns/question.ts';
import { commitChange, readHead } from '../../server/store/sqlite/commit.ts';
import { type Connection, openConnection } from '../../server/store/sqlite/connection.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { createWatch, registerAlive } from '../../server/store/sqlite/deadline.ts';
import { registerExpressions } from '../../server/store/sqlite/expression-functions.ts';
import { registerGeometry } from '../../server/store/sqlite/geometry-functions.ts';
import { openDatabase } from '../../server/store/sqlite/open-database.ts';
import { readAggregate } from '../../server/store/sqlite/read-aggregate.ts';
import type { ReaderContext } from '../../server/store/sqlite/reader-context.ts';
import { byTeller } from './contract-oracle.ts';
import { hour } from './made-versions.ts';
import { audiences, queriesOf } from './random-queries.ts';
import { histories } from './random-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = hour(28);
const zone = 'Europe/Paris';

interface Made {
  records: RecordedVersion[];
  context: ReaderContext;
  /** Incident of a state, and what it says. */
  idOf(state: number): string;
  featureOf(state: number): IncidentFeature;
  close(): void;
}

/** Commits histories; the columns are built after a part of them, and follow the rest. */
function make(seed: number, part: number): Made {
  const folder = temporaryFolder();
  const opened = openDatabase(folder, zone);
  const { connection } = opened;
  const made = fc.sample(histories, { seed, numRuns: 1 })[0]!;
  const reader = openConnection(join(folder, databaseName), 'read');
  const follower = followColumns(connection);
  let head = readHead(connection);
  let table: Table | null = null;
  const records: RecordedVersion[] = [];
  const build = () => {
    const snapshot = buildSnapshot(reader);
    expect(follower.adopt(snapshot, head.seq)).toBe(true);
    return openTable(snapshot);
  };
  for (const [index, { change, projection }] of made.entries()) {
    if (index === Math.floor(made.length * part)) table = build();
    const committed = commitChange(connection, head, change, projection, zone);
    ({ head } = committed);
    follower.follow(head.seq);
    records.push({
      incident: change.incident,
      version: committed.version,
      recorded_at: head.recorded_at,
      status: change.document.status,
      projection,
    });
  }
  table ??= build();
  expect(table.counts[counts.head]).toBe(head.seq);
  return {
    records,
    context: readerContext(reader, table),
    idOf: (id) => reader.prepare('SELECT public_id FROM states WHERE id = ?').pluck().get(id) as string,
    featureOf: (id) =>
      JSON.parse(
        reader
          .prepare('SELECT unpacked(feature) FROM state_bodies WHERE owner = ?')
          .pluck()
          .get(id) as string,
      ) as IncidentFeature,
    close: () => {
      reader.db.close();
      opened.close();
    },
  };
}

function readerContext(reader: Connection, table: Table): ReaderContext {
  const watch = createWatch(new Int32Array(1));
  registerAlive(reader.db, watch);
  registerGeometry(reader.db, watch);
  registerExpressions(reader.db, watch);
  return { ...reader, watch, zone, columns: { table, head: table.counts[counts.head]! } };
}

describe.each([
  [1, 1],
  [2, 0],
  [3, 0.5],
  [4, 0.9],
])('columns of histories %i, built after a share of %f', (seed, part) => {
  let made: Made;
  beforeAll(() => {
    made = make(seed, part);
  });
  afterAll(() => made.close());

  it('answer every question without an expert filter, as the evaluator does', () => {
    let found = 0;
    fc.assert(
      fc.property(queriesOf('incidents'), audiences, (asked, audience) => {
        // Whose places are shown is for the features to say, which are no columns.
        const view = asked.view === 'all' ? ('preferred' as const) : asked.view;
        // Tags are no columns either.
        const query: IncidentQuery = { ...asked, view, tag: [], filter: null, sort: [] };
        const expected = evaluate(made.records, query, audience, now);
        const question = askColumns(made.context, query, audience, now) as ColumnQuestion;
        expect(question).not.toBeNull();
        const page = columnPage(question, query);
        expect(page.ids.map(made.featureOf)).toEqual(
          JSON.parse(JSON.stringify(expected.slice(query.offset, query.offset + query.limit))),
        );
        const unlocated = expected.filter((one) => one.geometry === null).length;
        expect(page).toMatchObject({ matched: expected.length, unlocated });
        expect(columnTotal(question)).toEqual({ matched: expected.length, unlocated });
        found += expected.length;
      }),
      { numRuns: 400, seed },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('answer expert filters as the evaluator does, or leave them to SQL', () => {
    let answered = 0;
    fc.assert(
      fc.property(queriesOf('incidents'), audiences, (query, audience) => {
        const question = askColumns(made.context, query, audience, now);
        if (!question || query.filter === null) return;
        answered += 1;
        expect(columnTotal(question).matched).toBe(evaluate(made.records, query, audience, now).length);
      }),
      { numRuns: 1_500, seed },
    );
    expect(answered).toBeGreaterThan(10);
  });

  it('count what each claimant tells as its own view would', () => {
    let found = 0;
    fc.assert(
      fc.property(queriesOf('incidents'), audiences, (asked, audience) => {
        const query: IncidentQuery = { ...asked, filter: null, sort: [] };
        const counted = readAggregate(made.context, query, 'told_by', zone, audience, now);
        const expected = byTeller(made.records, query, audience, now);
        expect(Object.fromEntries(counted.keys.map((key, at) => [key, counted.counts[at]]))).toEqual(
          expected,
        );
        expect(counted.numberMatched).toBe(evaluate(made.records, query, audience, now).length);
        found += counted.keys.length;
      }),
      { numRuns: 100, seed },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('find what several searches all find, wherever the words stand', () => {
    const audience = { statuses: [...statuses] };
    const words = ['zelcan', 'zel', 'polje', 'road', 'kfx', 'zelena', 'gora', 'durdevo'];
    let found = 0;
    for (const a of words)
      for (const b of words) {
        const query = { ...emptyQuery, q: a, filter: `text_search('${b}') AND text_search('${a}, ${b}')` };
        const expected = evaluate(made.records, query, audience, now).length;
        expect(columnTotal(askColumns(made.context, query, audience, now)!).matched).toBe(expected);
        if (a !== b) found += expected;
      }
    expect(found).toBeGreaterThan(3);
  });

  it('go on from a cursor at any place', () => {
    const audience = { statuses: ['published'] };
    for (const limit of [1, 2, 7]) {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const query: IncidentQuery = { ...emptyQuery, limit, cursor };
        const question = askColumns(made.context, query, audience, now)!;
        expect(isByDate(query.sort)).toBe(true);
        const page = columnPage(question, query);
        ids.push(...page.ids.map(made.idOf));
        cursor = page.next;
      } while (cursor !== null);
      expect(ids).toEqual(evaluate(made.records, emptyQuery, audience, now).map(({ id }) => id));
    }
  });
});

it('show a reader nothing of a revision before the head has come to it', () => {
  const { context, records, close } = make(5, 0.5);
  const { table, head } = context.columns!;
  const everyone = { statuses: ['draft', 'in_review', 'published', 'retracted'] };
  for (let seq = table.counts[counts.head]! - 12; seq < head; seq++) {
    // What a reader sees that loaded the head at that time, though all rows are there by now.
    const past = { ...context, columns: { table, head: seq } };
    const then = askColumns(past, emptyQuery, everyone, now)!;
    expect(columnTotal(then).matched).toBe(evaluate(records.slice(0, seq), emptyQuery, everyone, now).length);
  }
  close();
});

it('are broken and not wrong when there is no room for a revision', () => {
  const folder = temporaryFolder();
  const { connection, close } = openDatabase(folder, zone);
  const reader = openConnection(join(folder, databaseName), 'read');
  const follower = followColumns(connection);
  const snapshot = buildSnapshot(reader);
  follower.adopt(snapshot, 0);
  const table = openTable(snapshot);
  table.counts[counts.capacity] = 1;
  let head = readHead(connection);
  const rooms = fc
    .sample(histories, { seed: 6, numRuns: 1 })[0]!
    .slice(0, 4)
    .map(({ change, projection }) => {
      ({ head } = commitChange(connection, head, change, projection, zone));
      return follower.follow(head.seq);
    });
  expect(rooms.at(-1)).toBe('little');
  expect(table.counts[counts.head]).toBeLessThan(head.seq);
  reader.db.close();
  close();
});
