import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

describe('a retracted incident', () => {
  const path = `${items}/withdrawn`;
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    await server.put(plainIncident('withdrawn'));
    server.clock.now += 60_000;
    expect((await editor.send('DELETE', path, undefined, { 'If-Match': '*' })).status).toBe(400);
    const answer = await editor.send('DELETE', `${path}?reason=Reported%20twice`, undefined, {
      'If-Match': '"1-x"',
    });
    expect(answer.status).toBe(204);
  });
  afterAll(() => server.close());

  it('says 410 with the date and the reason, to readers and staff', async () => {
    for (const answer of [await server.get(path), await editor.get(path)]) {
      expect(answer.status).toBe(410);
      expect(await answer.json()).toMatchObject({
        status: 410,
        retraction: { at: '2024-09-01T10:01:00.000Z', reason: 'Reported twice' },
      });
    }
  });

  it('has left every list', async () => {
    expect((await server.json(items)).numberMatched).toBe(0);
    expect((await server.json('/api/collections/accounts/items')).numberMatched).toBe(0);
    expect((await server.get('/api/collections/accounts/items/withdrawn:gazette')).status).toBe(404);
  });

  it('keeps its history, with what it said before', async () => {
    const { versions } = await server.json(`${path}/history`);
    expect(versions).toMatchObject([
      { version: 1, kind: 'published' },
      { version: 2, kind: 'retracted', status: 'retracted', reason: 'Reported twice' },
    ]);
    expect((await server.json(`${path}?version=1`)).properties.title).toContain('Road blocked');
    expect((await server.get(`${path}?recorded-at=2024-09-01T10:00:30Z`)).status).toBe(200);
  });

  it('is told in the feed', async () => {
    const { changes } = await server.json('/api/changes?since=1');
    expect(changes).toMatchObject([{ incident: 'withdrawn', kind: 'retracted', version: 2 }]);
  });

  it('cannot be changed, retracted again, or written anew', async () => {
    const patch = { properties: { aggregate: true } };
    const changed = await editor.send('PATCH', path, patch, { 'If-Match': '*' });
    expect(changed.status).toBe(409);
    expect((await changed.json()).errors[0].code).toBe('retracted_is_final');
    const again = await editor.send('DELETE', `${path}?reason=x`, undefined, { 'If-Match': '*' });
    expect(again.status).toBe(410);
    const anew = { type: 'Feature', id: 'withdrawn', properties: plainIncident('withdrawn') };
    const { id: _, ...properties } = anew.properties;
    expect((await editor.send('POST', items, { ...anew, properties })).status).toBe(409);
  });
});
