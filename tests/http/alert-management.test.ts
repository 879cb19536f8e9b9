import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type Json, type Person, type TestServer } from '../support/server.ts';

const host = 'hooks.example';

describe('an alert that is made', () => {
  let server: TestServer;
  let admin: Person;
  beforeAll(async () => {
    server = await createTestServer({
      settings: { alerts: { allowsPlain: true, wake: () => undefined } },
    });
    admin = await server.person('admin');
  });
  afterAll(() => server.close());

  const allow = () => admin.send('POST', '/api/alerts/hosts', { host });

  it('is refused at the member that is wrong', async () => {
    const refused = async (path: string, body: object): Promise<[number, Json]> => {
      const answer = await admin.send('POST', path, body);
      const [{ pointer, code }] = (await answer.json()).errors;
      return [answer.status, `${pointer} ${code}`];
    };
    const made = { name: 'x', kinds: ['published'], url: `http://${host}/` };
    const path = '/api/alerts/subscriptions';
    expect(await refused(path, made)).toEqual([400, '/url host_not_allowed']);
    await allow();
    expect(await refused(path, { ...made, query: 'type=nothing' })).toEqual([400, '/query query_malformed']);
    expect(await refused(path, { ...made, query: 'limit=5' })).toEqual([400, '/query query_malformed']);
    expect(await refused(path, { ...made, query: 'filter=nothing > 1' })).toEqual([
      400,
      '/query query_malformed',
    ]);
    expect(await refused(path, { ...made, kinds: [] })).toEqual([400, '/kinds kind_missing']);
    expect(await refused(path, { ...made, url: 'ftp://x' })).toEqual([400, '/url url_malformed']);
    expect(await refused('/api/alerts/hosts', { host: 'a b' })).toEqual([400, '/host host_malformed']);
    expect(await refused('/api/alerts/hosts', { host: '10.0.0.1' })).toEqual([400, '/host host_is_address']);
    expect(await refused('/api/alerts/hosts', { host })).toEqual([409, '/host host_there']);
    expect((await (await admin.get('/api/alerts/deliveries?limit=0')).json()).parameter).toBe('limit');
  });

  it('needs https where tests do not receive it', async () => {
    const strict = await createTestServer();
    const chief = await strict.person('admin');
    await chief.send('POST', '/api/alerts/hosts', { host: 'hooks.example' });
    const answer = await chief.send('POST', '/api/alerts/subscriptions', {
      name: 'x',
      kinds: ['published'],
      url: 'http://hooks.example/',
    });
    expect((await answer.json()).errors).toEqual([{ pointer: '/url', code: 'url_not_https' }]);
    await strict.close();
  });

  it('is for admins, and noted', async () => {
    const editor = await server.person('editor');
    for (const [method, path] of [
      ['GET', '/api/alerts'],
      ['POST', '/api/alerts/hosts'],
      ['DELETE', '/api/alerts/hosts/x'],
      ['POST', '/api/alerts/subscriptions'],
      ['PATCH', '/api/alerts/subscriptions/1'],
      ['DELETE', '/api/alerts/subscriptions/1'],
      ['POST', '/api/alerts/subscriptions/1/test'],
      ['GET', '/api/alerts/deliveries'],
      ['POST', '/api/alerts/deliveries/x/replay'],
    ] as const) {
      expect((await server.send(method, path)).status, path).toBe(401);
      expect((await editor.send(method, path)).status, path).toBe(403);
    }
    const given = { name: 'x', kinds: ['published'], url: `https://${host}/` };
    const { id } = await (await admin.send('POST', '/api/alerts/subscriptions', given)).json();
    await admin.send('DELETE', `/api/alerts/subscriptions/${id}`);
    const { entries } = await (await admin.get('/api/audit?actor=admin')).json();
    expect(entries.slice(0, 3).map((one: Json) => one.action)).toEqual([
      'alert_removed',
      'alert_made',
      'alert_host_allowed',
    ]);
  });
});
