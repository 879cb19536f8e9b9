import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acledFile, acledRow, ucdpFile, ucdpRow } from '../fixtures/exchange-files.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { importText } from '../support/import-text.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

const allowed = { terms: { redistribution: 'allowed' } };
const withoutHeader = (text: string) => text.split('\n').slice(1);

describe('an import', () => {
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
  });
  afterAll(() => server.close());

  const many = (count: number, from = 0) =>
    acledFile(...Array.from({ length: count }, (_, at) => acledRow({ event_id_cnty: `XYZ${from + at}` })));
  const download = async (query: string) => (await server.get(`${items}?${query}`)).text();

  it('writes nothing when a row has a fault, and names each with its row and column', async () => {
    const text = acledFile(acledRow(), acledRow({ event_id_cnty: 'B', latitude: 'north' }), acledRow());
    const { report, faults } = await importText(server.atlas, 'acled', text, allowed);
    expect(report).toEqual({ rows: 3, created: 1, amended: 0, unchanged: 0, faulty: 2, seq: null });
    expect(faults).toEqual([
      { row: 3, id: 'B', column: 'latitude', value: 'north', allowed: 'degrees from -90 to 90' },
      { row: 4, id: 'XYZ1234', column: 'id', value: 'XYZ1234', allowed: 'an id that comes once' },
    ]);
    expect(server.atlas.store.seq()).toBe(0);
    const lacking = await importText(server.atlas, 'ucdp', text, allowed);
    expect(lacking.faults.map((one) => one.column)).toEqual([
      'id',
      'type_of_violence',
      'where_prec',
      'date_start',
    ]);
  });

  it('gives up what it wrote before a fault, and goes on to find the others', async () => {
    const rows = [acledRow({ event_id_cnty: 'A' }), acledRow({ event_id_cnty: 'B', latitude: 'north' })];
    const text = acledFile(
      ...rows,
      acledRow({ event_id_cnty: 'C' }),
      acledRow({ event_id_cnty: 'D', latitude: '' }),
    );
    const progress: string[] = [];
    const { report, faults } = await importText(server.atlas, 'acled', text, {
      ...{ ...allowed, chunk: 1, progress: (step, count) => progress.push(`${step} ${count}`) },
    });
    expect(progress).toEqual(['stored 1', 'checked 2', 'checked 3', 'checked 4']);
    expect(report).toEqual({ rows: 4, created: 2, amended: 0, unchanged: 0, faulty: 2, seq: null });
    expect(faults.map(({ row, id }) => [row, id])).toEqual([
      [3, 'B'],
      [5, 'D'],
    ]);
    expect(server.atlas.store.seq()).toBe(0);
    expect(await server.atlas.store.standing(['acled-a', 'acled-c'])).toEqual([]);
  });

  it('writes the others on demand, tells everybody once, and skips what it knows', async () => {
    const events: unknown[] = [];
    const stop = server.atlas.live.subscribe((entries) => events.push(...entries));
    const text = acledFile(acledRow(), acledRow({ event_id_cnty: 'B', latitude: 'north' }));
    const first = await importText(server.atlas, 'acled', text, { ...allowed, skipFaulty: true });
    expect(first.report).toMatchObject({ created: 1, faulty: 1, seq: 1 });
    const { changes } = await server.json('/api/changes?since=0');
    expect(changes).toEqual([
      { seq: 1, recorded_at: '2024-09-01T10:00:00.000Z', kind: 'imported', data_set: 'acled', count: 1 },
    ]);
    expect(events).toEqual(changes);
    stop();
    // Other columns first, semicolons and a byte order mark: it is the same row.
    const [names, cells] = [Object.keys(acledRow()).reverse(), Object.values(acledRow()).reverse()];
    const again = `\ufeff${names.join(';').toUpperCase()}\n${cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')}\n`;
    expect((await importText(server.atlas, 'acled', again, allowed)).report).toEqual({
      ...{ rows: 1, created: 0, amended: 0, unchanged: 1, faulty: 0, seq: null },
    });
  });

  it('makes a changed row a new version, and keeps what editors wrote beside it', async () => {
    const id = 'acled-xyz1234';
    const feature = await (await editor.get(`${items}/${id}`)).json();
    expect(feature.properties).toMatchObject({ version: 1, seq: 1 });
    const titles = [{ text: { en: 'An attack near Oldtown' } }];
    const patched = await editor.send(
      'PATCH',
      `${items}/${id}`,
      { properties: { titles } },
      { 'If-Match': '*' },
    );
    expect(patched.status).toBe(200);
    const corrected = acledFile(acledRow({ fatalities: '3' }));
    const { report } = await importText(server.atlas, 'acled', corrected, allowed);
    expect(report).toMatchObject({ created: 0, amended: 1, unchanged: 0, seq: 3 });
    const { properties } = await server.json(`${items}/${id}`);
    expect(properties).toMatchObject({ version: 3, seq: 3, title: 'An attack near Oldtown' });
    expect(properties.accounts[0].figures[0].value).toBe(3);
    expect(properties.accounts[0].imported.cells.sub_event_type).toBe('Sexual violence');
    const { versions } = await server.json(`${items}/${id}/history`);
    expect(versions.map((one: { kind: string }) => one.kind)).toEqual(['imported', 'amended', 'imported']);
    expect((await server.json(`${items}/${id}?version=1`)).properties.accounts[0].figures[0].value).toBe(2);
    expect((await importText(server.atlas, 'acled', corrected, allowed)).report).toMatchObject({
      unchanged: 1,
    });
  });

  it('comes out of the exchange formats as it came in', async () => {
    const acled = many(30, 100);
    await importText(server.atlas, 'acled', acled, { terms: { id: 'set', redistribution: 'allowed' } });
    const rows = (await download("f=acled&filter=id LIKE 'set-%25'&sortby=id")).trim().split('\r\n');
    expect(rows.slice(1).sort()).toEqual(acled.trim().split('\r\n').slice(1).sort());
    const ucdp = ucdpFile(ucdpRow(), ucdpRow({ id: '99', best: '6.0' }));
    const dated = `${items}?f=geojson&known-at=2024-08-01&recorded-at=2024-09-01T10:00:00Z&limit=1`;
    server.clock.now += 60_000;
    const before = await (await server.get(dated)).text();
    expect((await importText(server.atlas, 'ucdp', ucdp)).report).toMatchObject({ created: 2 });
    // Whoever shows its rows names the data set, and an answer of before it came does not.
    const { attribution } = await server.json('/api/collections/incidents');
    expect(attribution).toContain('Uppsala Conflict Data Program');
    expect((await server.json(`${items}?f=geojson&limit=1`)).attribution).toBe(attribution);
    expect(await (await server.get(dated)).text()).toBe(before);
    const back = await download("f=ucdp&filter=id LIKE 'ucdp-%25'&sortby=-id");
    expect(back.trim().split('\r\n').slice(1).sort()).toEqual(ucdp.trim().split('\r\n').slice(1).sort());
  });

  it('makes drafts unless they are to be published, and publishes them when told so', async () => {
    const text = many(2, 500);
    const before = (await server.json(`${items}?limit=1`)).numberMatched;
    expect(
      (await importText(server.atlas, 'acled', text, { ...allowed, status: 'draft' })).report.seq,
    ).not.toBeNull();
    expect((await server.json(`${items}?limit=1`)).numberMatched).toBe(before);
    expect((await (await editor.get(`${items}?status=draft`)).json()).numberMatched).toBe(2);
    expect((await importText(server.atlas, 'acled', text, allowed)).report).toMatchObject({ amended: 2 });
    expect((await server.json(`${items}?limit=1`)).numberMatched).toBe(before + 2);
  });

  it('only checks in a dry run', async () => {
    const seq = server.atlas.store.seq();
    const { report } = await importText(server.atlas, 'acled', many(3, 700), { ...allowed, dryRun: true });
    expect(report).toMatchObject({ created: 3, seq: null });
    expect(server.atlas.store.seq()).toBe(seq);
  });

  it('of another archive gives the same documents again, with their history', async () => {
    await server.put(plainIncident('by-hand'));
    const titles = [{ text: { en: 'Second words' } }];
    await editor.send('PATCH', `${items}/by-hand`, { properties: { titles } }, { 'If-Match': '*' });
    const file = await download('f=atlas&history=true');
    const other = await createTestServer();
    try {
      const { report, faults } = await importText(other.atlas, 'atlas', file);
      expect(faults).toEqual([]);
      expect(report).toMatchObject({ created: report.rows, seq: 1 });
      const back = await (await other.get(`${items}?f=atlas&history=true`)).text();
      // Versions are numbered anew: those that no reader may see are in no file.
      const documents = (text: string) =>
        new Map(
          withoutHeader(text)
            .filter(Boolean)
            .map((line) => JSON.parse(line))
            .map(({ document, history }) => [
              document.id,
              { document, history: history.map((one: { document: object }) => one.document) },
            ]),
        );
      expect(documents(back)).toEqual(documents(file));
      expect(documents(back).get('by-hand')!.history).toHaveLength(2);
      expect((await importText(other.atlas, 'atlas', file)).report).toMatchObject({
        unchanged: report.rows,
        seq: null,
      });
      expect((await other.atlas.store.verify()).broken).toBeNull();
    } finally {
      await other.close();
    }
  });

  it('leaves a chain that holds', async () => {
    expect((await server.atlas.store.verify()).broken).toBeNull();
  });
});
