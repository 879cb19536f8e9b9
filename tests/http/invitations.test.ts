import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type Json, type Person, password, type TestServer } from '../support/server.ts';

const day = 86_400_000;

describe('an invitation', () => {
  let server: TestServer;
  let admin: Person;
  beforeAll(async () => {
    server = await createTestServer({ trustProxy: 1 });
    admin = await server.person('admin');
  });
  afterAll(() => server.close());

  const invite = async (given: object = { role: 'editor', note: 'Ana of the desk' }): Promise<Json> => {
    const answer = await admin.send('POST', '/api/invitations', given);
    expect(answer.status).toBe(201);
    return answer.json();
  };
  const tokenOf = (made: Json) => new URL(made.link).hash.slice('#token='.length);
  const accept = (token: string, name: string, more: object = {}, address = '203.0.113.1') =>
    server.send(
      'POST',
      '/api/invitation',
      { token, name, password, ...more },
      { 'X-Forwarded-For': address },
    );
  const open = async (): Promise<Json[]> => (await (await admin.get('/api/invitations')).json()).invitations;

  it('is shown once as a link whose token no server is sent, and kept as a hash', async () => {
    const made = await invite();
    expect(made.link).toMatch(new RegExp(`^${server.url}/desk/invitation#token=[\\w-]{43}$`));
    expect(Date.parse(made.expires_at) - Date.parse(made.created_at)).toBe(7 * day);
    const listed = (await open()).find(({ id }) => id === made.id);
    expect(listed).toMatchObject({ role: 'editor', note: 'Ana of the desk', created_by: 'admin' });
    const stored = JSON.stringify([await open(), await server.atlas.store.invitations()]);
    expect(stored).not.toContain(tokenOf(made));
    expect(server.log.join('')).not.toContain(tokenOf(made));
  });

  it('lets somebody in once, with the role it was made for', async () => {
    const made = await invite({ role: 'contributor' });
    const answer = await accept(tokenOf(made), 'ana');
    expect(answer.status).toBe(201);
    expect((await answer.json()).user).toEqual({ name: 'ana', role: 'contributor' });
    const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
    expect((await (await server.get('/api/session', { Cookie: cookie })).json()).user.name).toBe('ana');
    expect((await open()).some(({ id }) => id === made.id)).toBe(false);
    const again = await accept(tokenOf(made), 'ana-too');
    expect([again.status, (await again.json()).type]).toEqual([
      403,
      'urn:problem-type:incident-atlas:invitation-closed',
    ]);
    const { entries } = await (await admin.get('/api/audit?subject=user:ana')).json();
    expect(entries.map((one: Json) => [one.actor, one.action, one.detail])).toEqual([
      ['ana', 'user_joined', { role: 'contributor' }],
    ]);
  });

  it('lets one of two in who come at the same time', async () => {
    const token = tokenOf(await invite());
    const answers = await Promise.all([accept(token, 'first'), accept(token, 'second')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403]);
  });

  it('still holds after a name that is taken or a password that will not do', async () => {
    const token = tokenOf(await invite());
    const taken = await accept(token, 'Admin');
    expect(taken.status).toBe(409);
    expect((await taken.json()).errors).toEqual([{ pointer: '/name', code: 'name_taken' }]);
    const short = await accept(token, 'bea', { password: 'short' });
    expect((await short.json()).errors).toEqual([{ pointer: '/password', code: 'password_too_short' }]);
    expect((await accept(token, 'bea')).status).toBe(201);
  });

  it('ends after seven days', async () => {
    const made = await invite();
    const began = server.clock.now;
    server.clock.now += 7 * day;
    expect((await accept(tokenOf(made), 'late')).status).toBe(403);
    server.clock.now = began;
  });

  it('ends when it is revoked', async () => {
    const made = await invite();
    expect((await admin.send('DELETE', `/api/invitations/${made.id}`)).status).toBe(204);
    expect((await admin.send('DELETE', `/api/invitations/${made.id}`)).status).toBe(404);
    expect((await admin.send('DELETE', '/api/invitations/x')).status).toBe(404);
    expect((await accept(tokenOf(made), 'gone')).status).toBe(403);
  });

  it('is for admins to make, see and revoke', async () => {
    const editor = await server.person('editor');
    for (const [method, path] of [
      ['GET', '/api/invitations'],
      ['POST', '/api/invitations'],
      ['DELETE', '/api/invitations/1'],
    ] as const) {
      expect((await server.send(method, path)).status, method).toBe(401);
      expect((await editor.send(method, path)).status, method).toBe(403);
    }
  });

  it('names the member that cannot be read', async () => {
    for (const [member, given] of [
      ['/role', { role: 'king' }],
      ['/note', { role: 'editor', note: 'x'.repeat(101) }],
      ['/by', { role: 'editor', by: 'me' }],
    ] as const) {
      const answer = await admin.send('POST', '/api/invitations', given);
      expect([answer.status, (await answer.json()).errors[0].pointer]).toEqual([400, member]);
    }
  });

  it('cannot be guessed at will', async () => {
    for (let number = 0; number < 30; number += 1)
      expect((await accept('x'.repeat(43), `guess-${number}`, {}, '198.51.100.7')).status).toBe(403);
    expect((await accept('x'.repeat(43), 'guess', {}, '198.51.100.7')).status).toBe(429);
  });
});
