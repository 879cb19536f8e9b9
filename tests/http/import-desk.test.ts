import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { checked, settled, step, terms, upload } from '../support/import-desk.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

describe('an import at the desk', () => {
  let server: TestServer;
  let editor: Person;
  let contributor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    contributor = await server.person('contributor');
  });
  afterAll(() => server.close());

  const many = (count: number, prefix: string, changes = {}) =>
    acledFile(
      ...Array.from({ length: count }, (_, at) => acledRow({ event_id_cnty: `${prefix}${at}`, ...changes })),
    );
  const matched = async (query: string, person?: Person) =>
    (await (await (person ?? server).get(`${items}?${query}`)).json()).numberMatched;

  it('goes from a file to a batch in the review queue, and only then to the public', async () => {
    const sent = await upload(contributor, many(3, 'Q'), '../../etc/passwd');
    expect(sent).toMatchObject({ name: 'passwd', format: 'acled', state: 'uploaded', by: 'contributor' });
    expect(sent.terms).toMatchObject({ id: 'acled', redistribution: 'private' });
    const early = await contributor.send('POST', `/api/imports/${sent.id}/check`, {});
    expect([early.status, (await early.json()).type]).toEqual([
      409,
      'urn:problem-type:incident-atlas:terms-missing',
    ]);
    await contributor.send('PUT', `/api/imports/${sent.id}/terms`, { ...terms, id: 'queue' });
    const report = await step(contributor, sent, 'check');
    expect(report).toMatchObject({ state: 'checked', report: { rows: 3, created: 3, faulty: 0 } });
    const map = await (await contributor.get(`/api/imports/${sent.id}/places`)).json();
    expect(map.features.map((one: { properties: object }) => one.properties)).toEqual([{ rows: 3 }]);
    expect(server.atlas.store.seq()).toBe(0);

    const committed = await step(contributor, sent, 'commit');
    expect(committed).toMatchObject({ state: 'committed', commit: { written: 3, status: 'in_review' } });
    expect(await matched('')).toBe(0);
    expect(await matched('status=in_review', editor)).toBe(3);
    expect((await contributor.send('POST', `/api/imports/${sent.id}/publish`, {})).status).toBe(403);

    // What somebody has worked on in the meantime is left to them.
    await editor.send(
      'PATCH',
      `${items}/queue-q1`,
      { properties: { titles: [{ text: { en: 'Mine' } }] } },
      { 'If-Match': '*' },
    );
    const published = await step(editor, sent, 'publish');
    expect(published).toMatchObject({ state: 'published', publish: { written: 2, left: 1 } });
    expect(await matched('')).toBe(2);
    expect(await matched('status=in_review', editor)).toBe(1);
    expect((await server.atlas.store.verify()).broken).toBeNull();

    const silent = await editor.send('DELETE', `/api/imports/${sent.id}`);
    expect([silent.status, (await silent.json()).errors]).toEqual([
      400,
      [{ pointer: '/reason', code: 'reason_missing' }],
    ]);
    expect((await contributor.send('DELETE', `/api/imports/${sent.id}?reason=x`)).status).toBe(403);
    expect((await editor.send('DELETE', `/api/imports/${sent.id}?reason=Wrong%20file`)).status).toBe(202);
    expect(await settled(editor, sent.id)).toMatchObject({ state: 'undone', undo: { written: 2, left: 1 } });
    expect(await matched('')).toBe(0);
    const gone = await server.get(`${items}/queue-q0`);
    expect([gone.status, (await gone.json()).retraction.reason]).toEqual([410, 'Wrong file']);
    expect((await server.atlas.store.verify()).broken).toBeNull();
  });

  it('can be undone before it is public and sent again, corrected', async () => {
    const first = await checked(contributor, many(2, 'U'), { id: 'again' });
    await step(contributor, first, 'commit');
    expect((await contributor.send('DELETE', `/api/imports/${first.id}`)).status).toBe(202);
    expect((await settled(contributor, first.id)).undo).toMatchObject({ written: 2, left: 0 });
    expect(await matched('status=in_review&q=again', editor)).toBe(0);
    const second = await checked(contributor, many(2, 'U'), { id: 'again' });
    expect(second.report).toMatchObject({ created: 0, amended: 2, faulty: 0 });
    await step(contributor, second, 'commit', { status: 'draft' });
    expect(await matched('status=draft', editor)).toBe(2);
    // It is known by its ids: the same file once more brings nothing.
    const third = await checked(contributor, many(2, 'U'), { id: 'again' });
    expect(third.report).toMatchObject({ created: 0, amended: 0, unchanged: 2 });
    const refused = await contributor.send('POST', `/api/imports/${third.id}/commit`, {});
    expect([refused.status, (await refused.json()).type]).toEqual([
      409,
      'urn:problem-type:incident-atlas:nothing-new',
    ]);
    expect((await server.atlas.store.verify()).broken).toBeNull();
  });

  it('gives back what an amended incident said before, when it is undone', async () => {
    const first = await checked(editor, many(1, 'R'), { id: 'back' });
    await step(editor, first, 'commit');
    await step(editor, first, 'publish');
    const figures = async () =>
      (await server.json(`${items}/back-r0`)).properties.accounts[0].figures[0].value;
    expect(await figures()).toBe(2);
    const second = await checked(editor, many(1, 'R', { fatalities: '5' }), { id: 'back' });
    expect(second.report).toMatchObject({ created: 0, amended: 1 });
    await step(editor, second, 'commit');
    expect(await figures()).toBe(5);
    expect((await editor.send('DELETE', `/api/imports/${second.id}`)).status).toBe(400);
    await editor.send('DELETE', `/api/imports/${second.id}?reason=Wrong%20number`);
    expect((await settled(editor, second.id)).state).toBe('undone');
    expect(await figures()).toBe(2);
  });

  it('names each fault with row, column and code, and writes all rows or the good ones as was chosen', async () => {
    const text = acledFile(
      acledRow({ event_id_cnty: 'F1' }),
      acledRow({ event_id_cnty: 'F2', latitude: 'north' }),
      acledRow({ event_id_cnty: 'F1', event_date: 'soon' }),
    );
    const view = await checked(editor, text, { id: 'faults' });
    expect(view.report).toMatchObject({ rows: 3, created: 1, faulty: 2 });
    const { findings, matched: all } = await (await editor.get(`/api/imports/${view.id}/findings`)).json();
    expect(findings.filter((one: { kind: string }) => one.kind === 'fault')).toMatchObject([
      { row: 3, id: 'F2', column: 'latitude', value: 'north', code: 'degrees_unreadable' },
      { row: 4, id: 'F1', column: 'event_date', value: 'soon', code: 'date_unreadable' },
    ]);
    expect(all).toBe(findings.length);
    const some = await (
      await editor.get(`/api/imports/${view.id}/findings?code=date_unreadable&limit=1`)
    ).json();
    expect(some).toMatchObject({ matched: 1, findings: [{ row: 4 }] });
    const csv = await editor.get(`/api/imports/${view.id}/findings?f=csv`);
    expect(csv.headers.get('content-disposition')).toContain('findings.csv');
    expect((await csv.text()).split('\r\n')[0]).toBe('row,id,kind,code,column,value,allowed');
    const refused = await editor.send('POST', `/api/imports/${view.id}/commit`, { faulty: 'refuse' });
    expect([refused.status, (await refused.json()).errors]).toEqual([
      409,
      [{ pointer: '/faulty', code: 'rows_faulty' }],
    ]);
    const before = server.atlas.store.seq();
    expect((await step(editor, view, 'commit', { faulty: 'skip' })).commit).toMatchObject({ written: 1 });
    expect(server.atlas.store.seq()).toBe(before + 1);
  });

  it('tells of incidents near in place and time, which may be the same', async () => {
    const first = await checked(editor, many(1, 'N', { event_date: '2024-07-01' }), { id: 'near-a' });
    await step(editor, first, 'commit');
    const second = await checked(editor, many(1, 'N', { event_date: '2024-07-02' }), { id: 'near-b' });
    expect(second.report).toMatchObject({ created: 1, faulty: 0, codes: { maybe_known: 1 } });
    const { findings } = await (await editor.get(`/api/imports/${second.id}/findings`)).json();
    expect(findings).toMatchObject([{ kind: 'notice', code: 'maybe_known', allowed: 'near-a-n0' }]);
  });

  it('keeps rows that may not be passed on from the public, published or not', async () => {
    const view = await checked(editor, many(2, 'P'), { id: 'secret', redistribution: 'private' });
    await step(editor, view, 'commit');
    const before = await matched('');
    await step(editor, view, 'publish');
    expect(await matched('')).toBe(before);
    const forbidden = await editor.send('PUT', `/api/imports/${view.id}/terms`, {
      ...terms,
      redistribution: 'forbidden',
    });
    expect([forbidden.status, (await forbidden.json()).errors]).toEqual([
      400,
      [{ pointer: '/redistribution', code: 'redistribution_forbidden' }],
    ]);
  });

  it('is published by somebody else than who sent it, where four eyes are asked for', async () => {
    server.atlas.fourEyes = true;
    const view = await checked(editor, many(1, 'EYES'), { ...terms, id: 'eyes' });
    await step(editor, view, 'commit');
    const own = await editor.send('POST', `/api/imports/${view.id}/publish`, {});
    expect([own.status, (await own.json()).type]).toEqual([403, 'urn:problem-type:incident-atlas:four-eyes']);
    expect((await step(await server.person('admin'), view, 'publish')).state).toBe('published');
    server.atlas.fourEyes = false;
  });

  it('is closed to readers, and of others’ imports a contributor only sees', async () => {
    expect((await server.get('/api/imports')).status).toBe(401);
    expect((await server.send('POST', '/api/imports', 'a,b')).status).toBe(401);
    const view = await checked(editor, many(1, 'O'), { id: 'others' });
    expect((await contributor.get(`/api/imports/${view.id}`)).status).toBe(200);
    expect((await contributor.send('POST', `/api/imports/${view.id}/commit`, {})).status).toBe(403);
    const made = await editor.send('POST', '/api/tokens', { name: 'reads', scope: 'read' });
    const headers = { Authorization: `Bearer ${(await made.json()).token}` };
    for (const rest of ['', `/${view.id}`, `/${view.id}/findings`, `/${view.id}/places`])
      expect((await server.get(`/api/imports${rest}`, headers)).status, rest).toBe(403);
    expect((await editor.get('/api/imports/nothing')).status).toBe(404);
    // A reason is looked at before anything goes, also where none is needed.
    const wordy = await editor.send('DELETE', `/api/imports/${view.id}?reason=${'x'.repeat(1_001)}`);
    expect([wordy.status, (await wordy.json()).parameter]).toEqual([400, 'reason']);
    expect((await editor.send('DELETE', `/api/imports/${view.id}`)).status).toBe(204);
    expect((await editor.get(`/api/imports/${view.id}`)).status).toBe(404);
  });
});
