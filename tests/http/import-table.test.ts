import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnChoice, ImportView } from '../../server/contract/import.ts';
import { settled, step, terms, upload } from '../support/import-desk.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

describe('a table of anybody’s', () => {
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
  });
  afterAll(() => server.close());

  const columns = (view: ImportView, more: Partial<ColumnChoice>) =>
    editor.send('PUT', `/api/imports/${view.id}/columns`, { ...view.columns, ...more });
  const check = async (view: ImportView, id: string) => {
    await editor.send('PUT', `/api/imports/${view.id}/terms`, { ...terms, id });
    return step(editor, view, 'check');
  };
  const findings = async (view: ImportView) =>
    (await (await editor.get(`/api/imports/${view.id}/findings`)).json()).findings;

  const table = [
    '\ufeffCode;Naslov;Tip;Datum;Lat;Lon;Mesto;Said by;Source;Link;Killed;Colour',
    '1;"Gathering; at noon";peaceful_protest;05.06.2023;45,5;30,25;;Ministry of Interior;Daily Paper;https://paper.example/1;;red',
    '2;Blocked road;Barikada;25.06.2023;;;Zelçan;;Wire;;2;blue',
  ].join('\r\n');

  it('is read by the names of its columns; what cannot be seen in it is asked, never guessed', async () => {
    const view = await upload(editor, table);
    expect(view).toMatchObject({
      format: 'csv',
      table: { delimiter: ';', hxl: false },
      terms: { redistribution: 'private' },
    });
    expect(view.columns!.fields).toEqual([
      ...['id', 'title', 'type', 'occurred_start', 'latitude', 'longitude', 'place_name'],
      ...['claimant', 'source', 'url', 'killed', null],
    ]);
    expect(view.table!.samples[1]).toEqual(['Gathering; at noon', 'Blocked road']);
    const first = await check(view, 'table-a');
    expect(first.report).toMatchObject({ rows: 2, faulty: 2, unknown_types: ['barikada'] });
    expect(await findings(first)).toMatchObject([
      { row: 2, column: 'Datum', value: '05.06.2023', code: 'date_ambiguous' },
      { row: 3, column: 'Tip', value: 'Barikada', code: 'code_unknown' },
    ]);
    const answer = await columns(view, { date_order: 'dmy', types: { barikada: 'roadblock' } });
    expect((await answer.json()).state).toBe('uploaded');
    const second = await step(editor, view, 'check');
    expect(second.report).toMatchObject({ created: 2, faulty: 0 });
    await step(editor, second, 'commit');
    const one = (await (await editor.get(`${items}/table-a-1`)).json()).properties;
    expect(one).toMatchObject({ title: 'Gathering; at noon', type: 'protest', status: 'in_review' });
    expect(one.accounts[0]).toMatchObject({
      claimant: { name: { en: 'Ministry of Interior' } },
      time: { start: '2023-06-05' },
      place: { parts: [{ lon: 30.25, lat: 45.5 }] },
      sources: [{ publisher: 'Daily Paper', url: 'https://paper.example/1' }],
    });
    const two = (await (await editor.get(`${items}/table-a-2`)).json()).properties;
    expect(two).toMatchObject({
      sub_type: 'roadblock',
      place_precision: 'municipality',
      municipalities: ['zelcan'],
    });
    expect(two.accounts[0].figures[0]).toMatchObject({ category: 'killed', value: 2 });
  });

  it('with the same columns again is read as the last one was', async () => {
    const again = await upload(editor, table.replace('Blocked', 'Reopened'));
    expect(again.columns).toMatchObject({ date_order: 'dmy', types: { barikada: 'roadblock' } });
    const fewer = await columns(again, { fields: ['title'] });
    expect([fewer.status, (await fewer.json()).errors]).toEqual([
      400,
      [{ pointer: '/fields', code: 'fields_count' }],
    ]);
    const fields = again.columns!.fields.with(11, 'title');
    const twice = await columns(again, { fields });
    expect([twice.status, (await twice.json()).errors]).toEqual([
      400,
      [{ pointer: '/fields/1', code: 'field_twice' }].map((one) => ({ ...one, pointer: '/fields/11' })),
    ]);
  });

  it('may have a row of HXL hashtags, which name its columns and are no row', async () => {
    const view = await upload(
      editor,
      'a|b|c|d\n#event+name|#event +type|#date+start|#loc+name\nTalks|meeting|2023-07-01|Nowhere\n',
    );
    expect(view).toMatchObject({ table: { delimiter: '|', hxl: true } });
    expect(view.columns!.fields).toEqual(['title', 'type', 'occurred_start', 'place_name']);
    const done = await check(view, 'table-hxl');
    expect(done.report).toMatchObject({ rows: 1, created: 1, codes: { place_unknown: 1 } });
    expect(await findings(done)).toMatchObject([{ kind: 'notice', column: 'd', value: 'Nowhere' }]);
  });

  it('may be in an encoding of the region, which is seen, or said', async () => {
    const cp1250 = Uint8Array.from(
      [...'title;type;date\nSkup u \xc8a\xe8ku;meeting;2023-07-02\n'].map((one) => one.charCodeAt(0)),
    );
    const view = await upload(editor, cp1250);
    expect(view.columns!.encoding).toBe('windows-1250');
    expect(view.table!.samples[0]).toEqual(['Skup u Čačku']);
    const wide = await upload(
      editor,
      new Uint8Array(Buffer.from('\ufefftitle\ttype\tdate\nŠetnja\tmeeting\t2023-07-03\n', 'utf16le')),
    );
    expect(wide).toMatchObject({ columns: { encoding: 'utf-16le' }, table: { delimiter: '\t' } });
    expect((await check(wide, 'table-wide')).report).toMatchObject({ created: 1, faulty: 0 });
    await columns(view, { encoding: 'utf-8' });
    expect(await check(view, 'table-cp')).toMatchObject({
      broken: { step: 'check', code: 'encoding_wrong' },
    });
  });

  it('reports a row with a cell too many instead of guessing what moved', async () => {
    const view = await upload(
      editor,
      'title,type,date\nTalks, long,meeting,2023-07-04\nTalks,meeting,2023-07-05\n',
    );
    const done = await check(view, 'table-ragged');
    expect(done.report).toMatchObject({ rows: 2, created: 1, faulty: 1 });
    expect(await findings(done)).toMatchObject([{ row: 2, code: 'cells_too_many' }]);
  });

  it('of ours comes in again by the names it went out with', async () => {
    const csv = await (await editor.get(`${items}?f=csv&status=in_review`)).text();
    const view = await upload(editor, csv);
    const done = await check(view, 'table-own');
    expect(done).toMatchObject({ format: 'csv', report: { rows: 2, created: 2, faulty: 0 } });
    expect((await settled(editor, view.id)).columns!.fields).toContain('occurred_start');
  });
});
