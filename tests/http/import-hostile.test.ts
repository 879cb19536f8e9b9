import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { madeAcledRow } from '../fixtures/exchange-rows.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { checked, settled, step, terms, upload } from '../support/import-desk.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

describe('a file that is not what it should be', () => {
  let server: TestServer;
  let editor: Person;
  const folder = temporaryFolder();
  beforeAll(async () => {
    server = await createTestServer({ folder, importBytes: 60_000_000 });
    editor = await server.person('editor');
  });
  afterAll(() => server.close());

  const send = async (body: string | Uint8Array<ArrayBuffer>) => {
    const headers = { Cookie: editor.cookie, Origin: server.url };
    const answer = await fetch(`${server.url}/api/imports?name=x`, { method: 'POST', headers, body });
    const { type } = (await answer.json()) as { type?: string };
    return [answer.status, type?.split(':').at(-1)];
  };

  it('is refused with the reason, and nothing of it stays', async () => {
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
    expect(await send(new Uint8Array(gzipSync('a,b\n')))).toEqual([400, 'file-compressed']);
    expect(await send(bytes('PK\u0003\u0004rest'))).toEqual([400, 'file-compressed']);
    expect(await send('a,b\n\0,1\n')).toEqual([400, 'file-binary']);
    expect(await send('')).toEqual([400, 'file-empty']);
    expect(await send('{"type":"Topology"}')).toEqual([400, 'format-unknown']);
    expect(await send(Array.from({ length: 1_000 }, (_, at) => `c${at}`).join(','))).toEqual([
      400,
      'columns-too-many',
    ]);
    expect(readdirSync(join(folder, 'imports'))).toEqual([]);
    expect((await (await editor.get('/api/imports')).json()).imports).toEqual([]);
  });

  it('of one line of fifty million characters is given up soon', async () => {
    const view = await upload(editor, `event_id_cnty,event_date,sub_event_type\n"${'x'.repeat(50_000_000)}`);
    await editor.send('PUT', `/api/imports/${view.id}/terms`, terms);
    const began = performance.now();
    const broken = await step(editor, view, 'check');
    expect(broken).toMatchObject({ state: 'uploaded', broken: { step: 'check', code: 'row_too_long' } });
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('keeps a formula as the text it is, and files for spreadsheets defuse it', async () => {
    const view = await checked(editor, acledFile(acledRow({ event_id_cnty: 'CMD', notes: '=cmd|calc!A0' })), {
      id: 'cmd',
    });
    await step(editor, view, 'commit');
    const { properties } = await (await editor.get(`${items}/cmd-cmd`)).json();
    expect(properties.accounts[0].statement.en).toBe('=cmd|calc!A0');
    const csv = await (await editor.get(`${items}?f=acled&status=in_review`)).text();
    expect(csv).toContain("'=cmd|calc!A0");
  });

  it('does not keep a second import waiting in the dark: one runs, the other is told', async () => {
    const text = acledFile(...Array.from({ length: 3_000 }, (_, at) => madeAcledRow(at)));
    const [first, second] = [await upload(editor, text), await upload(editor, acledFile(acledRow()))];
    for (const { id } of [first, second])
      await editor.send('PUT', `/api/imports/${id}/terms`, { ...terms, id: 'two' });
    expect((await editor.send('POST', `/api/imports/${first.id}/check`, {})).status).toBe(202);
    const refused = await editor.send('POST', `/api/imports/${second.id}/check`, {});
    expect([refused.status, (await refused.json()).type]).toEqual([
      409,
      'urn:problem-type:incident-atlas:import-running',
    ]);
    expect((await editor.send('POST', `/api/imports/${first.id}/cancel`, {})).status).toBe(202);
    expect(await settled(editor, first.id)).toMatchObject({ broken: { step: 'check', code: 'cancelled' } });
    expect((await step(editor, second, 'check')).state).toBe('checked');
  });

  it('that was being written when the service ended leaves nothing but a word of it', async () => {
    const text = acledFile(...Array.from({ length: 4_000 }, (_, at) => madeAcledRow(at)));
    const view = await checked(editor, text, { id: 'cut' });
    const seq = server.atlas.store.seq();
    expect((await editor.send('POST', `/api/imports/${view.id}/commit`, {})).status).toBe(202);
    await server.close();
    server = await createTestServer({ folder });
    const get = (path: string) => server.get(path, { Cookie: editor.cookie });
    const after = await (await get(`/api/imports/${view.id}`)).json();
    expect(after).toMatchObject({
      state: 'checked',
      commit: null,
      broken: { step: 'commit', code: 'interrupted' },
    });
    expect(server.atlas.store.seq()).toBe(seq);
    expect(
      (await (await get(`${items}?status=in_review&filter=${encodeURIComponent("id LIKE 'cut-%'")}`)).json())
        .numberMatched,
    ).toBe(0);
  });
});
