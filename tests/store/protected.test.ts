import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentDocument } from '../../server/contract/incident.ts';
import { emptyQuery } from '../../server/contract/query.ts';
import { amendChange, createChange } from '../../server/domain/change.ts';
import { project } from '../../server/domain/states.ts';
import { databaseName } from '../../server/store/sqlite/data-folder.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import type { Store } from '../../server/store/store.ts';
import { fixtureGazetteer } from '../fixtures/gazetteer.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { temporaryFolder } from './temporary-folder.ts';

const readers = { statuses: ['published'] };
const now = Date.parse('2024-09-01T00:00:00Z');
const at = new Date(now).toISOString();
const projected = (document: IncidentDocument, version: number) =>
  project(document, { version, recordedAt: at, gazetteer: fixtureGazetteer });

const open = plainIncident('one');
const ruled = { ...open, protection: { place: 'withheld' as const } };
const tightened = () => amendChange(open, 1, ruled, 'ana', at);
const located = { ...emptyQuery, bbox: [30, 45, 31, 46] as [number, number, number, number] };

describe('a store', () => {
  const folder = temporaryFolder();
  let store: Store;
  beforeAll(async () => {
    store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000, columns: true });
    await store.ready();
    await store.commit(createChange(open, 'ana', at), projected(open, 1));
  });
  afterAll(() => store.close());

  it('refuses a protected document that would be shown as it is', async () => {
    const { shown: _, ...bare } = projected(ruled, 2);
    await expect(store.commit(tightened(), bare)).rejects.toThrow(/shown as it is/);
    await expect(store.commit(createChange({ ...ruled, id: 'two' }, 'ana', at), bare)).rejects.toThrow(
      /as it is/,
    );
  });

  it('refuses a changed rule that leaves an earlier version as it was', async () => {
    await expect(store.commit(tightened(), projected(ruled, 2))).rejects.toThrow(/version 1 did not/);
    expect(await store.count(located, readers, now)).toBe(1);
  });

  it('answers by the rule at once, for every version, from the columns and without', async () => {
    const earlier = [{ version: 1, projection: projected(ruled, 1) }];
    await store.commit(tightened(), projected(ruled, 2), earlier);
    await store.commit(createChange(plainIncident('other'), 'ana', at), projected(plainIncident('other'), 1));
    expect(await store.count(located, readers, now)).toBe(1);
    expect(await store.count(emptyQuery, readers, now)).toBe(2);
    for (const version of [1, 2]) {
      const record = await store.one('one', { knownAt: null, recordedAt: null, version }, readers, now);
      expect(JSON.stringify(record)).not.toContain('30.15');
      expect(record!.document.place_generalised).toBe('withheld');
    }
    expect(
      (await store.written('one')).map(({ document }) => document.accounts[0]!.place?.parts.length),
    ).toEqual([1, 1]);
    expect((await store.verify()).broken).toBeNull();
  });

  it('refuses what everybody reads as the next version, which would forget what was written', async () => {
    const { document } = (await store.one('one', { knownAt: null, recordedAt: null }, readers, now))!;
    const change = amendChange(document, 2, { ...document, aggregate: true }, 'ana', at);
    await expect(store.commit(change, projected(change.document, 3))).rejects.toThrow(/written over/);
  });

  it('erases what is private from its files', async () => {
    const part = { notes: 'Zanzibarian whispers', contacts: [] };
    const inFiles = () =>
      [databaseName, `${databaseName}-wal`].some((name) => {
        const bytes = readFileSync(join(folder, name));
        return bytes.includes('Zanzibarian');
      });
    await store.putPrivate('one', part, 'ana', now);
    expect(inFiles()).toBe(true);
    await store.putPrivate('one', null, 'ana', now);
    expect(inFiles()).toBe(false);
  });
});

describe('verify', () => {
  it.each([
    [
      'what is shown of a protected version',
      `UPDATE shown SET document = replace(document, 'Gazette', 'Lie')`,
      1,
    ],
    ['a protected form that is taken away', 'DELETE FROM shown WHERE seq = 2', 2],
    ['a later form that is taken away', 'DELETE FROM shown WHERE seq = 1', 1],
    ['accounts that are shown', `UPDATE shown SET accounts = '[]' WHERE seq = 1`, 1],
  ])('finds %s', async (_what, sql, seq) => {
    const folder = temporaryFolder();
    const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
    await store.commit(createChange(open, 'ana', at), projected(open, 1));
    await store.commit(tightened(), projected(ruled, 2), [{ version: 1, projection: projected(ruled, 1) }]);
    await store.close();
    const db = new Database(join(folder, databaseName));
    db.exec(sql);
    db.close();
    const again = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
    expect((await again.verify()).broken).toMatchObject({ seq });
    await again.close();
  });
});
