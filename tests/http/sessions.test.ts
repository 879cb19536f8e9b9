import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestServer, password, type TestServer } from '../support/server.ts';

const hour = 3_600_000;
const logInAs = (server: TestServer, name: string, secret: string, headers: Record<string, string> = {}) =>
  server.send('POST', '/api/session', { name, password: secret }, headers);

describe('sessions', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await createTestServer({ trustProxy: 1 });
  });
  afterEach(() => server.close());

  const who = async (cookie: string) =>
    (await (await server.get('/api/session', { Cookie: cookie })).json()).user;

  it('open with the password and end with the log-out', async () => {
    const editor = await server.person('editor', 'Ana');
    expect(await who(editor.cookie)).toEqual({ name: 'Ana', role: 'editor' });
    const out = await editor.send('DELETE', '/api/session');
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await who(editor.cookie)).toBeNull();
  });

  it('are never opened under a token that was there before, known to somebody or made up by somebody', async () => {
    const first = await server.person('editor');
    for (const cookie of [first.cookie, `atlas=${'A'.repeat(43)}`]) {
      const headers = { Cookie: cookie, Origin: server.url };
      const answer = await logInAs(server, 'editor', password, headers);
      const opened = answer.headers.get('set-cookie')!.split(';')[0]!;
      expect(opened).not.toBe(cookie);
      expect(await who(opened)).not.toBeNull();
      expect(await who(cookie)).toBeNull();
    }
  });

  it('set a plain cookie on http, and a __Host- one that is Secure behind https', async () => {
    await server.person('editor');
    const plain = await logInAs(server, 'editor', password);
    expect(plain.headers.get('set-cookie')).toMatch(
      /^atlas=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    );
    const secure = await logInAs(server, 'editor', password, { 'X-Forwarded-Proto': 'https' });
    expect(secure.headers.get('set-cookie')).toMatch(
      /^__Host-atlas=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/,
    );
    expect(secure.headers.get('cache-control')).toBe('private, no-store');
  });

  it('keep nothing in the store that opens one', async () => {
    const editor = await server.person('editor');
    const token = editor.cookie.split('=')[1]!;
    expect(await server.atlas.store.session(token)).toBeNull();
    const user = await server.atlas.store.userByName('editor');
    expect(user!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('end after twelve idle hours, and after seven days however busy', async () => {
    const idle = await server.person('editor');
    server.clock.now += 12 * hour - 1;
    expect(await who(idle.cookie)).not.toBeNull();
    server.clock.now += 12 * hour;
    expect(await who(idle.cookie)).toBeNull();
    const busy = await server.person('admin');
    for (let passed = 0; passed < 7 * 24 - 6; passed += 6) {
      server.clock.now += 6 * hour;
      expect(await who(busy.cookie)).not.toBeNull();
    }
    server.clock.now += 6 * hour;
    expect(await who(busy.cookie)).toBeNull();
  });

  it('say the same of a wrong name, a wrong password and a disabled user', async () => {
    await server.person('editor');
    await server.person('contributor');
    const { id } = (await server.atlas.store.userByName('contributor'))!;
    await server.atlas.store.updateUser(id, { disabled: true });
    const answers = await Promise.all([
      logInAs(server, 'nobody', password),
      logInAs(server, 'editor', 'not the password'),
      logInAs(server, 'contributor', password),
    ]);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401]);
    expect(new Set(bodies).size).toBe(1);
  });

  it('end at once when the user is disabled', async () => {
    const editor = await server.person('editor');
    const { id } = (await server.atlas.store.userByName('editor'))!;
    await server.atlas.store.updateUser(id, { disabled: true });
    expect(await who(editor.cookie)).toBeNull();
  });

  it('are throttled by account whatever the address, and those that live stay', async () => {
    const editor = await server.person('editor');
    for (let number = 1; number <= 10; number += 1)
      expect(
        (await logInAs(server, 'editor', 'wrong', { 'X-Forwarded-For': `203.0.113.${number}` })).status,
      ).toBe(401);
    const refused = await logInAs(server, 'Editor', password, { 'X-Forwarded-For': '203.0.113.99' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await who(editor.cookie)).not.toBeNull();
    server.clock.now += 15 * 60_000;
    expect((await logInAs(server, 'editor', password)).status).toBe(200);
  });

  it('are throttled by address whatever the account, and whatever else a client says of where it is', async () => {
    let made = 0;
    const from = (address: string) => {
      made += 1;
      // The proxy adds what it sees to what the client made up.
      return { 'X-Forwarded-For': `203.0.113.${made}, ${address}`, Forwarded: `for=203.0.113.${made}` };
    };
    await Promise.all(
      Array.from({ length: 30 }, (_, number) =>
        logInAs(server, `name-${number}`, 'wrong', from('198.51.100.1')),
      ),
    );
    expect((await logInAs(server, 'another', 'wrong', from('198.51.100.1'))).status).toBe(429);
    expect((await logInAs(server, 'another', 'wrong', from('198.51.100.2'))).status).toBe(401);
  });

  it('let their holder change the password, which ends the others', async () => {
    const first = await server.person('editor');
    const second = (await logInAs(server, 'editor', password)).headers.get('set-cookie')!.split(';')[0]!;
    const change = (body: object) => first.send('PUT', '/api/session/password', body);
    const next = 'another long password';
    const wrong = await change({ current: 'wrong', next });
    expect(wrong.status).toBe(400);
    expect((await wrong.json()).errors).toEqual([{ pointer: '/current', code: 'password_wrong' }]);
    const short = await change({ current: password, next: 'short' });
    expect((await short.json()).errors).toEqual([{ pointer: '/next', code: 'password_too_short' }]);
    expect((await change({ current: password, next })).status).toBe(204);
    expect(await who(first.cookie)).not.toBeNull();
    expect(await who(second)).toBeNull();
    expect((await logInAs(server, 'editor', password)).status).toBe(401);
    expect((await logInAs(server, 'editor', next)).status).toBe(200);
    expect((await server.send('PUT', '/api/session/password', { current: next, next })).status).toBe(401);
  });

  it('cannot be opened from another site', async () => {
    await server.person('editor');
    const elsewhere: Record<string, string>[] = [
      { Origin: 'https://elsewhere.example' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ];
    for (const headers of elsewhere)
      expect((await logInAs(server, 'editor', password, headers)).status).toBe(403);
    expect((await logInAs(server, 'editor', password, { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  });
});

describe('the set-up of a new service', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await createTestServer();
  });
  afterEach(() => server.close());

  const setUp = (token: string, name = 'first') =>
    server.send('POST', '/api/setup', { token, name, password });

  it('makes the first admin once, who is logged in at once', async () => {
    expect(await server.json('/api/session')).toEqual({ user: null, setup: true });
    const token = server.permission.issue();
    expect(token).toMatch(/^[\w-]{43}$/);
    const short = await server.send('POST', '/api/setup', { token, name: 'first', password: 'short' });
    expect(short.status).toBe(400);
    const made = await setUp(token);
    expect(made.status).toBe(201);
    expect(await made.json()).toEqual({ user: { name: 'first', role: 'admin' }, setup: false });
    const cookie = made.headers.get('set-cookie')!.split(';')[0]!;
    expect((await server.get('/api/users', { Cookie: cookie })).status).toBe(200);
    expect((await setUp(token, 'second')).status).toBe(403);
    expect(await server.json('/api/session')).toEqual({ user: null, setup: false });
  });

  it('refuses a wrong token, an old one, and all but the last', async () => {
    const first = server.permission.issue();
    const second = server.permission.issue();
    expect((await setUp('guess')).status).toBe(403);
    expect((await setUp(first)).status).toBe(403);
    server.clock.now += hour;
    expect((await setUp(second)).status).toBe(403);
    const third = server.permission.issue();
    server.clock.now += hour - 1;
    expect((await setUp(third)).status).toBe(201);
  });

  it('lets one of two at once win', async () => {
    const token = server.permission.issue();
    const answers = await Promise.all([setUp(token, 'one'), setUp(token, 'two'), setUp(token, 'three')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 403, 403]);
    expect(await server.atlas.store.userCount()).toBe(1);
  });

  it('is closed by any user, also to the holder of a token', async () => {
    const token = server.permission.issue();
    await server.person('admin');
    expect((await setUp(token)).status).toBe(403);
  });
});
