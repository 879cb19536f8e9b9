import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { emptyQuery } from '../../server/contract/query.ts';
import { backupFile } from '../../server/store/sqlite/backup.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { hour, madeVersion } from './made-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = (folder: string) => openSqliteStore({ folder, readers: 1, deadlineMs: 20_000 });
const commitLoop = fileURLToPath(new URL('./commit-loop.ts', import.meta.url));
const readers = { statuses: ['published'] };

/** Runs the commit loop, kills it without warning after `count` acknowledged commits, and answers their lines. */
async function killAfter(folder: string, count: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', commitLoop, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (lines.length === count) child.kill('SIGKILL');
  }
  expect(await exit).toEqual([null, 'SIGKILL']);
  return lines;
}

it('every acknowledged commit survives a kill, and the next start needs no help', async () => {
  const folder = temporaryFolder();
  const acknowledged = [...(await killAfter(folder, 20)), ...(await killAfter(folder, 35))];
  expect(acknowledged.length).toBeGreaterThanOrEqual(55);
  const store = await open(folder);
  const entries = new Map((await store.changes(0, 10_000)).map((one) => [one.seq, one.incident]));
  for (const line of acknowledged) {
    const [seq, incident] = line.split(' ') as [string, string];
    expect(entries.get(Number(seq))).toBe(incident);
  }
  expect(store.seq()).toBe(entries.size);
  expect((await store.verify()).broken).toBeNull();
  await store.close();
});

it('a backup taken while others write is whole, private and can be opened', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  for (let number = 0; number < 60; number++) {
    const { change, projection } = madeVersion(`before-${number}`, 0);
    await store.commit(change, projection);
  }
  const restored = temporaryFolder();
  await (await open(restored)).close();
  const target = join(restored, 'atlas.sqlite');
  const outside = join(dirname(restored), 'outside.sqlite');
  const writes = (async () => {
    for (let number = 0; number < 60; number++) {
      const { change, projection } = madeVersion(`during-${number}`, 0);
      await store.commit(change, projection);
    }
  })();
  await store.backup(target);
  await backupFile(folder, outside);
  await writes;
  await store.close();
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(statSync(outside).mode & 0o777).toBe(0o600);
  expect(readdirSync(restored).filter((name) => name.includes('.part'))).toEqual([]);
  for (const file of [target, outside]) {
    const db = new Database(file, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  }
  const copy = await open(restored);
  expect(copy.seq()).toBeGreaterThanOrEqual(60);
  expect(await copy.count(emptyQuery, readers, hour(50))).toBe(copy.seq());
  expect((await copy.verify()).broken).toBeNull();
  await copy.close();
});

it('a backup that cannot be written leaves nothing behind', async () => {
  const store = await open(temporaryFolder());
  const target = join(temporaryFolder(), 'missing', 'copy.sqlite');
  await expect(store.backup(target)).rejects.toThrow();
  expect(existsSync(dirname(target))).toBe(false);
  expect(await store.ready()).toBe(true);
  await store.close();
  await expect(backupFile(temporaryFolder(), target)).rejects.toThrow('There is no database in');
});
