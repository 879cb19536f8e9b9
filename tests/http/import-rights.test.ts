import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { BusyError } from '../../server/store/store.ts';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { checked, settled, step } from '../support/import-desk.ts';
import { createTestServer, featureOf, items, type Person, type TestServer } from '../support/server.ts';

const rows = (fatalities: string, ...ids: string[]) =>
  acledFile(...ids.map((event_id_cnty) => acledRow({ event_id_cnty, fatalities })));

describe('what is imported', () => {
  let server: TestServer;
  let ana: Person;
  let boris: Person;
  let contributor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    ana = await server.person('editor', 'ana');
    boris = await server.person('editor', 'boris');
    contributor = await server.person('contributor');
  });
  afterEach(() => {
    server.atlas.fourEyes = false;
    vi.restoreAllMocks();
  });
  afterAll(() => server.close());

  const undo = async (person: Person, id: string, reason: string) => {
    const answer = await person.send('DELETE', `/api/imports/${id}?reason=${reason}`);
    expect(answer.status, await answer.clone().text()).toBe(202);
    return settled(person, id);
  };
  const value = async (id: string) =>
    (await server.json(`${items}/${id}`)).properties?.accounts[0].figures[0].value;
  const patched = async (person: Person, id: string) =>
    (
      await person.send(
        'PATCH',
        `${items}/${id}`,
        { properties: { status: 'published' } },
        { 'If-Match': '*' },
      )
    ).status;

  it('is published one by one by somebody else than who committed it, under four eyes', async () => {
    server.atlas.fourEyes = true;
    const view = await checked(contributor, rows('2', 'E1'), { id: 'single' });
    await step(ana, view, 'commit');
    expect(await patched(ana, 'single-e1')).toBe(403);
    expect(await patched(boris, 'single-e1')).toBe(200);
  });

  it('is published as a whole by neither who sent nor who committed it, and never what one wrote oneself', async () => {
    server.atlas.fourEyes = true;
    const first = await checked(contributor, rows('2', 'W1'), { id: 'whole' });
    await step(ana, first, 'commit');
    expect((await ana.send('POST', `/api/imports/${first.id}/publish`, {})).status).toBe(403);
    const second = await checked(boris, rows('5', 'W1', 'W2'), { id: 'whole' });
    await step(boris, second, 'commit');
    expect((await step(ana, second, 'publish')).publish).toMatchObject({ written: 1, left: 1 });
    expect([await value('whole-w1'), await value('whole-w2')]).toEqual([undefined, 5]);
  });

  it('stays for others to publish where four eyes left all of it', async () => {
    server.atlas.fourEyes = true;
    await step(ana, await checked(ana, rows('2', 'L1'), { id: 'left' }), 'commit');
    const second = await checked(contributor, rows('5', 'L1'), { id: 'left' });
    await step(boris, second, 'commit');
    expect(await step(ana, second, 'publish')).toMatchObject({ state: 'committed', publish: { left: 1 } });
    const chief = await server.person('admin', 'chief');
    expect(await step(chief, second, 'publish')).toMatchObject({
      state: 'published',
      publish: { written: 1 },
    });
  });

  it('is taken back from the public only by who may, and with a reason', async () => {
    const first = await checked(ana, rows('2', 'C1'), { id: 'corrected' });
    await step(ana, first, 'commit');
    await step(ana, first, 'publish');
    const second = await checked(contributor, rows('5', 'C1', 'C2'), { id: 'corrected' });
    // What it says of a public incident is a fault of who may not change it, and none of an editor.
    await step(ana, second, 'check');
    await step(ana, second, 'commit');
    expect((await contributor.send('DELETE', `/api/imports/${second.id}`)).status).toBe(400);
    const left = await undo(contributor, second.id, 'x');
    expect(left).toMatchObject({ state: 'committed', undo: { written: 1, left: 1 } });
    expect(await value('corrected-c1')).toBe(5);
    expect(await undo(ana, second.id, 'x')).toMatchObject({ state: 'undone', undo: { written: 1 } });
    expect(await value('corrected-c1')).toBe(2);
  });

  it('is public with its earlier text when a published import is undone, never a draft again', async () => {
    await step(ana, await checked(ana, rows('2', 'D1'), { id: 'earlier' }), 'commit');
    const second = await checked(ana, rows('5', 'D1'), { id: 'earlier' });
    await step(ana, second, 'commit');
    await step(ana, second, 'publish');
    expect(await value('earlier-d1')).toBe(5);
    await undo(ana, second.id, 'Wrong');
    expect(await value('earlier-d1')).toBe(2);
    expect((await server.atlas.store.verify()).broken).toBeNull();
  });

  it('is retracted with the reason where the earlier text was never for the public', async () => {
    const first = await checked(ana, rows('2', 'H1'), { id: 'hidden', redistribution: 'private' });
    await step(ana, first, 'commit');
    await step(ana, first, 'publish');
    const second = await checked(ana, rows('5', 'H1'), { id: 'hidden' });
    await step(ana, second, 'commit');
    expect(await value('hidden-h1')).toBe(5);
    await undo(ana, second.id, 'Wrong');
    const gone = await server.get(`${items}/hidden-h1`);
    expect([gone.status, (await gone.json()).retraction?.reason]).toEqual([410, 'Wrong']);
  });

  it('shows its points to no token that only reads', async () => {
    const { id } = await checked(ana, rows('2', 'T1'), { id: 'tokens' });
    const tokenOf = async (scope: string) => {
      const { token } = await (await ana.send('POST', '/api/tokens', { name: scope, scope })).json();
      return { Authorization: `Bearer ${token}` };
    };
    const [read, write] = [await tokenOf('read'), await tokenOf('write')];
    for (const path of ['', `/${id}`, `/${id}/findings`, `/${id}/places`]) {
      expect((await server.get(`/api/imports${path}`, read)).status, path).toBe(403);
      expect((await server.get(`/api/imports${path}`, write)).status, path).toBe(200);
    }
  });

  it('is written where nobody could be told of it, as is any other write', async () => {
    const view = await checked(ana, rows('2', 'B1'), { id: 'busy' });
    vi.spyOn(server.atlas.store, 'changes').mockRejectedValue(new BusyError());
    expect(await step(ana, view, 'commit')).toMatchObject({ state: 'committed', broken: null });
    expect(await step(ana, view, 'publish')).toMatchObject({ state: 'published', broken: null });
    expect((await ana.send('POST', items, featureOf(plainIncident('told-not')))).status).toBe(201);
    expect(await value('busy-b1')).toBe(2);
  });
});
