import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentDocument } from '../../server/contract/incident.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

const id = '2024-05-10-plain';

describe('merging two versions', () => {
  let server: TestServer;
  let boris: Person;
  let stored: IncidentDocument;
  beforeAll(async () => {
    server = await createTestServer();
    boris = await server.person('editor');
    await server.put(plainIncident());
    stored = (await (await boris.get(`/api/desk/incidents/${id}`)).json()).document;
    const properties = { titles: [{ text: { en: 'Their title' } }], aggregate: true };
    await boris.send('PATCH', `${items}/${id}`, { properties }, { 'If-Match': '*' });
  });
  afterAll(() => server.close());

  const merge = (body: object, query = '') =>
    boris.send('POST', `/api/desk/incidents/${id}/merge${query}`, body);
  const mine = () => {
    const { id: _, ...document } = structuredClone(stored);
    document.titles[0]!.text.en = 'My title';
    document.accounts[0]!.stance = 'confirms';
    return document;
  };

  it('tells in words what each changed, and waits for a choice where both did', async () => {
    const view = await (await merge({ base: 1, document: mine() })).json();
    expect(view).toMatchObject({ version: 2, document: null });
    const [conflict] = view.parts.filter((one: { isConflict: boolean }) => one.isConflict);
    expect(conflict.path).toBe('/titles/first/text/en');
    expect(conflict.mine[0].words).toMatchObject({ field: 'Title, in English', after: 'My title' });
    expect(conflict.theirs[0].words.after).toBe('Their title');
    const inSerbian = await (await merge({ base: 1, document: mine() }, '?lang=sr-Cyrl')).json();
    expect(JSON.stringify(inSerbian.parts)).toContain('Наслов');
  });

  it('gives a document that can be written over the version that stands', async () => {
    const choices = { '/titles/first/text/en': 'mine' };
    const { document, version } = await (await merge({ base: 1, document: mine(), choices })).json();
    const { id: _, ...properties } = document;
    const feature = { type: 'Feature', geometry: null, properties };
    const answer = await boris.send('PUT', `${items}/${id}`, feature, { 'If-Match': `"${version}-desk"` });
    expect(answer.status).toBe(200);
    const now = (await (await boris.get(`/api/desk/incidents/${id}`)).json()).document;
    expect(now).toMatchObject({ aggregate: true, titles: [{ text: { en: 'My title' } }] });
    expect(now.accounts[0]).toMatchObject({
      stance: 'confirms',
      recorded_at: stored.accounts[0]!.recorded_at,
    });
  });

  it('compares a protected incident as it was written', async () => {
    const hidden = 'merge-hidden';
    await server.put(plainIncident(hidden, { protection: { place: 'municipality' } }));
    const read = async () => (await boris.get(`/api/desk/incidents/${hidden}`)).json();
    const { id: _, ...document } = (await read()).document;
    const address = `/api/desk/incidents/${hidden}/merge`;
    const view = await (await boris.send('POST', address, { base: 1, document })).json();
    expect(view.parts).toEqual([]);
    expect(view.document.accounts[0].place).toEqual(document.accounts[0].place);
  });

  it('keeps the rule of protection, whoever of the two wrote it', async () => {
    const write = async (of: string, theirs: object, my: object, before: object = {}) => {
      await server.put(plainIncident(of, { status: 'draft', ...before }));
      const { id: _, ...base } = (await (await boris.get(`/api/desk/incidents/${of}`)).json()).document;
      await boris.send('PATCH', `${items}/${of}`, { properties: theirs }, { 'If-Match': '*' });
      const body = { base: 1, document: { ...base, ...my } };
      const view = await (await boris.send('POST', `/api/desk/incidents/${of}/merge`, body)).json();
      const { id: _id, ...properties } = view.document;
      const feature = { type: 'Feature', geometry: null, properties: { ...properties, status: 'published' } };
      const tag = { 'If-Match': `"${view.version}-desk"` };
      expect((await boris.send('PUT', `${items}/${of}`, feature, tag)).status).toBe(200);
      const read = await server.get(`${items}/${of}`);
      return [view.document.protection, read.status, (await read.json()).properties?.place_generalised];
    };
    const held = { protection: { place: 'withheld', release_at: '2030-01-01' } };
    expect(await write('mine-holds', { aggregate: true }, held)).toEqual([held.protection, 404, undefined]);
    const withheld = { protection: { place: 'withheld' } };
    expect(await write('stands-held', { aggregate: true }, {}, withheld)).toEqual([
      withheld.protection,
      200,
      'withheld',
    ]);
  });

  it('points at what is wrong in what was sent, and is for staff only', async () => {
    const bad = await merge({ base: 1, document: { ...mine(), titles: [] } });
    expect((await bad.json()).errors).toEqual([{ pointer: '/document/titles', code: 'title_missing' }]);
    expect((await (await merge({ base: 0, document: mine() })).json()).errors).toEqual([
      { pointer: '/base', code: 'value_too_small' },
    ]);
    expect((await merge({ base: 99, document: mine() })).status).toBe(404);
    expect((await server.send('POST', `/api/desk/incidents/${id}/merge`, {})).status).toBe(401);
  });
});
