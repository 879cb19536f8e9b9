import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessTable } from '../support/access-table.ts';
import { type AccessWorld, type Asker, makeAccessWorld } from '../support/access-world.ts';
import { items, type Json } from '../support/server.ts';

/** Members of what is stored that nobody may set by sending them. */
const owned = {
  ...{
    id: 1,
    role: 'admin',
    disabled: false,
    password_hash: 'x',
    user_id: 1,
    token_hash: 'x',
    scope: 'write',
  },
  ...{
    created_at: 0,
    expires_at: 9e15,
    created_by: 'admin',
    actor: 'admin',
    recorded_at: '1999-01-01',
    by: 'admin',
  },
  ...{ version: 7, seq: 7, secret: 'x', enabled: true, state: 'published', received_at: 0, decided_by: 'x' },
  ...{ is_admin: true, signs: 'deployment', confirmed_at: 1, last_step: 1, resolved_by: 'x', public: true },
};

/** Those that somebody may set here, who is asked as. */
const mayBeSent: Readonly<Record<string, readonly string[]>> = { 'PATCH /api/users/:id': ['disabled'] };

describe('a member that is not the sender’s to set', () => {
  let world: AccessWorld;
  let admin: Asker;
  let editor: Asker;
  beforeAll(async () => {
    world = await makeAccessWorld();
    admin = world.askers.find(({ name }) => name === 'admin')!;
    editor = world.askers.find(({ name }) => name === 'editor')!;
  });
  afterAll(() => world.close());

  it('is refused by name wherever JSON is sent, but where a Feature is', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const [line, row] of Object.entries(accessTable)) {
      const [method, route] = line.split(' ') as [string, string];
      const isFeature = /^(POST|PUT|PATCH) \/api\/collections\/incidents\/items/.test(line);
      if (row.body === undefined || typeof row.body !== 'object' || isFeature) continue;
      const path = (await row.path?.(world, admin, 'published')) ?? route;
      for (const [name, value] of Object.entries(owned)) {
        if (name in (row.body as object) || mayBeSent[line]?.includes(name)) continue;
        const answer = await world.server.send(
          method,
          path,
          { ...row.body, [name]: value },
          { ...row.headers, ...admin.headers },
        );
        const { errors = [] }: Json = await answer.json();
        asked += 1;
        const isNamed = errors.some((one: Json) => one.pointer === `/${name}`);
        // The form's own check answers 200 with what is wrong, and stores nothing.
        const isRefused = answer.status === 400 || line === 'POST /api/desk/derive';
        // A member that is also one of what may be sent is judged by its value.
        if (!isRefused || !isNamed)
          wrong.push(`${line} ${name}: ${answer.status} ${JSON.stringify(errors).slice(0, 100)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(300);
  });

  it('of a Feature is what a read added, and is derived anew whatever is sent', async () => {
    const read: Json = await world.server.json(`${items}/${world.idOf.published}`);
    const derived = {
      ...{ status: 'draft', version: 99, seq: 99, recorded_at: '1999-01-01T00:00:00Z', accounts_count: 9 },
      ...{ verification: 'verified', contested: ['place'], municipalities: ['elsewhere'] },
    };
    const geometry = { type: 'Point', coordinates: [0, 0] };
    const sent = { ...read, id: 'assigned', geometry, properties: { ...read.properties, ...derived } };
    const made = await world.server.send('POST', items, sent, editor.headers);
    const { properties, geometry: place, ...rest }: Json = await made.json();
    expect(made.status, JSON.stringify(rest)).toBe(201);
    expect(properties).toMatchObject({ version: 1, accounts_count: 1, verification: 'unverified' });
    expect(properties.recorded_at).not.toMatch(/^1999/);
    expect(properties.municipalities).not.toContain('elsewhere');
    expect(place.coordinates).not.toEqual([0, 0]);
  });

  it('neither publishes nor opens what the terms of a data set keep', async () => {
    const id = world.idOf.private;
    const sent = { properties: { redistribution: null, protection: null } };
    const answer = await world.server.send('PATCH', `${items}/${id}`, sent, {
      ...editor.headers,
      'If-Match': '*',
    });
    expect([200, 400]).toContain(answer.status);
    expect((await world.server.get(`${items}/${id}`)).status).toBe(404);
  });

  it('gives nobody another role by way of an object’s prototype', async () => {
    for (const text of [
      '{"__proto__":{"role":"admin"},"name":"x","scope":"read"}',
      '{"constructor":{"prototype":{"role":"admin"}},"name":"x","scope":"read"}',
    ]) {
      const answer = await world.server.send('POST', '/api/tokens', text, editor.headers);
      expect(answer.status).toBe(400);
    }
    expect(({} as { role?: string }).role).toBeUndefined();
    expect((await world.server.get('/api/users', editor.headers)).status).toBe(403);
  });
});
