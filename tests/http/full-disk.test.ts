import { hash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { storageAdvice } from '../../server/store/storage-error.ts';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { writtenIncident } from '../fixtures/written-incident.ts';
import { addEvidence } from '../support/evidence.ts';
import { items, type Json } from '../support/server.ts';
import { runCommand, startService, write, writerToken } from '../support/service.ts';
import { emptyDisk, fillDisk, onSmallDisk, seenBy } from '../support/small-disk.ts';

const parent = mkdtempSync(join(tmpdir(), 'atlas-full-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));
const megabytes = 2 ** 20;

function dataFolder(name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  return folder;
}

it('on a full disk writes are refused with 507, reads go on, and writing works again once there is space', async () => {
  const folder = dataFolder('full');
  const settings = { ATLAS_DATA: folder, TRUST_PROXY: '1' };
  // The database is filled before it moves to its small disk, which is empty when it is mounted.
  const made = dataFolder('made');
  const token = await writerToken({ ATLAS_DATA: made });
  const service = await startService(settings, [
    ...onSmallDisk(folder, 24 * megabytes),
    ...['sh', '-c', `cp ${made}/* ${folder} && exec "$@"`, 'sh'],
  ]);
  const disk = seenBy(service.pid, folder);
  const acknowledged: string[] = [];
  const add = async (id: string) => {
    const answer = await write(service.url, token, writtenIncident(id, 'long '.repeat(300)));
    if (answer.status === 201) acknowledged.push(id);
    else if (answer.status !== 507) throw new Error(await answer.text());
    return answer;
  };
  try {
    for (let number = 0; number < 5; number++) await add(`before-${number}`);
    expect(acknowledged).toHaveLength(5);
    fillDisk(disk);
    let refused: Response | null = null;
    // There may be room left in the log for some.
    for (let number = 0; number < 500 && refused?.status !== 507; number++)
      refused = await add(`full-${number}`);
    expect(refused!.status).toBe(507);
    expect(refused!.headers.get('content-type')).toBe('application/problem+json');
    expect(Number(refused!.headers.get('retry-after'))).toBe(10);
    expect(((await refused!.json()) as Json).type).toBe('urn:problem-type:incident-atlas:storage-full');
    await expect.poll(service.log).toContain(storageAdvice.full);

    const source = { account: 'gazette', source: 'gazette-1', collected_at: '2024-05-12', collector: 'Ana' };
    const file = new Uint8Array(2 * megabytes).fill(0x61);
    const evidence = await addEvidence({ url: service.url, token }, 'before-0', source, 'a.txt', file);
    expect(evidence.status).toBe(507);
    const kept = join(disk, 'evidence');
    expect(existsSync(kept) ? readdirSync(kept) : []).toEqual([]);

    const read = await fetch(`${service.url}${items}?limit=1000`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(read.status).toBe(200);
    expect(((await read.json()) as Json).numberMatched).toBe(acknowledged.length);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200);

    emptyDisk(disk);
    const freed = performance.now();
    let again = 0;
    while (again !== 201 && performance.now() - freed < 10_000)
      again = (await add(`after-${Date.now()}`)).status;
    expect(again).toBe(201);
    const all = await fetch(`${service.url}${items}?limit=1000`);
    const found = ((await all.json()) as Json).features.map((one: { id: string }) => one.id);
    expect(found.sort()).toEqual(acknowledged.sort());
  } finally {
    cpSync(disk, join(parent, 'copy'), { recursive: true });
    expect(await service.stop()).toBe(0);
  }
  const verified = await runCommand(['verify'], { ATLAS_DATA: join(parent, 'copy') });
  expect(verified.out).toContain(`All ${acknowledged.length} revisions hold`);
});

/** A text that takes its room on the disk however it is packed. */
const unpackable = (seed: number) =>
  Array.from({ length: 170 }, (_, at) => hash('sha256', `${seed} ${at}`, 'base64url')).join(' ');

it('an import that fills the disk leaves nothing and says what to do', async () => {
  const rows = Array.from({ length: 1_500 }, (_, at) =>
    acledRow({ event_id_cnty: `ROW${at}`, notes: unpackable(at) }),
  );
  const file = join(parent, 'rows.csv');
  writeFileSync(file, acledFile(...rows));
  const folder = dataFolder('import');
  const copy = join(parent, 'imported');
  // What became of the database is copied out before its disk ends with the last process on it.
  const script = `"$@"; code=$?; cp -r ${folder} ${copy}; exit $code`;
  const wrapper = [...onSmallDisk(folder, 10 * megabytes), 'sh', '-c', script, 'sh'];
  const imported = await runCommand(
    ['import', file, '--format', 'acled', '--publish'],
    { ATLAS_DATA: folder },
    { wrapper },
  );
  expect(imported.code).toBe(1);
  expect(imported.err).toContain(storageAdvice.full);
  expect(imported.err.trim().split('\n')).toHaveLength(1);
  const settings = { ATLAS_DATA: copy };
  const verified = await runCommand(['verify'], settings);
  expect(verified.out).toContain('All 0 revisions hold');
  const service = await startService(settings);
  try {
    expect(((await (await fetch(service.url + items)).json()) as Json).numberMatched).toBe(0);
    const db = new Database(join(copy, 'atlas.sqlite'), { readonly: true });
    const left = () =>
      db.prepare('SELECT (SELECT count(*) FROM documents) + (SELECT count(*) FROM batches)').pluck().get();
    // Swept in steps after the start.
    for (let tries = 0; tries < 100 && left() !== 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(left()).toBe(0);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  } finally {
    await service.stop();
  }
});
