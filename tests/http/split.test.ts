import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainIncident } from '../fixtures/incidents.ts';
import {
  createTestServer,
  featureOf,
  items,
  type Json,
  type Person,
  type TestServer,
} from '../support/server.ts';

const id = 'split-me';
const address = (of = id) => `/api/desk/incidents/${of}/split`;
const titles = [{ text: { en: 'Bridge closed' } }];

describe('splitting an incident', () => {
  let server: TestServer;
  let editor: Person;
  const split = (body: object, by = editor, of = id, match = '*') =>
    by.send('POST', address(of), { titles, reason: 'Two happenings.', ...body }, { 'If-Match': match });
  const errorsOf = async (answer: Response) => ((await answer.json()) as Json).errors;
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor');
    const [account] = plainIncident().accounts;
    const group = { id: 'people', name: { en: 'People' } };
    const figure = { id: 'hurt', category: 'wounded', group, value: 1 } as const;
    await server.put(
      plainIncident(id, {
        accounts: [
          { ...account!, figures: [figure] },
          { ...account!, id: 'second', figures: [{ ...figure, supersedes: 'gazette/hurt' }] },
          { ...account!, id: 'third' },
        ],
        rankings: [{ accounts: ['second', 'gazette'] }, { known_from: '2024-07-01', accounts: ['second'] }],
      }),
    );
  });
  afterAll(() => server.close());

  it('tells first what stays and what the accounts that go lose', async () => {
    const view = await (await editor.get(`${address()}?accounts=second`)).json();
    expect(view.stays.map((one: Json) => [one.kind, one.path])).toEqual([
      ['removed', '/accounts/second'],
      ['changed', '/rankings/first/accounts'],
      ['removed', '/rankings/2024-07-01'],
    ]);
    expect(view.goes.map((one: Json) => one.path)).toEqual(['/accounts/second/figures/hurt/supersedes']);
    expect((await editor.get(`${address()}?accounts=`)).status).toBe(400);
  });

  it('names what cannot be: all accounts, accounts that are not there, no title, no reason', async () => {
    expect(await errorsOf(await split({ accounts: ['gazette', 'second', 'third'] }))).toEqual([
      { pointer: '/accounts', code: 'split_of_all' },
    ]);
    expect(await errorsOf(await split({ accounts: ['second', 'nobody'] }))).toEqual([
      { pointer: '/accounts/1', code: 'account_unknown' },
    ]);
    expect(await errorsOf(await split({ accounts: [], titles: [], reason: '' }))).toEqual([
      { pointer: '/accounts', code: 'account_missing' },
      { pointer: '/titles', code: 'title_missing' },
      { pointer: '/reason', code: 'reason_missing' },
    ]);
    expect((await split({ accounts: ['second'] }, editor, id, '"9-desk"')).status).toBe(412);
    const contributor = await server.person('contributor');
    expect((await split({ accounts: ['second'] }, contributor)).status).toBe(403);
  });

  it('makes a draft of some accounts, linked to what it came from, and keeps the rest', async () => {
    const before = (await (await editor.get(`/api/desk/incidents/${id}`)).json()).document;
    server.clock.now += 60_000;
    const answer = await split({ accounts: ['second'] });
    expect(answer.status).toBe(201);
    const made = await answer.json();
    expect(made).toMatchObject({
      from: { id, version: 2 },
      into: { id: '2024-05-10-bridge-closed', version: 1 },
    });
    expect(answer.headers.get('location')).toBe(`${server.url}${items}/${made.into.id}`);
    const { document } = await (await editor.get(`/api/desk/incidents/${made.into.id}`)).json();
    expect(document).toMatchObject({
      status: 'draft',
      titles,
      links: [{ relation: 'related_to', target: id }],
    });
    expect(document.accounts).toMatchObject([{ id: 'second', recorded_at: before.accounts[1].recorded_at }]);
    const rest = (await server.json(`${items}/${id}`)).properties.accounts.map((one: Json) => one.id);
    expect(rest).toEqual(['gazette', 'third']);
    // A draft is not named to readers; staff see where the accounts went.
    expect(await (await server.get(`${items}/${id}/history`)).text()).not.toContain(made.into.id);
    const { versions } = await (await editor.get(`${items}/${id}/history`)).json();
    expect(versions.at(-1)).toMatchObject({ split_into: made.into.id, reason: 'Two happenings.' });
    // Who would restore what was told before hears that it would be told twice.
    const restoring = await (await editor.get(`/api/desk/incidents/${id}/restoration?version=1`)).json();
    expect(restoring.since).toEqual([{ split_into: made.into.id }]);
    expect(await server.atlas.store.verify()).toMatchObject({ broken: null });
  });

  it('publishes at once where that is wanted, and both say so to readers', async () => {
    const made = await (
      await split({ accounts: ['third'], status: 'published', relation: 'part_of' })
    ).json();
    expect(made.into.id).toBe('2024-05-10-bridge-closed-2');
    const { properties } = await server.json(`${items}/${made.into.id}`);
    expect(properties.links).toMatchObject([{ relation: 'part_of', target: id, direction: 'to' }]);
    const [ours, theirs] = await Promise.all(
      [id, made.into.id].map(async (one) => (await server.json(`${items}/${one}/history`)).versions.at(-1)),
    );
    expect(ours.split_into).toBe(made.into.id);
    expect(theirs).toMatchObject({ kind: 'published', split_from: id });
    expect((await server.json(`${items}?q=bridge`)).numberMatched).toBe(1);
  });

  it('keeps the rule of protection over what goes', async () => {
    const [account] = plainIncident().accounts;
    const accounts = [account!, { ...account!, id: 'second' }];
    await server.put(plainIncident('split-hidden', { protection: { place: 'municipality' }, accounts }));
    const made = await (
      await split({ accounts: ['second'], status: 'published' }, editor, 'split-hidden')
    ).json();
    const text = await (await server.get(`${items}/${made.into.id}`)).text();
    expect(text).toContain('"place_generalised":"municipality"');
    expect(text).not.toContain('30.15');
  });

  it('asks for a second person to publish where four eyes are wanted', async () => {
    const strict = await createTestServer({ fourEyes: true });
    try {
      const [ana, ben] = [await strict.person('editor', 'ana'), await strict.person('editor', 'ben')];
      const [account] = plainIncident().accounts;
      const accounts = [account!, { ...account!, id: 'second' }];
      await ana.send('POST', items, featureOf(plainIncident(id, { status: 'draft', accounts })));
      await ben.send('PATCH', `${items}/${id}`, { properties: { status: 'published' } }, { 'If-Match': '*' });
      const refused = await split({ accounts: ['second'], status: 'published' }, ana);
      expect(refused.status).toBe(403);
      expect((await refused.json()).type).toMatch(/four-eyes$/);
      expect((await split({ accounts: ['second'] }, ana)).status).toBe(201);
    } finally {
      await strict.close();
    }
  });
});
