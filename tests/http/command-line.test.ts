import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const password = 'a password of some length';

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-cli-'));
  const data = join(folder, 'data');

  const start = (args: string[], settings: Record<string, string> = {}) =>
    spawn(process.execPath, ['server/cli/incident-atlas.mjs', ...args], {
      cwd: root,
      env: {
        ...process.env,
        ATLAS_DATA: data,
        ATLAS_SEED: 'none',
        PORT: '0',
        LOG_LEVEL: 'info',
        ...settings,
      },
    });

  async function run(args: string[], input = '', settings: Record<string, string> = {}) {
    const child = start(args, settings);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdin.end(input);
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, out, err };
  }

  /** Starts the service; resolves once it says that it is ready. */
  async function serve() {
    const child = start(['serve']);
    let [out, err] = ['', ''];
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    await new Promise<void>((resolve, reject) => {
      child.on('exit', () => reject(new Error(err)));
      child.stdout.on('data', (chunk) => {
        out += chunk;
        if (out.includes('ready')) resolve();
      });
    });
    const url = /http:\/\/localhost:\d+/.exec(out)![0];
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    return { child, url, ended, out: () => out, err: () => err };
  }

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says with exit code 2 and its usage what it does not understand', async () => {
    const wrong = [
      ['fly'],
      [],
      ['user', 'add'],
      ['user', 'add', 'ana'],
      ['user', 'invite'],
      ['user', 'invite', '--role', 'king'],
      ['backup', 'x', '--note', 'y'],
      ['backup'],
      ['serve', 'now'],
      ['seed', '--colour'],
    ];
    for (const args of wrong) {
      const { code, err } = await run(args);
      expect(code, args.join(' ')).toBe(2);
      expect(err).toContain('Usage: incident-atlas VERB');
    }
    expect((await run(['help'])).out).toContain('restore FILE');
  });

  it('says with exit code 78 which variable is wrong', async () => {
    const { code, err } = await run(['serve'], '', { PORT: 'abc' });
    expect(code).toBe(78);
    expect(err).toBe('PORT is «abc», but must be a whole number from 0 to 65535.\n');
  });

  it('makes no database to find nothing in it', async () => {
    for (const args of [['verify'], ['backup', join(folder, 'b')]]) {
      const { code, err } = await run(args);
      expect(code).toBe(1);
      expect(err).toBe(`There is no database in ${data}.\n`);
    }
    expect(existsSync(data)).toBe(false);
  });

  it('adds, lists and disables users', async () => {
    const add = ['user', 'add', 'ana', '--role', 'admin', '--password-stdin'];
    expect((await run(add, 'short')).code).toBe(2);
    expect((await run(add, `${password}\n`)).out).toBe('Added ana as admin.\n');
    const twice = await run(add, password);
    expect(twice.code).toBe(1);
    expect(twice.err).toBe('A user «ana» exists.\n');
    expect((await run(['user', 'disable', 'ana'])).err).toBe('This is the last admin who can log in.\n');
    await run(['user', 'add', 'bea', '--role', 'editor', '--password-stdin'], password);
    expect((await run(['user', 'disable', 'bea'])).code).toBe(0);
    const invited = await run(['user', 'invite', '--role', 'editor', '--note', 'Cid'], '', {
      PUBLIC_URL: 'https://atlas.example',
    });
    expect(invited.out).toMatch(
      /^https:\/\/atlas\.example\/desk\/invitation#token=[\w-]{43}\nIt works once, until /,
    );
    expect((await run(['user', 'reset', 'bea'])).out).toContain('bea has no second factor any more');
    expect((await run(['user', 'reset', 'cid'])).err).toBe('There is no user «cid».\n');
    expect((await run(['user', 'list'])).out).toBe('ana\tadmin\tactive\nbea\teditor\tdisabled\n');
  });

  it('makes, lists and revokes API tokens', async () => {
    const add = ['token', 'add', 'ana', '--name', 'for tests'];
    expect((await run(add)).code).toBe(2);
    expect((await run([...add, '--scope', 'write', '--days', '400'])).code).toBe(2);
    expect((await run(['token', 'add', 'zoe', '--name', 'x', '--scope', 'read'])).err).toBe(
      'There is no user «zoe».\n',
    );
    const made = await run([...add, '--scope', 'write', '--days', '30']);
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/^atlas_[\w-]{43}\n/);
    const listed = (await run(['token', 'list', 'ana'])).out;
    expect(listed).toMatch(/^1\tfor tests\twrite\tuntil \S+\tused never\n$/);
    expect((await run(['token', 'revoke', 'ana', '1'])).code).toBe(0);
    expect((await run(['token', 'revoke', 'ana', '1'])).code).toBe(1);
    expect((await run(['token', 'list', 'ana'])).out).toBe('There are no tokens.\n');
  });

  it('serves until SIGTERM, refuses a second process meanwhile, and lets a backup be made', async () => {
    const service = await serve();
    expect(service.out()).not.toContain('setup#');
    const login = await fetch(`${service.url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'ana', password }),
    });
    expect(login.status).toBe(200);
    for (const args of [['user', 'list'], ['verify'], ['serve'], ['restore', join(folder, 'copy.sqlite')]]) {
      writeFileSync(join(folder, 'copy.sqlite'), '');
      const { code, err } = await run(args);
      expect(code, args.join(' ')).toBe(1);
      expect(err).toContain('in use by another process');
    }
    expect((await run(['backup', join(folder, 'copy.sqlite')])).code).toBe(0);
    expect(statSync(join(folder, 'copy.sqlite')).mode & 0o777).toBe(0o600);
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    for (const line of service.err().trim().split('\n')) expect(() => JSON.parse(line), line).not.toThrow();
  });

  it('prints the set-up link where no user exists, on the terminal and nowhere in the log', async () => {
    rmSync(data, { recursive: true });
    const service = await serve();
    const token = /\/setup#token=([\w-]{43})$/m.exec(service.out())![1]!;
    expect(service.err()).not.toContain(token);
    const made = await fetch(`${service.url}/api/setup`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token, name: 'eva', password }),
    });
    expect(made.status).toBe(201);
    service.child.kill('SIGINT');
    expect(await service.ended).toBe(0);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends at once at a %s while it drains, but not at the echo of the first signal',
    async (second) => {
      const service = await serve();
      const { child } = service;
      // A body that never comes whole keeps a request running for as long as the drain waits: ten seconds.
      const held = connect(Number(new URL(service.url).port), '127.0.0.1');
      try {
        const taken = new Promise((resolve) => held.once('data', resolve));
        const head = 'POST /api/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
        held.on('error', () => undefined).write(`${head}Content-Length: 50\r\nExpect: 100-continue\r\n\r\n`);
        expect(String(await taken)).toContain('100 Continue');
        const began = performance.now();
        child.kill('SIGINT');
        child.kill('SIGINT');
        child.kill('SIGTERM');
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        expect(service.err().match(/draining/g)).toHaveLength(1);
        expect([child.exitCode, child.signalCode]).toEqual([null, null]);
        child.kill(second);
        await service.ended;
        expect(child.signalCode).toBe(second);
        expect(performance.now() - began).toBeLessThan(8_000);
      } finally {
        held.destroy();
        child.kill('SIGKILL');
      }
    },
  );

  it('puts a copy back and keeps what was there', async () => {
    const { code, out } = await run(['restore', join(folder, 'copy.sqlite')]);
    expect(code).toBe(0);
    expect(out).toContain('is kept as');
    expect(readdirSync(data).some((name) => name.startsWith('atlas.sqlite.before-'))).toBe(true);
    expect((await run(['user', 'list'])).out).toContain('ana');
    writeFileSync(join(folder, 'no-copy'), 'not a database at all, whatever its length may be');
    const refused = await run(['restore', join(folder, 'no-copy')]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('is not restored, and nothing was changed');
    expect((await run(['user', 'list'])).out).toContain('ana');
  });

  it('names the first damaged revision with exit code 3', async () => {
    rmSync(data, { recursive: true });
    expect((await run(['seed'], '', { ATLAS_SEED: 'northern-kosovo' })).code).toBe(0);
    const settings = { ATLAS_SEED: 'northern-kosovo' };
    expect((await run(['verify'], '', settings)).code).toBe(0);
    expect((await run(['seed'], '', settings)).out).toMatch(/^Added 0 incidents; \d+ were there\.$/m);
    const db = new Database(join(data, 'atlas.sqlite'));
    db.prepare("UPDATE revisions SET change = replace(change, 'seed', 'seeD') WHERE seq = 3").run();
    db.close();
    const { code, out } = await run(['verify'], '', settings);
    expect(code).toBe(3);
    expect(out).toContain('Revision 3 is damaged');
  });
});
