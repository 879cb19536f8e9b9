import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupName, backupTime, scheduleBackups } from '../../server/service/backups.ts';
import { backupFile } from '../../server/store/sqlite/backup.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { runCommand } from '../support/service.ts';

const hour = 3_600_000;
const parent = mkdtempSync(join(tmpdir(), 'atlas-backups-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

describe('backups', () => {
  const data = join(parent, 'data');
  let server: TestServer;
  beforeAll(async () => {
    mkdirSync(data);
    server = await createTestServer({ folder: data });
    for (let number = 0; number < 5; number++) await server.put(plainIncident(`incident-${number}`));
  });
  afterAll(() => server.close());

  const lines: { level: string; message: string }[] = [];
  const logger = {
    info: (_details: object, message: string) => void lines.push({ level: 'info', message }),
    error: (_details: object, message: string) => void lines.push({ level: 'error', message }),
  };
  const revisionsIn = (file: string) => {
    const db = new Database(file, { readonly: true });
    const incidents = db.prepare('SELECT incident FROM revisions').pluck().all() as string[];
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
    return incidents;
  };

  it('are made when it is time, are private, and the oldest go', async () => {
    const folder = join(parent, 'kept');
    mkdirSync(folder);
    writeFileSync(join(folder, 'somebody-elses.sqlite'), '');
    let now = Date.parse('2024-09-01T10:00:00Z');
    const plan = { folder, everyMs: 6 * hour, keep: 3 };
    const backups = scheduleBackups(server.atlas.store, plan, { now: () => now, logger });
    expect(backups.state()).toEqual({ newest: null, failed: null });
    for (const [after, count] of [
      [0, 1],
      [5, 1],
      [6, 2],
      [12, 3],
      [18, 3],
    ] as const) {
      now = Date.parse('2024-09-01T10:00:00Z') + after * hour;
      await backups.check();
      expect(
        readdirSync(folder).filter((name) => backupTime(name) !== null),
        `${after} h`,
      ).toHaveLength(count);
    }
    expect(backups.state()).toEqual({ newest: now, failed: null });
    expect(readdirSync(folder).sort()).toEqual([
      ...['atlas-2024-09-01T16-00-00Z.sqlite', 'atlas-2024-09-01T22-00-00Z.sqlite'],
      ...['atlas-2024-09-02T04-00-00Z.sqlite', 'somebody-elses.sqlite'],
    ]);
    const newest = join(folder, backupName(now));
    expect(statSync(newest).mode & 0o777).toBe(0o600);
    expect(revisionsIn(newest)).toHaveLength(5);
    await backups.stop();
  });

  it('that cannot be made are told of and tried again later; none are made where none are wanted', async () => {
    const folder = join(parent, 'a-file', 'below');
    writeFileSync(join(parent, 'a-file'), '');
    let now = Date.parse('2024-09-01T10:00:00Z');
    const backups = scheduleBackups(
      server.atlas.store,
      { folder, everyMs: hour, keep: 1 },
      { now: () => now, logger },
    );
    await backups.check();
    expect(backups.state().failed).toMatch(/ENOTDIR|EEXIST/);
    expect(lines.at(-1)).toEqual({ level: 'error', message: 'no backup could be made' });
    rmSync(join(parent, 'a-file'));
    await backups.check();
    expect(backups.state().newest).toBeNull();
    now += 11 * 60_000;
    await backups.check();
    expect(backups.state()).toEqual({ newest: now, failed: null });
    await backups.stop();
    const none = { folder: join(parent, 'none'), everyMs: 0, keep: 1 };
    const never = scheduleBackups(server.atlas.store, none, { now: () => now, logger });
    await never.check();
    expect(readdirSync(parent)).not.toContain('none');
    await never.stop();
  });

  it('hold everything that was acknowledged before they began, however much is written meanwhile', async () => {
    const acknowledged: string[] = [];
    let writing = true;
    const writers = [1, 2, 3].map(async (writer) => {
      for (let number = 0; writing; number++) {
        await server.put(plainIncident(`busy-${writer}-${number}`));
        acknowledged.push(`busy-${writer}-${number}`);
      }
    });
    const files: [string, string[]][] = [];
    for (let round = 0; round < 3; round++)
      for (const [kind, make] of [
        ['inside', (file: string) => server.atlas.store.backup(file)],
        ['outside', (file: string) => backupFile(data, file)],
      ] as const) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        const file = join(parent, `${kind}-${round}.sqlite`);
        const before = [...acknowledged];
        await make(file);
        files.push([file, before]);
      }
    writing = false;
    await Promise.all(writers);
    expect(files.at(-1)![1].length).toBeGreaterThan(20);
    for (const [file, before] of files) expect(revisionsIn(file)).toEqual(expect.arrayContaining(before));
  });

  it('are restored when they are whole and not newer; the present database is kept aside', async () => {
    const good = join(parent, 'good.sqlite');
    await server.atlas.store.backup(good);
    const folder = join(parent, 'restored');
    mkdirSync(folder);
    const settings = { ATLAS_DATA: folder };
    expect((await runCommand(['restore', good], settings)).code).toBe(0);
    const before = readFileSync(join(folder, 'atlas.sqlite'));
    const newer = join(parent, 'newer.sqlite');
    const torn = join(parent, 'torn.sqlite');
    const lying = join(parent, 'lying.sqlite');
    for (const file of [newer, lying]) writeFileSync(file, readFileSync(good));
    writeFileSync(torn, readFileSync(good).subarray(0, 8192 * 7));
    const change = (file: string, sql: string) => {
      const db = new Database(file);
      db.exec(sql);
      db.close();
    };
    change(newer, 'PRAGMA user_version = 999');
    change(lying, "UPDATE revisions SET change = replace(change, 'road', 'bridge') WHERE seq = 2");
    for (const [file, reason] of [
      [newer, 'has schema version 999'],
      [torn, 'is damaged'],
      [lying, 'Revision 2 is damaged'],
    ] as const) {
      const { code, err } = await runCommand(['restore', file], settings);
      expect(code, file).toBe(1);
      expect(err).toContain(`${file} is not restored, and nothing was changed: `);
      expect(err).toContain(reason);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(readFileSync(join(folder, 'atlas.sqlite')).equals(before)).toBe(true);
    }
    expect((await runCommand(['restore', good], settings)).out).toContain(
      'The database before it is kept as',
    );
    const [aside] = readdirSync(folder).filter((name) => name.startsWith('atlas.sqlite.before-'));
    expect(readFileSync(join(folder, aside!)).equals(before)).toBe(true);
  });
});
