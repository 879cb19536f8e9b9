import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../server/contract/change.ts';
import { emptyQuery } from '../../server/contract/query.ts';
import { viewOf } from '../../server/contract/view.ts';
import { soleTeller } from '../../server/domain/projection.ts';
import { project } from '../../server/domain/states.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { openSqliteStore, type SqliteOptions } from '../../server/store/sqlite/open.ts';
import { fixtureGazetteer } from '../fixtures/gazetteer.ts';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { featuresOf } from './contract-oracle.ts';
import { commitBatch, type Version } from './made-batches.ts';
import { temporaryFolder } from './temporary-folder.ts';

const recordedAt = '2024-07-01T00:00:00.000Z';
const now = Date.parse('2024-08-01T00:00:00Z');
const readers = { statuses: ['published'] };

const tellingOf: NonNullable<SqliteOptions['tellingOf']> = ({ document, version, recordedAt: at }) => {
  const { accounts, told } = project(document, { version, recordedAt: at, gazetteer: fixtureGazetteer });
  return { sole: soleTeller({ accounts, told }), told };
};
const open = (folder: string, more: Partial<SqliteOptions> = {}) =>
  openSqliteStore({ folder, readers: 1, deadlineMs: 20_000, ...more });

function versionOf(document = contestedIncident()): Version {
  const change: Change = {
    ...{ kind: 'created', incident: document.id, base: 0, actor: 'editor', recorded_at: recordedAt },
    document,
  };
  const projection = project(document, { version: 1, recordedAt, gazetteer: fixtureGazetteer });
  return { change, projection };
}

/** What each claimant's view finds, and what all of them are counted as. */
async function told(folder: string, more: Partial<SqliteOptions> = {}) {
  const store = await open(folder, more);
  await store.ready();
  const views: Record<string, unknown> = {};
  for (const teller of ['norland-police', 'sudland-government', 'mission', 'observer', 'gazette']) {
    const query = { ...emptyQuery, view: viewOf(teller) };
    views[teller] = featuresOf(await store.page(query, readers, now));
  }
  const { keys, counts } = await store.aggregate(emptyQuery, 'told_by', 'UTC', readers, now);
  const { broken } = await store.verify();
  await store.close();
  return { views, keys, counts, broken };
}

describe.each([
  ['written singly', false],
  ['in a batch', true],
])('versions %s from before tellings were derived', (_way, isBatch) => {
  const folder = temporaryFolder();
  let before: Awaited<ReturnType<typeof told>>;
  beforeAll(async () => {
    const store = await open(folder);
    const versions = [versionOf(), versionOf(plainIncident())];
    if (isBatch) await commitBatch(store, versions);
    else for (const { change, projection } of versions) await store.commit(change, projection);
    await store.close();
    before = await told(folder);
  });

  it('answer the same once the rules have been applied to them', async () => {
    expect(before).toMatchObject({ broken: null, counts: [1, 1, 1, 1, 1] });
    expect(before.keys).toContain('gazette');
    const db = new Database(join(folder, databaseName));
    // As the step of the schema leaves what was written before it: their revisions do not know of tellings either.
    db.pragma('foreign_keys = OFF');
    db.exec(`DELETE FROM state_bodies WHERE owner IN (SELECT id FROM states WHERE preferred = 0);
      DELETE FROM states WHERE preferred = 0;
      UPDATE states SET teller = 0;
      UPDATE documents SET told = 1;`);
    db.close();
    expect(await told(folder)).toMatchObject({ keys: [], views: { mission: [], gazette: [] } });
    const { broken: _, ...after } = await told(folder, { tellingOf, columns: true });
    const { broken: __, ...same } = before;
    expect(after).toEqual(same);
    expect(await told(folder)).toMatchObject(same);
  });
});

it('leaves a version waiting that the rules refuse, and goes on with the others', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  for (const { change, projection } of [versionOf(), versionOf(contestedIncident('another'))])
    await store.commit(change, { ...projection, told: [] });
  await store.close();
  const db = new Database(join(folder, databaseName));
  db.exec('UPDATE documents SET told = 1');
  db.close();
  const refusing: typeof tellingOf = (version) => {
    if (version.document.id === 'another') throw new Error('The line is unknown.');
    return tellingOf(version);
  };
  const lines: object[] = [];
  const logger = { info: (details: object) => void lines.push(details) };
  expect(await told(folder, { tellingOf: refusing, logger })).toMatchObject({
    ...{ counts: [1, 1, 1, 1], broken: null },
  });
  expect(lines).toContainEqual({ seq: 2, incident: 'another', error: 'The line is unknown.' });
  expect(await told(folder, { tellingOf })).toMatchObject({ counts: [2, 2, 2, 2], broken: null });
});

it('verifies what was derived later beside revisions that do not know of it', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  // What a program from before wrote: a projection, and a hash of it, without tellings.
  const { change, projection } = versionOf();
  await store.commit(change, { ...projection, told: [] });
  await store.close();
  const db = new Database(join(folder, databaseName));
  db.exec('UPDATE documents SET told = 1');
  db.close();
  const derived = await told(folder, { tellingOf });
  expect(derived).toMatchObject({ counts: [1, 1, 1, 1], broken: null });
  const again = new Database(join(folder, databaseName));
  again.exec("UPDATE states SET type = 'attack' WHERE preferred = 0");
  again.close();
  const altered = await open(folder);
  expect((await altered.verify()).broken).toMatchObject({ seq: 1 });
  await altered.close();
});
