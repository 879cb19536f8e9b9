import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../server/http/app.ts';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { importText } from '../support/import-text.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

const secret = 'unseen';
const id = `acled-${secret}1`;
const row = acledRow({
  ...{ event_id_cnty: `${secret}1`, actor1: `${secret} group`, actor2: `${secret} people` },
  ...{ location: `${secret} place`, notes: `${secret} notes`, source: `${secret} paper`, tags: secret },
});

describe('what the terms of a data set keep from the public', () => {
  let server: TestServer;
  let editor: Person;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    await server.put(plainIncident('visible', { links: [{ relation: 'leads_to', target: id }] }));
    const { report } = await importText(server.atlas, 'acled', acledFile(row));
    expect(report).toMatchObject({ created: 1, seq: 2 });
    // An editor's own version of it stays private too, whatever is sent.
    const links = [{ relation: 'leads_to', target: 'visible' }];
    const sent = { properties: { redistribution: 'allowed', links } };
    const answer = await editor.send('PATCH', `${items}/${id}`, sent, { 'If-Match': '*' });
    expect(answer.status).toBe(200);
  });
  afterAll(() => server.close());

  const questions = [
    ...['', `?q=${secret}`, '?claimant=acled', `?actor=${secret}-group`, '?status=published', '?limit=1'],
    ...[
      '?bbox=30,45,31,46',
      '?datetime=2024-05-10',
      '?known-at=2030',
      '?recorded-at=2030',
      '?sortby=-recorded_at',
    ],
    ...[`?filter=id='${id}'`, `?filter=incident='${id}'`],
  ];

  it('is in no list, count, bucket or file of a reader', async () => {
    for (const collection of ['incidents', 'accounts'])
      for (const question of questions) {
        const answer = await server.get(`/api/collections/${collection}/items${question}`);
        if (answer.status === 400) continue;
        const page = await answer.json();
        expect(JSON.stringify(page.features), question).not.toContain(secret);
        expect(page.numberMatched, `${collection}${question}`).toBeLessThanOrEqual(1);
      }
    expect((await server.json('/api/collections/incidents')).attribution).not.toContain('ACLED');
    const { formats } = await server.json('/api/formats');
    expect(formats.length).toBeGreaterThan(5);
    for (const { id: f } of formats)
      for (const more of ['', '&history=true']) {
        const answer = await server.get(`${items}?f=${f}${more}`);
        const bytes = Buffer.from(await answer.arrayBuffer());
        if (answer.status === 200) expect(bytes.includes(secret), f).toBe(false);
      }
    for (const by of [
      'day',
      'month',
      'type',
      'sub_type',
      'municipality',
      'verification',
      'claimant',
      'actor',
    ]) {
      const text = await (await server.get(`/api/collections/incidents/aggregate?by=${by}`)).text();
      expect(text, by).not.toMatch(/unseen|acled/);
      expect(JSON.parse(text).numberMatched).toBe(1);
    }
  });

  it('says nothing to a reader who knows its id, whichever way it is asked', async () => {
    for (const path of [
      ...['', '?version=1', '?version=2', '?recorded-at=2030', '?known-at=2030', '/history'].map(
        (end) => `${items}/${id}${end}`,
      ),
      `/api/collections/accounts/items/${id}:acled`,
    ]) {
      const answer = await server.get(path);
      expect(answer.status, path).toBe(404);
      expect((await answer.text()).replaceAll(id, ''), path).not.toContain(secret);
    }
  });

  it('is in the answer of no route, whatever stands for its parameters', async () => {
    const values: Record<string, string[]> = {
      collection: ['incidents', 'accounts'],
      id: [id, 'visible', `${id}:acled`],
      set: ['WebMercatorQuad'],
      tileMatrixSetId: ['WebMercatorQuad'],
      tileMatrix: ['0'],
      tileRow: ['0'],
      tileCol: ['0'],
    };
    let asked = 0;
    for (const { path, GET } of routes) {
      if (!GET) continue;
      let paths = [path];
      for (const [, name] of path.matchAll(/:(\w+)/g))
        paths = paths.flatMap((one) =>
          (values[name!] ?? ['0']).map((value) => one.replace(`:${name}`, value)),
        );
      for (const one of paths)
        for (const end of ['', '?f=html', '?collections=incidents,accounts']) {
          const answer = await server.get(one + end);
          const body = Buffer.from(await answer.arrayBuffer())
            .toString('latin1')
            .replaceAll(id, '');
          expect(body.includes(secret), one + end).toBe(false);
          asked += 1;
        }
    }
    expect(asked).toBeGreaterThan(100);
    const { changes } = await server.json('/api/changes?since=0');
    expect(changes.map((one: { incident: string }) => one.incident)).toEqual(['visible']);
    const feed = await (await server.get('/api/collections/incidents/feed')).text();
    expect(feed).not.toMatch(/unseen|acled/);
    expect((await server.json(`${items}/visible`)).properties.links).toEqual([]);
  });

  it('is staff’s to read, to find in lists of other statuses and to follow links to', async () => {
    const one = await editor.get(`${items}/${id}`);
    expect(one.status).toBe(200);
    expect(one.headers.get('cache-control')).toBe('private, no-store');
    expect((await (await editor.get(`${items}?status=draft,published`)).json()).numberMatched).toBe(2);
    expect((await (await editor.get(items)).json()).numberMatched).toBe(1);
    const { properties } = await (await editor.get(`${items}/visible`)).json();
    expect(properties.links.map((link: { target: string }) => link.target)).toEqual([id, id]);
    expect((await (await editor.get(`${items}/${id}/history`)).json()).versions).toHaveLength(2);
  });

  it('stays private when it is taken back', async () => {
    const answer = await editor.send('DELETE', `${items}/${id}?reason=${secret}`, undefined, {
      'If-Match': '*',
    });
    expect(answer.status).toBe(204);
    expect((await server.get(`${items}/${id}`)).status).toBe(404);
    expect((await server.get(`${items}/${id}/history`)).status).toBe(404);
    expect((await server.json('/api/changes?since=0')).changes).toHaveLength(1);
  });

  it('is never what was public before, and is not taken in at all where the terms forbid it', async () => {
    const shown = acledFile(acledRow({ event_id_cnty: 'SHOWN' }));
    await importText(server.atlas, 'acled', shown, { terms: { redistribution: 'allowed' } });
    const { report, faults } = await importText(server.atlas, 'acled', shown);
    expect(report).toMatchObject({ faulty: 1, seq: null });
    expect(faults[0]!.allowed).toContain('never public');
    await expect(
      importText(server.atlas, 'acled', shown, { terms: { redistribution: 'forbidden' } }),
    ).rejects.toThrow('forbid');
    expect((await server.atlas.store.verify()).broken).toBeNull();
  });
});
