import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type Json, type Person, password, type TestServer } from '../support/server.ts';

describe('the list of one’s own sessions', () => {
  let server: TestServer;
  let admin: Person;
  let ana: Person;
  beforeAll(async () => {
    server = await createTestServer();
    admin = await server.person('admin');
    ana = await server.person('editor', 'ana');
  });
  afterAll(() => server.close());

  const again = async (name: string): Promise<string> => {
    const answer = await server.send('POST', '/api/session', { name, password });
    return answer.headers.get('set-cookie')!.split(';')[0]!;
  };
  const who = async (cookie: string): Promise<Json> =>
    (await (await server.get('/api/session', { Cookie: cookie })).json()).user;
  const list = async (): Promise<Json[]> => (await (await ana.get('/api/sessions')).json()).sessions;
  const idOf = async (name: string): Promise<number> =>
    (await (await admin.get('/api/users')).json()).users.find((one: Json) => one.name === name).id;

  it('names the one that asks, and opens none', async () => {
    server.clock.now += 60_000;
    const other = await again('ana');
    const sessions = await list();
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    expect(sessions.find(({ current }) => !current)).toMatchObject({
      created_at: '2024-09-01T10:01:00.000Z',
      last_seen: '2024-09-01T10:01:00.000Z',
    });
    expect(JSON.stringify(sessions)).not.toContain(other.split('=')[1]);
  });

  it('lets one be ended, and no other user’s', async () => {
    const other = await again('ana');
    const [{ id: adminSession }] = (await (await admin.get('/api/sessions')).json()).sessions;
    expect((await ana.send('DELETE', `/api/sessions/${adminSession}`)).status).toBe(404);
    for (const { id } of (await list()).filter(({ current }) => !current))
      expect((await ana.send('DELETE', `/api/sessions/${id}`)).status).toBe(204);
    expect(await who(other)).toBeNull();
    expect(await list()).toHaveLength(1);
    expect(await who(ana.cookie)).not.toBeNull();
  });

  it('leaves out those that are over', async () => {
    await again('ana');
    server.clock.now += 11 * 3_600_000;
    expect(await who(ana.cookie)).not.toBeNull();
    server.clock.now += 2 * 3_600_000;
    expect((await list()).map(({ current }) => current)).toEqual([true]);
  });

  it('ends for a user whose sessions an admin ends, at once', async () => {
    const open = await again('ana');
    admin = await server.person('admin', 'chief');
    const id = await idOf('ana');
    expect((await ana.send('DELETE', `/api/users/${id}/sessions`)).status).toBe(403);
    expect((await admin.send('DELETE', `/api/users/${id}/sessions`)).status).toBe(204);
    expect([await who(open), await who(ana.cookie)]).toEqual([null, null]);
    expect((await admin.send('DELETE', '/api/users/999/sessions')).status).toBe(404);
    const { entries } = await (await admin.get('/api/audit?action=sessions_ended')).json();
    expect(entries).toMatchObject([{ actor: 'chief', subject: 'user:ana' }]);
  });

  it('ends with another role, a new password, and when the user is disabled, but not for what changes nothing', async () => {
    const id = await idOf('ana');
    for (const change of [
      { role: 'contributor' },
      { password: 'another long password' },
      { password },
      { disabled: true },
      { disabled: false, role: 'editor' },
    ]) {
      await admin.send('PATCH', `/api/users/${id}`, { disabled: false });
      const cookie = change.password === password ? null : await again('ana');
      await admin.send('PATCH', `/api/users/${id}`, change);
      if (cookie) expect(await who(cookie), JSON.stringify(change)).toBeNull();
    }
    const kept = await again('ana');
    await admin.send('PATCH', `/api/users/${id}`, { role: 'editor' });
    expect(await who(kept)).toEqual({ name: 'ana', role: 'editor' });
  });
});
