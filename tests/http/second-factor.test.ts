import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestServer, type Json, type Person, password, type TestServer } from '../support/server.ts';

const path = '/api/session/second-factor';

describe('a second factor', () => {
  let server: TestServer;
  let editor: Person;
  beforeEach(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
  });
  afterEach(() => server.close());

  /** What an authenticator shows at the server's time, or so many steps away from it. */
  const codeOf = (secret: string, steps = 0) =>
    new TOTP({ secret }).generate({ timestamp: server.clock.now + steps * 30_000 });
  const wrongOf = (secret: string) => {
    const near = [-1, 0, 1].map((steps) => codeOf(secret, steps));
    return ['000000', '111111', '222222', '333333'].find((one) => !near.includes(one))!;
  };
  const begin = async (who = editor): Promise<string> => {
    const answer = await who.send('POST', path, { password });
    expect(answer.status).toBe(201);
    return (await answer.json()).secret;
  };
  const switchOn = async (): Promise<{ secret: string; recovery: string[] }> => {
    const secret = await begin();
    const answer = await editor.send('PUT', path, { code: codeOf(secret) });
    expect(answer.status).toBe(200);
    server.clock.now += 60_000;
    return { secret, recovery: (await answer.json()).recovery_codes };
  };
  const logIn = (code?: string, given = password) =>
    server.send('POST', '/api/session', { name: 'editor', password: given, ...(code ? { code } : {}) });
  const codeOfProblem = async (answer: Response) => ((await answer.json()) as Json).type.split(':').at(-1);

  it('begins with the password, and holds only once a code has shown that it works', async () => {
    expect((await editor.send('POST', path, { password: 'wrong' })).status).toBe(400);
    const begun = await editor.send('POST', path, { password });
    const { secret, uri } = await begun.json();
    expect(begun.headers.get('cache-control')).toBe('private, no-store');
    expect(uri).toContain('otpauth://totp/Incident%20Atlas:editor?');
    expect(uri).toContain(`secret=${secret}`);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect((await logIn()).status).toBe(200);
    const wrong = await editor.send('PUT', path, { code: wrongOf(secret) });
    expect(wrong.status).toBe(400);
    expect((await wrong.json()).errors).toEqual([{ pointer: '/code', code: 'second_factor_wrong' }]);
    expect(await (await editor.get(path)).json()).toEqual({ enabled: false, since: null, recovery_codes: 0 });
    const spaced = codeOf(secret).replace(/^(...)/, '$1 ');
    const { recovery_codes } = await (await editor.send('PUT', path, { code: spaced })).json();
    expect(new Set(recovery_codes).size).toBe(10);
    expect(await (await editor.get(path)).json()).toMatchObject({ enabled: true, recovery_codes: 10 });
    expect((await editor.send('POST', path, { password })).status).toBe(409);
  });

  it('ends the other sessions when it is switched on', async () => {
    const other = (await logIn()).headers.get('set-cookie')!.split(';')[0]!;
    await switchOn();
    expect((await (await server.get('/api/session', { Cookie: other })).json()).user).toBeNull();
    expect((await (await editor.get('/api/session')).json()).user.name).toBe('editor');
  });

  it('is asked for only once the password is right, so that nobody learns who has one', async () => {
    await server.person('contributor');
    const { secret } = await switchOn();
    const wrong = await Promise.all([
      logIn(undefined, 'not the password'),
      logIn(codeOf(secret), 'not the password'),
      server.send('POST', '/api/session', { name: 'contributor', password: 'not the password' }),
      server.send('POST', '/api/session', { name: 'nobody', password: 'not the password' }),
    ]);
    expect(new Set(await Promise.all(wrong.map((answer) => answer.text()))).size).toBe(1);
    const asked = await logIn();
    expect([asked.status, asked.headers.get('set-cookie')]).toEqual([401, null]);
    expect(await codeOfProblem(asked)).toBe('second-factor-needed');
    const opened = await logIn(codeOf(secret));
    expect(opened.status).toBe(200);
    expect(opened.headers.get('set-cookie')).toMatch(/^atlas=/);
  });

  it('takes the code of a step once, also one of the step before or after, and none further away', async () => {
    const { secret } = await switchOn();
    expect((await logIn(codeOf(secret, -2))).status).toBe(401);
    expect((await logIn(codeOf(secret, 2))).status).toBe(401);
    expect((await logIn(codeOf(secret, -1))).status).toBe(200);
    const code = codeOf(secret);
    expect((await logIn(code)).status).toBe(200);
    expect(await codeOfProblem(await logIn(code))).toBe('second-factor-wrong');
    // An older code is over once a newer one was used.
    expect((await logIn(codeOf(secret, -1))).status).toBe(401);
    const next = codeOf(secret, 1);
    const both = await Promise.all([logIn(next), logIn(next)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('takes each recovery code once, however it is typed, and keeps hashes only', async () => {
    const { recovery } = await switchOn();
    const typed = recovery[0]!.toLowerCase().replaceAll('-', ' ');
    expect((await logIn(typed)).status).toBe(200);
    expect((await logIn(recovery[0])).status).toBe(401);
    expect((await logIn(recovery[1])).status).toBe(200);
    expect(await (await editor.get(path)).json()).toMatchObject({ recovery_codes: 8 });
    const admin = await server.person('admin');
    const audit = await (await admin.get('/api/audit?action=recovery_code_used')).json();
    expect(audit.entries).toHaveLength(2);
    expect(JSON.stringify(await server.atlas.store.secondFactor(1))).not.toContain(recovery[2]);
  });

  it('is throttled by user: after five wrong codes also the right one waits', async () => {
    const { secret } = await switchOn();
    for (let number = 0; number < 5; number += 1) expect((await logIn(wrongOf(secret))).status).toBe(401);
    const refused = await logIn(codeOf(secret));
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    server.clock.now += 15 * 60_000;
    expect((await logIn(codeOf(secret))).status).toBe(200);
  });

  it('is switched off with the password, and by an admin for who lost it', async () => {
    await switchOn();
    expect((await editor.send('POST', `${path}/end`, { password: 'wrong' })).status).toBe(400);
    expect((await editor.send('POST', `${path}/end`, { password })).status).toBe(204);
    expect((await editor.send('POST', `${path}/end`, { password })).status).toBe(409);
    expect((await logIn()).status).toBe(200);

    const { secret } = await switchOn();
    const admin = await server.person('admin');
    const list = async (): Promise<Json> =>
      (await (await admin.get('/api/users')).json()).users.find((one: Json) => one.name === 'editor');
    const { id, second_factor } = await list();
    expect(second_factor).toBe(true);
    expect((await editor.send('PATCH', `/api/users/${id}`, { second_factor: false })).status).toBe(403);
    expect((await admin.send('PATCH', `/api/users/${id}`, { second_factor: true })).status).toBe(400);
    const reset = await admin.send('PATCH', `/api/users/${id}`, { second_factor: false });
    expect(await reset.json()).toMatchObject({ second_factor: false, role: 'editor' });
    expect((await logIn()).status).toBe(200);
    const { entries } = await (await admin.get('/api/audit?subject=user:editor')).json();
    expect(entries.map((one: Json) => one.action)).toEqual([
      'second_factor_reset',
      'second_factor_on',
      'second_factor_off',
      'second_factor_on',
    ]);
    expect(JSON.stringify(entries)).not.toContain(secret);
    expect(server.log.join('')).not.toContain(secret);
  });

  it('is of a session only, and of who has one', async () => {
    for (const [method, address] of [
      ['GET', path],
      ['POST', path],
      ['PUT', path],
      ['POST', `${path}/end`],
      ['GET', '/api/sessions'],
      ['DELETE', '/api/sessions/x'],
    ] as const)
      expect((await server.send(method, address)).status, `${method} ${address}`).toBe(401);
  });
});
