import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueuePage } from '../../server/contract/work.ts';
import { contestedIncident, plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, items, type Person, type TestServer } from '../support/server.ts';

const day = 86_400_000;

describe('the queue', () => {
  let server: TestServer;
  let ana: Person;
  let boris: Person;
  beforeAll(async () => {
    server = await createTestServer();
    ana = await server.person('editor', 'ana');
    boris = await server.person('editor', 'boris');
    const [account] = plainIncident().accounts;
    const unsourced = { accounts: [{ ...account!, sources: [] }] };
    await server.put(plainIncident('a-draft', { status: 'draft', ...unsourced }));
    await server.put(plainIncident('b-review', { status: 'in_review' }));
    await server.put(contestedIncident('c-contested', { assessments: [] }));
    await server.put(plainIncident('d-plain'));
    await ana.send('PATCH', `${items}/d-plain`, { properties: { aggregate: true } }, { 'If-Match': '*' });
    await server.put(plainIncident('e-gone'));
    await ana.send('DELETE', `${items}/e-gone?reason=twice`, undefined, { 'If-Match': '*' });
    await ana.send('PUT', '/api/desk/incidents/b-review/assignment', { user: 'boris' });
  });
  afterAll(() => server.close());

  const ask = async (query = '', person = boris): Promise<QueuePage> => {
    const answer = await person.get(`/api/desk/queue${query}`);
    expect(answer.status, query).toBe(200);
    return answer.json();
  };
  const ids = ({ rows }: QueuePage) => rows.map(({ feature }) => feature.id).sort();

  it('counts every status of the same query, and shows one', async () => {
    const page = await ask();
    expect(page.counts).toEqual({ all: 4, draft: 1, in_review: 1, published: 2, attention: 2, retracted: 1 });
    expect(ids(page)).toEqual(['a-draft', 'b-review', 'c-contested', 'd-plain']);
    for (const tab of ['draft', 'in_review', 'published', 'attention', 'retracted'] as const) {
      const one = await ask(`?tab=${tab}`);
      expect([one.numberMatched, one.rows.length], tab).toEqual([page.counts[tab], page.counts[tab]]);
    }
    const narrower = await ask('?type=taking_of_persons');
    expect(narrower.counts).toMatchObject({ all: 1, draft: 0, published: 1, retracted: 0 });
  });

  it('says of each why it needs attention', async () => {
    const page = await ask('?tab=attention');
    expect(page.rows.map(({ feature, attention }) => [feature.id, attention]).sort()).toEqual([
      ['a-draft', ['without_source']],
      ['c-contested', ['contested_unassessed']],
    ]);
    await boris.send('POST', '/api/desk/incidents/d-plain/comments', { text: 'Why?' });
    const commented = await ask('?tab=attention&q=Zelčan');
    expect(commented.rows.find(({ feature }) => feature.id === 'd-plain')).toMatchObject({
      open_comments: 1,
      attention: ['open_comments'],
    });
  });

  it('finds the same in the tab as it says of each row', async () => {
    const all = await ask('?limit=1000');
    const told = all.rows.filter(({ attention }) => attention.length).map(({ feature }) => feature.id);
    expect(ids(await ask('?tab=attention&limit=1000'))).toEqual(told.sort());
  });

  it('is of everybody, of whom wrote it, or of whom it is assigned to', async () => {
    expect(ids(await ask('?owner=mine', ana))).toEqual(['d-plain']);
    expect(ids(await ask('?owner=mine', boris))).toEqual([]);
    const assigned = await ask('?owner=assigned', boris);
    expect(assigned.rows).toMatchObject([{ assigned_to: 'boris', changed_by: 'test' }]);
    expect(assigned.counts).toMatchObject({ all: 1, in_review: 1, published: 0 });
  });

  it('is in the order asked, and comes in parts', async () => {
    const sorted = await ask('?sortby=-recorded_at,id');
    expect(sorted.rows.map(({ feature }) => feature.id)).toHaveLength(4);
    expect((await ask('?sortby=id')).rows.map(({ feature }) => feature.id)).toEqual(ids(sorted));
    const part = await ask('?sortby=id&limit=1&offset=1');
    expect([ids(part), part.numberMatched]).toEqual([['b-review'], 4]);
  });

  it('names a parameter that it cannot read', async () => {
    for (const [parameter, value] of [
      ['tab', 'x'],
      ['owner', 'x'],
      ['status', 'draft'],
      ['type', 'x'],
      ['sortby', 'x'],
      ['limit', '0'],
      ['cursor', 'x'],
    ]) {
      const answer = await boris.get(`/api/desk/queue?${parameter}=${value}`);
      expect([answer.status, (await answer.json()).parameter], parameter).toEqual([400, parameter]);
    }
  });

  it('says what lies for long, a week in review and a month with one source', async () => {
    server.clock.now += 8 * day;
    const later = await server.person('editor', 'later');
    expect(ids(await ask('?tab=attention', later))).toEqual([
      'a-draft',
      'b-review',
      'c-contested',
      'd-plain',
    ]);
    server.clock.now += 23 * day;
    const { rows } = await ask('?tab=attention', await server.person('editor', 'last'));
    expect(rows.find(({ feature }) => feature.id === 'b-review')?.attention).toEqual([
      'long_unverified',
      'long_in_review',
    ]);
  });
});
