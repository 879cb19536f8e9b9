import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { checked, step } from '../support/import-desk.ts';
import { createTestServer, items, type Json, type Person, type TestServer } from '../support/server.ts';

const rows = (...list: [id: string, fatalities: string][]) =>
  acledFile(...list.map(([event_id_cnty, fatalities]) => acledRow({ event_id_cnty, fatalities })));

describe('a file that is imported again', () => {
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
  });
  afterAll(() => server.close());

  const taken = async (id: string, text: string) => {
    const view = await checked(editor, text, { id });
    if (view.report!.created + view.report!.amended > 0) await step(editor, view, 'commit');
    return view;
  };
  const accounts = async (id: string): Promise<[string, number][]> => {
    const { properties } = await (await editor.get(`${items}/${id}`)).json();
    return properties.accounts.map((one: Json) => [one.id, one.figures[0].value]).sort();
  };
  const merge = async (from: string, into: string) => {
    const { properties } = await (await editor.get(`${items}/${into}`)).json();
    const body = { into, into_version: properties.version, reason: 'One happening.' };
    return editor.send('POST', `/api/desk/incidents/${from}/merger`, body, { 'If-Match': '*' });
  };
  const findings = async ({ id }: { id: string }): Promise<Json[]> =>
    (await (await editor.get(`/api/imports/${id}/findings`)).json()).findings;

  it('changes an account where a merge has taken it, and never brings its incident back', async () => {
    await taken('set', rows(['M1', '1'], ['M2', '2']));
    const merged = await merge('set-m2', 'set-m1');
    expect([merged.status, await merged.clone().text()]).toEqual([200, expect.anything()]);
    expect(await accounts('set-m1')).toEqual([
      ['set', 1],
      ['set-2', 2],
    ]);
    const same = await taken('set', rows(['M1', '1'], ['M2', '2']));
    expect(same.report).toMatchObject({ unchanged: 2, faulty: 0, codes: { account_moved: 1 } });
    const next = await taken('set', rows(['M1', '1'], ['M2', '5']));
    expect(next.report).toMatchObject({ unchanged: 1, amended: 1, codes: { account_moved: 1 } });
    expect(await findings(next)).toMatchObject([
      { row: 3, kind: 'notice', code: 'account_moved', allowed: 'to set-m1' },
    ]);
    expect(await accounts('set-m1')).toEqual([
      ['set', 1],
      ['set-2', 5],
    ]);
    // Of two rows about one incident the second waits, and neither takes the account of the other away.
    const both = rows(['M1', '7'], ['M2', '8']);
    expect((await taken('set', both)).report).toMatchObject({ amended: 1, codes: { account_later: 1 } });
    expect(await accounts('set-m1')).toEqual([
      ['set', 7],
      ['set-2', 5],
    ]);
    expect((await taken('set', both)).report).toMatchObject({ amended: 1, unchanged: 1 });
    expect(await accounts('set-m1')).toEqual([
      ['set', 7],
      ['set-2', 8],
    ]);
    expect((await taken('set', both)).report).toMatchObject({ amended: 0, unchanged: 2 });
  });

  it('changes an account where a split has taken it, and never puts it back', async () => {
    await taken('cut', rows(['S1', '1']));
    await server.put(plainIncident('other', { status: 'in_review' }));
    expect((await merge('other', 'cut-s1')).status).toBe(200);
    const split = await editor.send(
      'POST',
      '/api/desk/incidents/cut-s1/split',
      { accounts: ['cut'], titles: [{ text: { en: 'Another matter' } }], reason: 'Two happenings.' },
      { 'If-Match': '*' },
    );
    expect(split.status, await split.clone().text()).toBe(201);
    const away = String(split.headers.get('location')).split('/').at(-1)!;
    const next = await taken('cut', rows(['S1', '3']));
    expect(next.report).toMatchObject({ amended: 1, created: 0, codes: { account_moved: 1 } });
    expect(await accounts(away)).toEqual([['cut', 3]]);
    const { properties } = await (await editor.get(`${items}/cut-s1`)).json();
    expect(properties.accounts.map((one: Json) => one.id)).toEqual(['gazette']);
    expect((await taken('cut', rows(['S1', '3']))).report).toMatchObject({ amended: 0, unchanged: 1 });
  });

  it('says of a row whose account was merged and then taken out into which incident it went', async () => {
    await taken('left', rows(['L1', '1'], ['L2', '2']));
    expect((await merge('left-l2', 'left-l1')).status).toBe(200);
    const answer = await editor.get(`${items}/left-l1`);
    const feature = await answer.json();
    feature.properties.accounts = feature.properties.accounts.filter(({ id }: Json) => id === 'left');
    const match = { 'If-Match': answer.headers.get('etag')! };
    const written = await editor.send('PUT', `${items}/left-l1`, feature, match);
    expect(written.status, await written.clone().text()).toBe(200);
    const next = await taken('left', rows(['L2', '3']));
    expect(next.report).toMatchObject({ amended: 0, created: 0, faulty: 1, codes: { merged_away: 1 } });
    expect(await findings(next)).toMatchObject([
      { kind: 'fault', code: 'merged_away', allowed: 'an incident that was not merged into left-l1' },
    ]);
  });
});
