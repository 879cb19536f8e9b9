import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { emptyQuery } from '../../server/contract/query.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import type { Store } from '../../server/store/store.ts';
import { commitBatch, entriesOf, madeDataSet } from './made-batches.ts';
import { hour, madeState, madeVersion } from './made-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = (folder: string) => openSqliteStore({ folder, readers: 2, deadlineMs: 20_000 });
const loop = fileURLToPath(new URL('./batch-loop.ts', import.meta.url));
const readers = { statuses: ['published'] };
const staff = { statuses: ['draft', 'in_review', 'published', 'retracted'], private: true };
const now = hour(60);
const present = { knownAt: null, recordedAt: null };

/** All that the store tells of its incidents, as texts. */
async function everything(store: Store, audience = readers, recordedAt: number | null = null) {
  const query = { ...emptyQuery, recordedAt: recordedAt === null ? null : { text: '', at: recordedAt } };
  const text = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString();
  const world = { z: 0, x: 0, y: 0 };
  const ids = ['old', 'a', 'b', 'c'];
  return {
    page: text((await store.page(query, audience, now)).features),
    accounts: text((await store.accounts(query, audience, now)).features),
    chunk: text((await store.chunk('incidents', query, audience, now)).features),
    count: await store.count(query, audience, now),
    tile: text(await store.tile(['incidents', 'accounts'], world, query, audience, now)),
    aggregate: await store.aggregate(query, 'claimant', 'UTC', audience, now),
    extent: await store.extent('incidents', audience, now),
    feed: await store.feed(query, 100, now),
    one: await Promise.all(ids.map((id) => store.one(id, { knownAt: null, recordedAt }, audience, now))),
    histories: await Promise.all(ids.map((id) => store.history(id, audience))),
    titles: [...(await store.titles(ids, audience, { knownAt: null, recordedAt }, now))],
    links: await store.linksTo('old', audience, { knownAt: null, recordedAt }, now),
    changes: await store.changes(0, 100),
    vocabulary: await store.vocabulary(),
    seq: store.seq(),
  };
}

const links = { links: [{ relation: 'leads_to' as const, target: 'old' }] };
const imported = (recorded = hour(30)) => [
  madeVersion('a', 0, { recorded, document: links }),
  madeVersion('b', 0, { recorded }),
  madeVersion('old', 1, { recorded }),
];

async function begun(folder = temporaryFolder()) {
  const store = await open(folder);
  const { change, projection } = madeVersion('old', 0, { recorded: hour(25) });
  await store.commit(change, projection);
  return { store, folder, old: change.document };
}

describe('a batch', () => {
  it('is nowhere until it is finished, then everywhere at once', async () => {
    const { store, old } = await begun();
    const before = { readers: await everything(store), staff: await everything(store, staff) };
    const batch = await store.beginBatch({
      ...{ dataSet: madeDataSet, actor: 'operator' },
      beganAt: new Date(hour(30)).toISOString(),
    });
    const last = new Map([['old', { document: old, public: true }]]);
    await store.appendBatch(batch, entriesOf(imported(), last));
    expect(await everything(store)).toEqual(before.readers);
    expect(await everything(store, staff)).toEqual(before.staff);
    expect((await store.verify()).broken).toBeNull();

    const finished = await store.finishBatch(batch, new Date(hour(40)).toISOString());
    expect(finished).toMatchObject({ seq: 2, count: 3, public_count: 3 });
    const after = await everything(store);
    expect(after.count).toBe(3);
    expect(after.changes.slice(1)).toEqual([
      { seq: 2, recorded_at: new Date(hour(40)).toISOString(), kind: 'imported', data_set: 'made', count: 3 },
    ]);
    expect(after.one.map((one) => one && [one.id, one.version, one.seq, one.recorded_at])).toEqual([
      ['old', 2, 2, new Date(hour(40)).toISOString()],
      ['a', 1, 2, new Date(hour(40)).toISOString()],
      ['b', 1, 2, new Date(hour(40)).toISOString()],
      null,
    ]);
    expect(after.histories[0]!.map(({ kind }) => kind)).toEqual(['created', 'imported']);
    expect(after.links.map((one) => one.incident)).toEqual(['a']);
    expect(after.tile).not.toBe(before.readers.tile);
    // A feed tells single news; an import is one change.
    expect(after.feed.map((one) => one.seq)).toEqual([1]);
    expect(await store.dataSets(null)).toEqual([madeDataSet]);
    expect(await store.dataSets(hour(39))).toEqual([]);
    await store.close();
  });

  it('counts as recorded when it was finished, and leaves every dated answer as it was', async () => {
    const { store, old } = await begun();
    const dates = [26, 31, 39].map((count) => hour(count));
    const before = await Promise.all(dates.map((at) => everything(store, readers, at)));
    await commitBatchAt(store, old, hour(30), hour(40));
    const after = await Promise.all(dates.map((at) => everything(store, readers, at)));
    const dated = ({ page, accounts, count, tile, one, titles, links }: (typeof before)[number]) =>
      JSON.stringify({ page, accounts, count, tile, one, titles, links });
    expect(after.map(dated)).toEqual(before.map(dated));
    expect((await everything(store, readers, hour(40))).count).toBe(3);
    await store.close();
  });

  it('leaves incidents that others may amend as any other', async () => {
    const { store, folder } = await begun();
    await commitBatch(store, imported().slice(0, 2));
    const { change, projection } = madeVersion('a', 1, { recorded: hour(50) });
    expect(await store.commit(change, projection)).toMatchObject({ seq: 3, version: 2 });
    expect((await store.history('a', readers)).map((one) => [one.version, one.kind])).toEqual([
      [1, 'imported'],
      [2, 'amended'],
    ]);
    expect((await store.feed(emptyQuery, 10, now)).map((one) => one.seq)).toEqual([1]);
    expect(await store.verify()).toMatchObject({ revisions: 3, broken: null });
    await store.close();
    const again = await open(folder);
    expect(await again.verify()).toMatchObject({ revisions: 3, broken: null });
    await again.close();
  });

  it('is refused whole when somebody wrote one of its incidents meanwhile', async () => {
    const { store } = await begun();
    const start = { dataSet: madeDataSet, actor: 'operator', beganAt: new Date(hour(30)).toISOString() };
    const batch = await store.beginBatch(start);
    await expect(store.beginBatch(start)).rejects.toThrow('Another import is being loaded.');
    await store.appendBatch(batch, entriesOf(imported().slice(0, 2)));
    const { change, projection } = madeVersion('b', 0, { recorded: hour(31) });
    expect(await store.commit(change, projection)).toMatchObject({ seq: 2, version: 1 });
    await expect(store.finishBatch(batch, start.beganAt)).rejects.toThrow(
      'The incident b was written meanwhile',
    );
    await store.dropBatch(batch);
    const stale = await store.beginBatch(start);
    await expect(store.appendBatch(stale, entriesOf(imported()))).rejects.toThrow('stands at version 1');
    await store.dropBatch(stale);
    expect(await store.count(emptyQuery, readers, now)).toBe(2);
    expect((await store.verify()).broken).toBeNull();
    await store.close();
  });

  it('that nobody finished is taken away, without a trace, at the next start', async () => {
    const { store, folder } = await begun();
    const start = { dataSet: madeDataSet, actor: 'operator', beganAt: new Date(hour(30)).toISOString() };
    const batch = await store.beginBatch(start);
    await store.appendBatch(batch, entriesOf(imported().slice(0, 2)));
    await store.close();
    const again = await open(folder);
    expect(await again.count(emptyQuery, readers, now)).toBe(1);
    await swept(folder);
    await commitBatch(again, imported().slice(0, 2));
    expect(await again.count({ ...emptyQuery, q: 'Title' }, readers, now)).toBe(3);
    expect((await again.verify()).broken).toBeNull();
    await again.close();
  });

  it('whose process was killed is gone after the next start, and others are taken in', async () => {
    const { store, folder } = await begun();
    await store.close();
    const child = spawn(process.execPath, ['--import', 'tsx', loop, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(child, 'exit');
    for await (const line of createInterface(child.stdout)) if (line === '600') child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);
    const again = await open(folder);
    expect(await again.count(emptyQuery, readers, now)).toBe(1);
    await swept(folder);
    expect(await again.verify()).toMatchObject({ revisions: 1, broken: null });
    expect(await commitBatch(again, [madeVersion('loaded-1', 0)])).toMatchObject({ seq: 2, count: 1 });
    expect((await again.verify()).broken).toBeNull();
    await again.close();
  });

  it('of many rows keeps the log short while it is loaded', async () => {
    const { store, folder } = await begun();
    const start = { dataSet: madeDataSet, actor: 'operator', beganAt: new Date(hour(30)).toISOString() };
    const batch = await store.beginBatch(start);
    for (let chunk = 0; chunk < 20; chunk++) {
      const versions = Array.from({ length: 500 }, (_, at) => madeVersion(`row-${chunk}-${at}`, 0));
      await store.appendBatch(batch, entriesOf(versions));
      expect(statSync(join(folder, 'atlas.sqlite-wal')).size).toBeLessThan(32e6);
    }
    await store.finishBatch(batch, start.beganAt);
    expect(await store.count(emptyQuery, readers, now)).toBe(10_001);
    expect(await store.standing(['row-1-1', 'none'])).toMatchObject([{ incident: 'row-1-1', version: 1 }]);
    expect(await store.one('row-19-499', present, readers, now)).toMatchObject({ version: 1 });
    await store.close();
  });

  it('of few rows with long texts keeps the log short too', async () => {
    const { store, folder } = await begun();
    const start = { dataSet: madeDataSet, actor: 'operator', beganAt: new Date(hour(30)).toISOString() };
    const batch = await store.beginBatch(start);
    const search = [`${'w'.repeat(999)} `.repeat(1_000)];
    for (let chunk = 0; chunk < 12; chunk++) {
      const versions = Array.from({ length: 6 }, (_, at) => {
        const id = `row-${chunk}-${at}`;
        return madeVersion(id, 0, { states: [{ ...madeState(id, 1), search }] });
      });
      await store.appendBatch(batch, entriesOf(versions));
    }
    await store.finishBatch(batch, start.beganAt);
    // It is as long as it ever was.
    expect(statSync(join(folder, 'atlas.sqlite-wal')).size).toBeLessThan(64e6);
    expect(await store.count(emptyQuery, readers, now)).toBe(73);
    expect((await store.verify()).broken).toBeNull();
    await store.close();
  });
});

async function commitBatchAt(
  store: Store,
  old: Parameters<typeof entriesOf>[0][0]['change']['document'],
  began: number,
  finished: number,
) {
  const batch = await store.beginBatch({
    ...{ dataSet: madeDataSet, actor: 'operator' },
    beganAt: new Date(began).toISOString(),
  });
  const last = new Map([['old', { document: old, public: true }]]);
  await store.appendBatch(batch, entriesOf(imported(began), last));
  return store.finishBatch(batch, new Date(finished).toISOString());
}

/** Waits until no row of an unfinished batch is left. */
async function swept(folder: string): Promise<void> {
  const db = new Database(join(folder, 'atlas.sqlite'), { readonly: true });
  const left = db.prepare('SELECT count(*) FROM batches WHERE seq IS NULL').pluck();
  for (let turn = 0; left.get() !== 0; turn++) {
    if (turn > 500) throw new Error('The batch is still there.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const table of ['documents', 'states', 'account_states', 'state_bodies', 'account_bodies'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(1);
  db.close();
}
