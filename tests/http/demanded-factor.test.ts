import { TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Person, password, type TestServer } from '../support/server.ts';

const path = '/api/session/second-factor';

describe('where a second factor is demanded of all who may publish', () => {
  let server: TestServer;
  let editor: Person;
  beforeEach(async () => {
    server = await createTestServer({ secondFactor: 'staff' });
    await server.put(plainIncident('public'));
    await server.put(plainIncident('secret', { status: 'draft' }));
    editor = await server.person('editor');
  });
  afterEach(() => server.close());

  const setUp = async (who: Person): Promise<void> => {
    const { secret } = await (await who.send('POST', path, { password })).json();
    const code = new TOTP({ secret }).generate({ timestamp: server.clock.now });
    expect((await who.send('PUT', path, { code })).status).toBe(200);
  };

  it('who has none is told so, and can do nothing but set it up and leave', async () => {
    expect(await (await editor.get('/api/session')).json()).toEqual({
      user: { name: 'editor', role: 'editor' },
      setup: false,
      second_factor_required: true,
    });
    const refused = await Promise.all([
      editor.get('/api/desk/queue'),
      editor.get('/api/desk/incidents/secret'),
      editor.get('/api/users'),
      editor.get('/api/audit'),
      editor.send('POST', '/api/tokens', { name: 'way round', scope: 'write' }),
      editor.send('PATCH', `${items}/secret`, { properties: { status: 'published' } }, { 'If-Match': '*' }),
      editor.send('DELETE', `${items}/public?reason=no`, undefined, { 'If-Match': '*' }),
      editor.send('POST', items, { type: 'Feature', geometry: null, properties: {} }),
      editor.send('PUT', '/api/session/password', { current: password, next: 'another long password' }),
    ]);
    for (const answer of refused) {
      expect(answer.status, answer.url).toBe(403);
      expect((await answer.json()).type, answer.url).toMatch(/second-factor-required$/);
    }
    // What everybody may read stays readable, and no more of it.
    expect((await editor.get(`${items}/public`)).status).toBe(200);
    expect((await editor.get(`${items}/secret`)).status).toBe(404);
    expect((await editor.send('DELETE', '/api/session')).status).toBe(204);
  });

  it('the desk opens once it is set up, and closes again when it is switched off', async () => {
    await setUp(editor);
    expect(await (await editor.get('/api/session')).json()).toEqual({
      user: { name: 'editor', role: 'editor' },
      setup: false,
    });
    expect((await editor.get('/api/desk/incidents/secret')).status).toBe(200);
    const made = await editor.send('POST', '/api/tokens', { name: 'script', scope: 'read' });
    const { token } = await made.json();
    const byToken = () => server.get(`${items}/secret`, { Authorization: `Bearer ${token}` });
    expect((await byToken()).status).toBe(200);
    expect((await editor.send('POST', `${path}/end`, { password })).status).toBe(204);
    expect((await editor.get('/api/desk/incidents/secret')).status).toBe(403);
    // A token is no way round it.
    expect((await byToken()).status).toBe(404);
  });

  it('contributors, who publish nothing, work as before', async () => {
    const contributor = await server.person('contributor');
    expect((await contributor.get('/api/desk/incidents/secret')).status).toBe(200);
    expect(await (await contributor.get('/api/session')).json()).not.toHaveProperty('second_factor_required');
  });
});
