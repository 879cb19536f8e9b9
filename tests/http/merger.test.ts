import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import {
  createTestServer,
  featureOf,
  items,
  type Json,
  type Person,
  type TestServer,
} from '../support/server.ts';

const [into, from] = ['merge-into', 'merge-from'];
const address = (of: string) => `/api/desk/incidents/${of}/merger`;

let server: TestServer;
let editor: Person;
const read = async (path: string) => (await editor.get(path)).json() as Promise<Json>;
const versionOf = async (of: string) => (await read(`/api/desk/incidents/${of}`)).version as number;
/** Merges as the desk does: over the versions that were seen. */
const merge = async (of: string, target: string, by = editor, reason = 'One and the same.') => {
  const into_version = await versionOf(target);
  const tag = { 'If-Match': `"${await versionOf(of)}-desk"` };
  server.clock.now += 60_000;
  return by.send('POST', address(of), { into: target, into_version, reason }, tag);
};
const codeOf = async (answer: Response) => ((await answer.json()) as Json).type.split(':').at(-1);

beforeAll(async () => {
  server = await createTestServer();
  editor = await server.person('editor');
});
afterAll(() => server.close());

describe('merging two incidents', () => {
  let bytes: Record<string, string>;
  let instant: string;
  beforeAll(async () => {
    await server.put(plainIncident(into));
    const [account] = plainIncident().accounts;
    const figure = (id: string, supersedes?: string) => ({
      ...{ id, category: 'wounded', group: { id: 'people', name: { en: 'People' } }, value: 2 },
      ...(supersedes ? { supersedes } : {}),
    });
    await server.put(
      plainIncident(from, {
        titles: [{ text: { en: 'Vrelovac bridge closed' } }],
        accounts: [
          { ...account!, figures: [figure('first') as never] },
          { ...account!, id: 'other', sources: [], figures: [figure('second', 'gazette/first') as never] },
        ],
        assessments: [{ aspect: 'time', verification: 'corroborated', basis: { en: 'Two papers.' } }],
        links: [{ relation: 'leads_to', target: into }],
      }),
    );
    instant = new Date(server.clock.now).toISOString();
    server.clock.now += 60_000;
    bytes = {};
    for (const query of ['version=1', `recorded-at=${encodeURIComponent(instant)}&known-at=2024-08-01`])
      bytes[query] = await (await server.get(`${items}/${from}?${query}`)).text();
    const view = await read(`${address(from)}?into=${into}&lang=sq`);
    expect(view).toMatchObject({
      from: { id: from, version: 1 },
      into: { id: into, version: 1 },
      stricter: null,
    });
    expect(view.changes.map((one: Json) => one.path)).toEqual([
      '/assessments/time 2024-05-11T08:00:00.000Z',
      '/accounts/gazette-2',
      '/accounts/other',
    ]);
    expect(await (await merge(from, into)).json()).toMatchObject({
      into: { version: 2 },
      from: { version: 2 },
    });
  });

  it('keeps all accounts under ids of their own, as they were first recorded', async () => {
    const { document } = await read(`/api/desk/incidents/${into}`);
    const [first] = await server.atlas.store.written(from);
    expect(document.accounts.map((one: Json) => one.id)).toEqual(['gazette', 'gazette-2', 'other']);
    expect(document.accounts[2].figures[0].supersedes).toBe('gazette-2/first');
    expect(document.accounts[1].recorded_at).toBe(first!.document.accounts[0]!.recorded_at);
    expect(document.links).toEqual([]);
    expect((await server.json(`${items}/${into}`)).properties.accounts_count).toBe(3);
  });

  it('leads whoever asks for the one to the other, and says so', async () => {
    const data = await server.get(`${items}/${from}?known-at=2024-08-01`);
    expect(data.status).toBe(308);
    expect(data.headers.get('location')).toBe(`${server.url}${items}/${into}?known-at=2024-08-01`);
    expect(data.headers.get('access-control-allow-origin')).toBe('*');
    expect(await data.json()).toMatchObject({
      status: 308,
      retraction: { merged_into: into, reason: 'One and the same.' },
    });
    const page = await server.get(`${items}/${from}?f=html&lang=sr-Latn`);
    expect(page.status).toBe(308);
    expect(await page.text()).toContain(`${items}/${into}`);
    expect((await fetch(`${server.url}${items}/${from}?f=html`)).url).toBe(
      `${server.url}${items}/${into}?f=html`,
    );
  });

  it('answers versions and dates before it with the same bytes', async () => {
    for (const [query, before] of Object.entries(bytes)) {
      const answer = await server.get(`${items}/${from}?${query}`);
      expect(answer.status, query).toBe(200);
      expect(await answer.text(), query).toBe(before);
    }
    const then = await server.json(`${items}/${into}?recorded-at=${encodeURIComponent(instant)}`);
    expect(then.properties.accounts_count).toBe(1);
    const last = await server.get(`${items}/${from}?version=2`);
    expect(last.status).toBe(410);
    const restoring = await read(`/api/desk/incidents/${into}/restoration?version=1`);
    expect(restoring.since).toEqual([{ merged_from: from }]);
    expect((await last.json()).retraction.merged_into).toBe(into);
  });

  it('is in the history of both, in the changes, in the feed and in the audit', async () => {
    const [ofInto, ofFrom] = await Promise.all(
      [into, from].map(async (id) =>
        (await server.json(`${items}/${id}/history?changes=true`)).versions.at(-1),
      ),
    );
    expect(ofInto).toMatchObject({ kind: 'amended', merged_from: from });
    expect(ofFrom).toMatchObject({ kind: 'retracted', merged_into: into });
    const { changes } = await server.json('/api/changes?since=2');
    expect(changes).toMatchObject([
      { incident: into, merged_from: from },
      { incident: from, merged_into: into },
    ]);
    const feed = await server.json('/api/collections/incidents/feed?f=jsonfeed&lang=sr-Cyrl');
    const item = feed.items.find((one: Json) => one._atlas.incident === from);
    expect(item._atlas).toMatchObject({ kind: 'retracted', merged_into: into });
    expect(item.content_text).toContain(`„Блокиран пут у Зелчану (${into})“`);
    expect(item.title).toMatch(/^Спојено/);
    const { entries } = await read(`/api/audit?subject=${from}`);
    expect(entries[0]).toMatchObject({ action: 'retracted', detail: { merged_into: into } });
    const words = { en: 'Merged into another incident by an editor', sq: 'U bashkua me një incident tjetër' };
    for (const [lang, word] of Object.entries(words)) {
      const page = await (await server.get(`${items}/${from}/history?f=html&lang=${lang}`)).text();
      expect(page).toContain(word);
      expect(page).toContain(`${items}/${into}`);
    }
  });

  it('leaves the one out of counts, pages, tiles and search', async () => {
    const page = await server.json(`${items}?limit=100`);
    expect(page.features.map((one: Json) => one.id)).toEqual([into]);
    expect((await server.json(`${items}?q=Vrelovac`)).numberMatched).toBe(0);
    const counted = await server.json('/api/collections/incidents/aggregate?by=type');
    expect(counted.total ?? counted.counts?.reduce((sum: number, one: number) => sum + one, 0)).toBe(1);
    const tile = await (await server.get('/api/tiles/WebMercatorQuad/0/0/0?collections=incidents')).text();
    expect(tile).toContain(into);
    expect(tile).not.toContain(from);
  });

  it('keeps the chain, the projections, the columns and the proofs whole', async () => {
    expect(await server.atlas.store.verify()).toMatchObject({ revisions: 4, broken: null });
    const proof = await server.atlas.store.proof(from);
    expect(proof?.revisions).toHaveLength(2);
  });

  it('leads links of others on to the incident that goes on, and leaves their versions as they were', async () => {
    const properties = { links: [{ relation: 'responds_to', target: from }] };
    await server.put(plainIncident('linking', properties as never));
    expect((await server.json(`${items}/linking`)).properties.links).toMatchObject([
      { relation: 'responds_to', target: into, title: { en: 'Road blocked in Zelčan/Zelçan' } },
    ]);
    expect((await read(`/api/desk/incidents/linking`)).document.links).toEqual(properties.links);
    const linking = { relation: 'responds_to', target: 'linking', direction: 'from' };
    expect((await server.json(`${items}/${into}`)).properties.links).toContainEqual(
      expect.objectContaining(linking),
    );
    await editor.send('DELETE', `${items}/linking?reason=done`, undefined, { 'If-Match': '*' });
  });

  it('is final, and is not done to itself, to what is not there or over what was not seen', async () => {
    expect(await codeOf(await merge(from, into))).toBe('retracted-is-final');
    const body = { into, into_version: 2, reason: 'x' };
    const send = async (of: string, change: object, match = '*') =>
      editor.send('POST', address(of), { ...body, ...change }, { 'If-Match': match });
    expect((await (await send(into, {})).json()).errors).toEqual([
      { pointer: '/into', code: 'merge_into_itself' },
    ]);
    expect((await (await send(into, { into: 'nobody' })).json()).errors[0].code).toBe('link_unknown');
    await server.put(plainIncident('third'));
    expect((await send('third', { into_version: 1 })).status).toBe(412);
    expect((await send('third', {}, '"7-desk"')).status).toBe(412);
    expect((await editor.send('POST', address('third'), body)).status).toBe(428);
    expect((await server.get(`${items}/third`)).status).toBe(200);
    const contributor = await server.person('contributor');
    expect((await contributor.get(`${address('third')}?into=${into}`)).status).toBe(403);
    expect((await contributor.send('POST', address('third'), body, { 'If-Match': '*' })).status).toBe(403);
  });
});

describe('what merging must not reveal', () => {
  const place = { place: 'municipality' } as const;
  it.each([
    ['the one that goes', 'hidden-goes', 'open-stays', place, undefined],
    ['the one that stays', 'open-goes', 'hidden-stays', undefined, place],
  ])('keeps places of both protected where %s is', async (_, goes, stays, ofGoes, ofStays) => {
    await server.put(plainIncident(goes, ofGoes ? { protection: ofGoes } : {}));
    await server.put(plainIncident(stays, ofStays ? { protection: ofStays } : {}));
    const view = await read(`${address(goes)}?into=${stays}`);
    expect(view).toMatchObject({ rule: 'municipality', stricter: ofGoes ? 'from' : 'into' });
    expect((await merge(goes, stays)).status).toBe(200);
    for (const path of [`${stays}`, `${stays}?version=1`, `${goes}?version=1`]) {
      const answer = await server.get(`${items}/${path}`);
      expect(answer.status).toBe(200);
      const text = await answer.text();
      expect(text, path).not.toContain('30.15');
      expect(text, path).toContain('"place_generalised":"municipality"');
    }
    expect((await server.json(`${items}/${goes}/history`)).versions.at(-1).reason).toBe('[…]');
    expect(await server.atlas.store.verify()).toMatchObject({ broken: null });
  });

  it('sends no reader to a draft, and opens nothing that is kept back', async () => {
    await server.put(plainIncident('draft-one', { status: 'draft' }));
    await server.put(plainIncident('public-one'));
    await server.put(plainIncident('held-one', { protection: { place: 'exact', release_at: '2030-01-01' } }));
    expect(await codeOf(await merge('public-one', 'draft-one'))).toBe('merge-not-public');
    expect(await codeOf(await merge('held-one', 'public-one'))).toBe('merge-terms-differ');
    expect((await editor.get(`${address('public-one')}?into=draft-one`)).status).toBe(409);
    expect((await merge('draft-one', 'public-one')).status).toBe(200);
    // What was never public is not named: its id would tell what it is about.
    for (const path of [`${items}/public-one/history?changes=true`, '/api/changes?since=0&limit=100'])
      expect(await (await server.get(path)).text(), path).not.toContain('draft-one');
    expect((await server.get(`${items}/draft-one`)).status).toBe(404);
    expect((await editor.get(`${items}/draft-one`)).status).toBe(308);
    expect((await read(`${items}/public-one/history`)).versions.at(-1).merged_from).toBe('draft-one');
  });

  it('asks for a second person before it makes a draft public', async () => {
    const strict = await createTestServer({ fourEyes: true });
    try {
      const [ana, ben] = [await strict.person('editor', 'ana'), await strict.person('editor', 'ben')];
      for (const id of [into, from])
        await ana.send('POST', items, featureOf(contestedIncident(id, { status: 'draft' })));
      const published = { properties: { status: 'published' } };
      await ben.send('PATCH', `${items}/${into}`, published, { 'If-Match': '*' });
      const body = { into, into_version: 2, reason: 'One.' };
      const refused = await ana.send('POST', address(from), body, { 'If-Match': '*' });
      expect(await codeOf(refused)).toBe('four-eyes');
      expect((await ben.send('POST', address(from), body, { 'If-Match': '*' })).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});

describe('a merge that cannot be written whole', () => {
  it('is not written at all', async () => {
    await server.put(plainIncident('whole-a'));
    await server.put(plainIncident('whole-b'));
    const before = server.atlas.store.seq();
    const writes = await Promise.all(
      ['whole-a', 'whole-b'].map(async (id, index) => {
        const [written] = await server.atlas.store.written(id);
        const { projection } = (await server.atlas.store.one(
          id,
          { knownAt: null, recordedAt: null },
          { statuses: ['published'] },
          server.clock.now,
        ))!;
        const change = {
          kind: 'amended',
          incident: id,
          base: 1 + index,
          actor: 'ana',
          recorded_at: new Date(server.clock.now).toISOString(),
          document: written!.document,
        } as const;
        return { change, projection };
      }),
    );
    await expect(server.atlas.store.commitTogether(writes)).rejects.toThrow(/stands at version 1/);
    expect(server.atlas.store.seq()).toBe(before);
    expect(await versionOf('whole-a')).toBe(1);
    expect(await server.atlas.store.verify()).toMatchObject({ revisions: before, broken: null });
  });
});
