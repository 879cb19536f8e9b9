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

  it('always have one admin left', async () => {
    const path = `/api/users/${await idOf('admin')}`;
    for (const patch of [{ disabled: true }, { role: 'editor' }])
      expect((await admin.send('PATCH', path, patch)).status).toBe(409);
    expect((await admin.send('PATCH', '/api/users/999', { disabled: true })).status).toBe(404);
    expect((await admin.send('PATCH', '/api/users/x', { disabled: true })).status).toBe(404);
  });
});
