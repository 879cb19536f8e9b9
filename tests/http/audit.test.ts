import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../server/contract/audit.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, type Json, type Person, password, type TestServer } from '../support/server.ts';

describe('the audit', () => {
  let server: TestServer;
  let admin: Person;
  let contributor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    admin = await server.person('admin');
    contributor = await server.person('contributor');
    await server.put(plainIncident('first'));
    server.clock.now += 60_000;
    await admin.send('POST', '/api/users', { name: 'nova', role: 'contributor', password });
    await server.send('POST', '/api/session', { name: 'nova', password: 'not the right one' });
  });
  afterAll(() => server.close());

  const entries = async (query = ''): Promise<AuditEntry[]> =>
    ((await (await admin.get(`/api/audit${query}`)).json()) as Json).entries;

  it('tells revisions and what staff did besides, newest first, and no secret', async () => {
    const all = await entries();
    expect(all.slice(0, 3).map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
      ['nova', 'login_failed', null],
      ['admin', 'user_added', 'user:nova'],
      ['test', 'published', 'first'],
    ]);
    expect(all[1]).toMatchObject({ role: 'admin', detail: { role: 'contributor' }, seq: null });
    expect(all[2]).toMatchObject({ role: 'admin', seq: 1, version: 1 });
    expect(JSON.stringify(all)).not.toContain(password);
    expect(JSON.stringify(all)).not.toContain('not the right one');
  });

  it('is filtered by who, what, to what and when', async () => {
    expect((await entries('?actor=nova')).map(({ action }) => action)).toEqual(['login_failed']);
    expect((await entries('?action=published')).map(({ subject }) => subject)).toEqual(['first']);
    expect((await entries('?subject=user:nova')).map(({ action }) => action)).toEqual(['user_added']);
    expect((await entries('?since=2024-09-01T10:00:30Z')).map(({ action }) => action)).toEqual([
      'login_failed',
      'user_added',
    ]);
    expect(await entries('?until=2024-09-01T09:00:00Z')).toEqual([]);
    expect(await entries('?until=2024-08-31')).toEqual([]);
    expect(await entries('?since=2024-09-01&until=2024-09-01')).toEqual(await entries());
  });

  it('comes in pages that leave nothing out and tell nothing twice', async () => {
    const whole = await entries();
    const read: AuditEntry[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Json = await (await admin.get(`/api/audit?limit=1${next && `&cursor=${next}`}`)).json();
      read.push(...page.entries);
      next = page.next;
    }
    expect(read).toEqual(whole);
  });

  it('says what the record is worth when it is asked, and notes that it was', async () => {
    const answer = await admin.send('POST', '/api/verification');
    expect(await answer.json()).toMatchObject({ revisions: 1, broken: null });
    expect((await entries())[0]).toMatchObject({
      action: 'record_verified',
      detail: { revisions: 1, broken: null },
    });
    expect((await contributor.send('POST', '/api/verification')).status).toBe(403);
  });

  it('names a parameter that cannot be read', async () => {
    for (const [name, value] of [
      ['action', 'x'],
      ['since', 'today'],
      ['until', '2024-13-01T00:00:00Z'],
      ['limit', '0'],
      ['cursor', 'x'],
      ['by', 'x'],
    ]) {
      const answer = await admin.get(`/api/audit?${name}=${value}`);
      expect([answer.status, ((await answer.json()) as Json).parameter], name).toEqual([400, name]);
    }
  });

  it('is for editors and admins, in a session', async () => {
    expect((await server.get('/api/audit')).status).toBe(401);
    expect((await contributor.get('/api/audit')).status).toBe(403);
  });
});
