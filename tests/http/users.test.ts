import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type Json, type Person, password, type TestServer } from '../support/server.ts';

describe('users over HTTP', () => {
  let server: TestServer;
  let admin: Person;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    admin = await server.person('admin');
    editor = await server.person('editor');
  });
  afterAll(() => server.close());

  const idOf = async (name: string) =>
    (await (await admin.get('/api/users')).json()).users.find((one: Json) => one.name === name).id;

  it('are for admins only', async () => {
    for (const [method, path] of [
      ['GET', '/api/users'],
      ['POST', '/api/users'],
      ['PATCH', '/api/users/1'],
    ] as const) {
      const body = method === 'GET' ? undefined : {};
      expect((await server.send(method, path, body)).status, method).toBe(401);
      expect((await editor.send(method, path, body)).status, method).toBe(403);
    }
  });

  it('are listed without their hashes', async () => {
    const answer = await admin.get('/api/users');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const { users } = await answer.json();
    expect(users.map((one: Json) => [one.name, one.role, one.disabled])).toEqual([
      ['admin', 'admin', false],
      ['editor', 'editor', false],
    ]);
    expect(JSON.stringify(users)).not.toContain('argon2');
  });

  it('are added once by name, with a role and a password that will do', async () => {
    const add = (more: object) =>
      admin.send('POST', '/api/users', { name: 'nova', role: 'contributor', password, ...more });
    const made = await add({});
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toMatch(/\/api\/users\/\d+$/);
    const twice = await add({});
    expect(twice.status).toBe(409);
    expect((await twice.json()).errors).toEqual([{ pointer: '/name', code: 'name_taken' }]);
    const wrong = await add({ name: '!', role: 'king', password: 'short', extra: 1 });
    const pointers = (await wrong.json()).errors.map((one: Json) => one.pointer);
    expect([...new Set(pointers)].sort()).toEqual(['/extra', '/name', '/password', '/role']);
  });

  it('lose their sessions when they are disabled or get a new password', async () => {
    const person = await server.person('contributor', 'leaving');
    const path = `/api/users/${await idOf('leaving')}`;
    expect((await admin.send('PATCH', path, { disabled: true })).status).toBe(200);
    expect((await (await person.get('/api/session')).json()).user).toBeNull();
    expect((await server.send('POST', '/api/session', { name: 'leaving', password })).status).toBe(401);
    const next = 'a new long password';
    const back = await admin.send('PATCH', path, { disabled: false, password: next, role: 'editor' });
    expect(await back.json()).toMatchObject({ role: 'editor', disabled: false });
    expect((await server.send('POST', '/api/session', { name: 'leaving', password: next })).status).toBe(200);
  });

  it('lose their API tokens with their sessions', async () => {
    const id = await (async () => {
      await server.person('editor', 'automated');
      return idOf('automated');
    })();
    const next = 'a new long password';
    const of = (cookie: string) => ({ Cookie: cookie, Origin: server.url });
    const logIn = async (word: string) => {
      const answer = await server.send('POST', '/api/session', { name: 'automated', password: word });
      return answer.headers.get('set-cookie')!.split(';')[0]!;
    };
    const holdsAfter = async (end: (cookie: string) => Promise<Response>, word: string) => {
      const cookie = await logIn(word);
      const made = await server.send('POST', '/api/tokens', { name: 'x', scope: 'read' }, of(cookie));
      const { token } = await made.json();
      const reading = () =>
        server.get(`/api/collections/incidents/items?status=draft`, { Authorization: `Bearer ${token}` });
      expect((await reading()).status).toBe(200);
      expect((await end(cookie)).ok).toBe(true);
      return (await reading()).status;
    };
    const path = `/api/users/${id}`;
    expect(await holdsAfter(() => admin.send('DELETE', `${path}/sessions`), password)).toBe(401);
    expect(await holdsAfter(() => admin.send('PATCH', path, { role: 'admin' }), password)).toBe(401);
    expect(await holdsAfter(() => admin.send('PATCH', path, { password: next }), password)).toBe(401);
    const own = (cookie: string) =>
      server.send('PUT', '/api/session/password', { current: next, next: password }, of(cookie));
    expect(await holdsAfter(own, next)).toBe(401);
    await admin.send('PATCH', path, { role: 'editor' });
  });

  it('always have one admin left', async () => {
    const path = `/api/users/${await idOf('admin')}`;
    for (const patch of [{ disabled: true }, { role: 'editor' }])
      expect((await admin.send('PATCH', path, patch)).status).toBe(409);
    expect((await admin.send('PATCH', '/api/users/999', { disabled: true })).status).toBe(404);
    expect((await admin.send('PATCH', '/api/users/x', { disabled: true })).status).toBe(404);
  });
});
