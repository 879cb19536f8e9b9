import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

describe('the desk', () => {
  let server: TestServer;
  let contributor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    contributor = await server.person('contributor');
    await server.put(plainIncident('there'));
    await server.put(contestedIncident());
  });
  afterAll(() => server.close());

  const derive = async (document: Json) =>
    (await contributor.send('POST', '/api/desk/derive', document)).json() as Promise<Json>;

  it('is for staff', async () => {
    expect((await server.send('POST', '/api/desk/derive', {})).status).toBe(401);
    expect((await server.send('POST', '/api/desk/derive', 'no JSON')).status).toBe(401);
    expect((await server.get('/api/desk/vocabulary')).status).toBe(401);
    expect((await server.get('/api/desk/incidents/there')).status).toBe(401);
  });

  it('derives what a document would say, and stores nothing', async () => {
    const before = server.atlas.store.seq();
    const answer = await derive(plainIncident('new', { status: 'draft' }));
    expect(answer.errors).toEqual([]);
    expect(answer.accounts[0]).toMatchObject({ municipalities: ['zelcan'], line_side: 'sudland' });
    expect(answer.feature.properties.settlement).toBe('zelcan');
    expect(server.atlas.store.seq()).toBe(before);
  });

  it('weighs each aspect, and says why it is no higher', async () => {
    const wire = plainIncident('new');
    wire.accounts[0]!.sources = ['A', 'B'].map((publisher) => ({
      id: publisher.toLowerCase(),
      publisher,
      derived_from: { outlet: 'The Wire' },
    }));
    const { weighing } = await derive(wire);
    expect(weighing[0]).toMatchObject({ proposed: 'unverified', reason: 'one_group' });
    expect(weighing[0].groups).toEqual([{ id: 'the-wire', publishers: ['A', 'B'], sources: 2 }]);
    const { weighing: rivals } = await derive(contestedIncident());
    expect(rivals.find(({ aspect }: Json) => aspect === 'place')).toMatchObject({ reason: 'rival' });
  });

  it('shows what may be the same incident, and in what', async () => {
    const answer = await derive(plainIncident('new'));
    expect(answer.duplicates).toHaveLength(1);
    expect(answer.duplicates[0]).toMatchObject({
      feature: { id: 'there' },
      reasons: expect.arrayContaining(['place', 'time', 'type']),
    });
    expect((await derive(plainIncident('there'))).duplicates).toEqual([]);
  });

  it('derives the places of an unfinished document, and says what is missing', async () => {
    const [account] = plainIncident().accounts;
    const answer = await derive({
      accounts: [{ place: account!.place }, { place: { precision: 'exact' } }, null],
    });
    expect(answer.feature).toBeNull();
    expect(answer.accounts[0]).toMatchObject({ municipalities: ['zelcan'], border_point: 'most' });
    expect(answer.accounts.slice(1)).toEqual([null, null]);
    expect(answer.errors).toEqual(
      expect.arrayContaining([
        { pointer: '/titles', code: 'value_missing' },
        { pointer: '/accounts/0/claimant', code: 'value_missing' },
      ]),
    );
  });

  it('answers the stored document whole, with the tag a write of it needs', async () => {
    const answer = await contributor.get('/api/desk/incidents/2024-06-14-contested');
    const tag = answer.headers.get('etag')!;
    expect(tag).toMatch(/^"1-desk(;\w+)?"$/);
    const { document, version } = await answer.json();
    expect(version).toBe(1);
    expect(document.accounts[0].known_from).toBeUndefined();
    expect(document.links).toHaveLength(1);
    const editor = await server.person('editor');
    const patch = { properties: { aggregate: true } };
    const path = `${items}/2024-06-14-contested`;
    expect((await editor.send('PATCH', path, patch, { 'If-Match': tag })).status).toBe(200);
    expect((await contributor.get('/api/desk/incidents/none')).status).toBe(404);
  });

  it('knows the names in use', async () => {
    const words = await (await contributor.get('/api/desk/vocabulary')).json();
    expect(words.claimants.map((one: Json) => one.id)).toEqual(
      expect.arrayContaining(['gazette', 'mission', 'norland-police', 'observer', 'sudland-government']),
    );
    expect(words.publishers).toContain('The Gazette');
  });
});
