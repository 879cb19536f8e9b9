import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storageAdvice } from '../../server/store/storage-error.ts';
import { writtenIncident } from '../fixtures/written-incident.ts';
import { runCommand, startService, type Wrapper, write, writerToken } from '../support/service.ts';

/** Overwrites `length` bytes from `from` on. */
function overwrite(file: string, from: number, length: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, from, Math.min(bytes.length, from + length));
  writeFileSync(file, bytes);
}

interface Breaking {
  what: string;
  /** Breaks the folder. */
  how(folder: string): void;
  /** What the one sentence says. */
  says: RegExp;
  /** Whether the folder is one whose process was killed, with a log of writes. */
  killed?: boolean;
  wrapper?(folder: string): Wrapper;
}

const restoring = /incident-atlas restore FILE/;
const breakings: Breaking[] = [
  {
    what: 'a database that was cut off',
    how: (folder) => truncateSync(join(folder, 'atlas.sqlite'), 8192 * 5),
    says: new RegExp(`is damaged: .*${restoring.source}`),
  },
  {
    what: 'a database whose beginning is destroyed',
    how: (folder) => overwrite(join(folder, 'atlas.sqlite'), 0, 4096),
    says: /is not a database of this service, or its beginning is destroyed\. .*incident-atlas restore FILE/,
  },
  {
    what: 'a database with a destroyed page',
    how: (folder) => overwrite(join(folder, 'atlas.sqlite'), 8192 * 9, 8192),
    says: new RegExp(`is damaged: .*${restoring.source}`),
  },
  {
    what: 'an empty database beside a log of writes',
    killed: true,
    how: (folder) => truncateSync(join(folder, 'atlas.sqlite'), 0),
    says: /it is empty, but there is a log of writes beside it/,
  },
  {
    what: 'a log of writes with a destroyed beginning',
    killed: true,
    how: (folder) => overwrite(join(folder, 'atlas.sqlite-wal'), 0, 32),
    says: /the beginning of its log of writes is destroyed\. .*incident-atlas restore FILE/,
  },
  {
    what: 'a log of writes that is destroyed in the middle',
    killed: true,
    how: (folder) => overwrite(join(folder, 'atlas.sqlite-wal'), 32 + 8216 * 3 + 100, 200),
    says: /writes that were acknowledged stand behind a damaged place of its log\. .*incident-atlas restore FILE/,
  },
  {
    what: 'a database of a newer program',
    how: (folder) => {
      const db = new Database(join(folder, 'atlas.sqlite'));
      db.pragma('user_version = 999');
      db.close();
    },
    says: /has schema version 999; this program knows versions up to \d+\. Use a newer program\./,
  },
  {
    what: 'a database of another program',
    how: (folder) => {
      rmSync(join(folder, 'atlas.sqlite'));
      const db = new Database(join(folder, 'atlas.sqlite'));
      db.exec('CREATE TABLE theirs (x)');
      db.close();
    },
    says: /is not a database of this service/,
  },
  {
    what: 'a file that is no database',
    how: (folder) => writeFileSync(join(folder, 'atlas.sqlite'), 'a letter\n'.repeat(200)),
    says: /is not a database of this service/,
  },
  {
    what: 'a folder that cannot be written',
    how: () => undefined,
    wrapper: (folder) => [
      ...['unshare', ...(process.getuid?.() === 0 ? ['-m'] : ['-r', '-m']), 'sh', '-c'],
      ...['mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"', folder],
    ],
    says: new RegExp(storageAdvice.read_only.replaceAll(/[().«»]/g, '\\$&')),
  },
  {
    what: 'too few files that may be open',
    how: () => undefined,
    wrapper: () => ['sh', '-c', 'ulimit -n 64 && exec "$0" "$@"'],
    says: /Only 64 files may be open, and at least 256 are needed: .*LimitNOFILE/,
  },
  {
    what: 'a key that is none',
    how: (folder) => writeFileSync(join(folder, 'checkpoint-key.pem'), 'no key'),
    says: /checkpoint-key\.pem does not hold an Ed25519 key\. Put it back from a backup/,
  },
];

describe('a start', () => {
  const parent = mkdtempSync(join(tmpdir(), 'atlas-broken-'));
  const stopped = join(parent, 'stopped');
  const killed = join(parent, 'killed');
  beforeAll(async () => {
    mkdirSync(killed);
    const settings = { ATLAS_DATA: killed, TRUST_PROXY: '1' };
    const token = await writerToken(settings);
    const service = await startService(settings);
    for (let number = 0; number < 12; number++)
      expect((await write(service.url, token, writtenIncident(`incident-${number}`))).status).toBe(201);
    await service.kill();
    cpSync(killed, stopped, { recursive: true });
    expect((await runCommand(['verify'], { ATLAS_DATA: stopped })).out).toContain('All 12 revisions hold');
    expect(existsSync(join(stopped, 'atlas.sqlite-wal'))).toBe(false);
  });
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  /** What is in the files; locks, the index of the log and an empty log are made by whoever looks, and hold nothing. */
  const contentOf = (folder: string) =>
    readdirSync(folder)
      .map((name) => [name, readFileSync(join(folder, name))] as const)
      .filter(([name, bytes]) => !/-shm$|\.lock/.test(name) && !(name.endsWith('-wal') && bytes.length === 0))
      .map(([name, bytes]) => `${name} ${createHash('sha256').update(bytes).digest('hex')}`);

  it.each(breakings)(
    'with $what ends with one sentence that says what to do, and changes nothing',
    async (breaking) => {
      const folder = mkdtempSync(join(parent, 'case-'));
      cpSync(breaking.killed ? killed : stopped, folder, { recursive: true });
      breaking.how(folder);
      const before = contentOf(folder);
      const { code, out, err } = await runCommand(
        ['serve'],
        { ATLAS_DATA: folder },
        { wrapper: breaking.wrapper?.(folder) ?? [] },
      );
      expect(err).toMatch(breaking.says);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).not.toMatch(/ at .*\.js:/);
      expect(out).toBe('');
      expect(code).toBe(1);
      expect(contentOf(folder)).toEqual(before);
    },
  );

  it.each([
    ['is torn in its last write', (bytes: Buffer) => bytes.fill(0x5a, bytes.length - 300, bytes.length - 20)],
    ['lost the end of its last write', (bytes: Buffer) => bytes.subarray(0, bytes.length - 4_000)],
  ])('needs no help when the log %s: what was written before it stands', async (_what, tear) => {
    const folder = mkdtempSync(join(parent, 'torn-'));
    cpSync(killed, folder, { recursive: true });
    const log = join(folder, 'atlas.sqlite-wal');
    writeFileSync(log, tear(readFileSync(log)));
    const { code, out } = await runCommand(['verify'], { ATLAS_DATA: folder });
    expect(out).toMatch(/^All (11|12) revisions hold/);
    expect(code).toBe(0);
  });

  it('is possible again with what the sentence says: a backup put back', async () => {
    const folder = mkdtempSync(join(parent, 'restored-'));
    const copy = join(parent, 'copy.sqlite');
    cpSync(stopped, folder, { recursive: true });
    copyFileSync(join(stopped, 'atlas.sqlite'), copy);
    overwrite(join(folder, 'atlas.sqlite'), 0, 4096);
    const settings = { ATLAS_DATA: folder };
    expect((await runCommand(['restore', copy], settings)).out).toMatch(/Restored 12 revisions/);
    expect(readdirSync(folder).filter((name) => name.startsWith('atlas.sqlite.before-'))).toHaveLength(1);
    expect((await runCommand(['verify'], settings)).out).toContain('All 12 revisions hold');
  });
});
