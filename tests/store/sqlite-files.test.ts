import { execFile } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { emptyQuery } from '../../server/contract/query.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { hour, madeState, madeVersion } from './made-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const open = (folder: string, zone = 'UTC') =>
  openSqliteStore({ folder, readers: 1, deadlineMs: 20_000, zone });
const commitLoop = fileURLToPath(new URL('./commit-loop.ts', import.meta.url));

it('everything is still there when the store is opened again', async () => {
  const folder = temporaryFolder();
  const first = await open(folder);
  const { change, projection } = madeVersion('a', 0);
  await first.commit(change, projection);
  const before = await first.checkpoint();
  await first.close();
  const second = await open(folder);
  expect(second.seq()).toBe(1);
  expect(await second.checkpoint()).toEqual(before);
  expect(await second.count(emptyQuery, { statuses: ['published'] }, hour(50))).toBe(1);
  expect(await second.ready()).toBe(true);
  await second.close();
  expect(await second.ready()).toBe(false);
});

it('nobody else may read the folder and its files', async () => {
  const folder = temporaryFolder();
  const store = await open(folder);
  const mode = (file: string) => statSync(file).mode & 0o777;
  expect(mode(folder)).toBe(0o700);
  for (const file of ['atlas.sqlite', 'atlas.sqlite-wal', 'atlas.lock', 'checkpoint-key.pem'])
    expect([file, mode(join(folder, file))]).toEqual([file, 0o600]);
  await store.close();
});

it('a checkpoint is signed by the key it names', async () => {
  const store = await open(temporaryFolder());
  const { change, projection } = madeVersion('a', 0);
  await store.commit(change, projection);
  const { seq, head, signature, public_key } = await store.checkpoint();
  expect(seq).toBe(1);
  expect(head).toBe((await store.verify()).head);
  const signed = (text: string) =>
    verify(null, Buffer.from(text), createPublicKey(public_key), Buffer.from(signature, 'base64'));
  expect(signed(`incident-atlas checkpoint\n1\n${head}\n`)).toBe(true);
  expect(signed(`incident-atlas checkpoint\n2\n${head}\n`)).toBe(false);
  await store.close();
});

it('a second store on the same folder is refused with a reason until the first is closed', async () => {
  const folder = temporaryFolder();
  const first = await open(folder);
  await expect(open(folder)).rejects.toThrow(`The database in ${folder} is in use by another process`);
  const other = promisify(execFile)(process.execPath, ['--import', 'tsx', commitLoop, folder]);
  await expect(other).rejects.toThrow('is in use by another process');
  await first.close();
  await (await open(folder)).close();
});

it('a database of a newer schema is refused and stays as it is', async () => {
  const folder = temporaryFolder();
  await (await open(folder)).close();
  const file = join(folder, 'atlas.sqlite');
  const db = new Database(file);
  db.pragma('user_version = 999');
  db.close();
  const before = readFileSync(file);
  await expect(open(folder)).rejects.toThrow('has schema version 999; this program knows versions up to');
  expect(readFileSync(file).equals(before)).toBe(true);
});

it('a database of another program is refused and stays as it is', async () => {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'atlas.sqlite');
  const db = new Database(file);
  db.exec('CREATE TABLE theirs (x)');
  db.close();
  const before = readFileSync(file);
  await expect(open(folder)).rejects.toThrow('is not a database of this service');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(dirname(file)).toBe(folder);
});

it('local days follow the zone of the deployment when it changes', async () => {
  const folder = temporaryFolder();
  const states = [madeState('a', 1, {}, { occurred_start: hour(23), occurred_end: null })];
  const days = async (zone: string, write: boolean) => {
    const store = await open(folder, zone);
    const { change, projection } = madeVersion('a', 0, { states });
    if (write) await store.commit(change, projection);
    const { keys } = await store.aggregate(emptyQuery, 'day', zone, { statuses: ['published'] }, hour(50));
    const { broken } = await store.verify();
    await store.close();
    return { keys, broken };
  };
  expect(await days('UTC', true)).toEqual({ keys: ['2023-06-14'], broken: null });
  expect(await days('Asia/Tokyo', false)).toEqual({ keys: ['2023-06-15'], broken: null });
});
