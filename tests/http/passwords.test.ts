import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type Person, password, type TestServer } from '../support/server.ts';

/** Long enough, and among the first that anybody tries. */
const weak = [
  'password1234',
  'Password123!',
  '123456789012',
  'qwertyuiop12',
  'iloveyou1234',
  'letmeinletmein',
  '1q2w3e4r5t6y',
  'aaaaaaaaaaaaaaaa',
  'abcdefghijkl',
  'administrator',
  'Incident Atlas 1',
  'P@ssw0rd2023',
  'qwertyuiopasdfgh',
];
const strong = [
  'a password of some length',
  'Мост је затворен у петак',
  'Zvečan-most-1999-večer',
  'x7$kQ2!vRt9z',
];

describe('a password that everybody knows', () => {
  let server: TestServer;
  let admin: Person;
  let contributor: Person;
  beforeAll(async () => {
    server = await createTestServer({ writeLimit: 1_000, settings: { publicUrl: null } });
    admin = await server.person('admin');
    contributor = await server.person('contributor');
  });
  afterAll(() => server.close());

  const common = (pointer: string) => [{ pointer, code: 'password_common' }];

  it('is given to no new user, and changes nothing', async () => {
    for (const word of weak) {
      const answer = await admin.send('POST', '/api/users', { name: 'bea', role: 'editor', password: word });
      expect(answer.status, word).toBe(400);
      expect((await answer.json()).errors, word).toEqual(common('/password'));
    }
    expect(await server.atlas.store.userByName('bea')).toBeNull();
    for (const [number, word] of strong.entries()) {
      const given = { name: `bea${number}`, role: 'editor', password: word };
      expect((await admin.send('POST', '/api/users', given)).status, word).toBe(201);
    }
  });

  it('is taken by nobody for their own, nor set for another', async () => {
    const change = await contributor.send('PUT', '/api/session/password', {
      current: password,
      next: weak[0],
    });
    expect((await change.json()).errors).toEqual(common('/next'));
    const { id } = (await server.atlas.store.userByName('contributor'))!;
    const patched = await admin.send('PATCH', `/api/users/${id}`, { password: weak[1] });
    expect((await patched.json()).errors).toEqual(common('/password'));
    expect((await contributor.get('/api/session')).status).toBe(200);
    expect((await (await contributor.get('/api/session')).json()).user).not.toBeNull();
  });

  it('does not spend an invitation, or the link of the set-up', async () => {
    const made = await admin.send('POST', '/api/invitations', { role: 'editor' });
    const token = new URL((await made.json()).link).hash.replace('#token=', '');
    const accept = (word: string) =>
      server.send('POST', '/api/invitation', { token, name: 'cora', password: word });
    expect((await (await accept(weak[2]!)).json()).errors).toEqual(common('/password'));
    expect((await accept(strong[0]!)).status).toBe(201);

    const fresh = await createTestServer();
    const link = fresh.permission.issue();
    const setUp = (word: string) =>
      fresh.send('POST', '/api/setup', { token: link, name: 'first', password: word });
    expect((await (await setUp(weak[3]!)).json()).errors).toEqual(common('/password'));
    expect((await setUp(strong[0]!)).status).toBe(201);
    await fresh.close();
  });

  it('is also one made of the name of whoever has it', async () => {
    const given = { name: 'Magdalena', role: 'editor' as const };
    const answer = await admin.send('POST', '/api/users', { ...given, password: 'magdalena123' });
    expect((await answer.json()).errors).toEqual(common('/password'));
  });

  it('is judged soon, however it is made to take long', async () => {
    for (const word of ['p@ssw0rd'.repeat(32), '4@8({[<369&#!1/|$+7%2'.repeat(12), 'ab'.repeat(128)]) {
      const began = performance.now();
      await admin.send('POST', '/api/users', { name: 'x', role: 'editor', password: word });
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });
});
