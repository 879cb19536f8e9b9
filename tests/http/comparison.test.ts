import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComparedIncident, Comparison } from '../../server/contract/comparison.ts';
import type { IncidentDocument } from '../../server/contract/incident.ts';
import { plainIncident } from '../fixtures/incidents.ts';
import { createTestServer, type Person, type TestServer } from '../support/server.ts';

const path = '/api/collections/incidents/comparison';

/** An account of a mission known from a day on, with a number of wounded. */
function accountOf(id: string, day: string, wounded?: number): IncidentDocument['accounts'][number] {
  const [account] = plainIncident('x').accounts;
  return {
    ...account!,
    id,
    claimant: { id: 'mission', name: { en: 'The mission' } },
    known_from: day,
    sources: [{ ...account!.sources[0]!, id: `${id}-source`, published_at: day }],
    figures: wounded
      ? [
          {
            id: 'wounded',
            category: 'wounded',
            group: { id: 'guards', name: { en: 'Guards' } },
            value: wounded,
            said_at: day,
          },
        ]
      : [],
  } as IncidentDocument['accounts'][number];
}

/** An incident with these accounts and no other. */
const told = (id: string, ...accounts: IncidentDocument['accounts']) => ({ ...plainIncident(id), accounts });

describe('two knowledge dates compared', () => {
  let server: TestServer;
  let editor: Person;
  const compare = async (search: string): Promise<Comparison> => server.json(`${path}?${search}`);
  const kinds = ({ incidents }: Comparison) =>
    Object.fromEntries(incidents.map(({ id, kind }: ComparedIncident) => [id, kind]));
  beforeAll(async () => {
    server = await createTestServer();
    editor = await server.person('editor', 'erna-the-editor');
    await server.put(told('steady', accountOf('a', '2024-03-01')));
    await server.put(told('late', accountOf('a', '2024-03-10')));
    await server.put(told('later', accountOf('a', '2024-03-20')));
    await server.put(told('counted', accountOf('a', '2024-03-02', 4), accountOf('b', '2024-03-11', 9)));
    await server.put(told('more', accountOf('a', '2024-03-02'), accountOf('b', '2024-03-12')));
    await server.put({
      ...told('renamed', accountOf('a', '2024-03-01')),
      types: [
        { type: 'riot', sub_type: 'mob_violence' },
        { type: 'attack', sub_type: 'shooting', known_from: '2024-03-12' },
      ],
    });
    await server.put(told('taken-back', accountOf('a', '2024-03-03')));
    const answer = await editor.send(
      'DELETE',
      '/api/collections/incidents/items/taken-back?reason=Of%20another%20day',
      undefined,
      { 'If-Match': '*' },
    );
    expect(answer.status).toBe(204);
  });
  afterAll(() => server.close());

  it('tells what appeared, what was corrected and what changed, and leaves out what reads the same', async () => {
    const answer = await compare('since=2024-03-05&known-at=2024-03-15');
    expect(kinds(answer)).toEqual({
      late: 'appeared',
      counted: 'corrected',
      more: 'changed',
      renamed: 'changed',
    });
    expect(answer).toMatchObject({
      counts: { appeared: 1, entered: 0, corrected: 1, changed: 2, left: 0, retracted: 0 },
      numberMatched: 4,
      numberReturned: 4,
    });
    expect(answer.incidents.map(({ at }) => at)).toEqual(
      answer.incidents
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
  });

  it('tells what meets the filter only now, and what no longer does', async () => {
    const dates = 'since=2024-03-05&known-at=2024-03-15';
    expect(kinds(await compare(`${dates}&type=attack`))).toEqual({ renamed: 'entered' });
    const left = await compare(`${dates}&type=riot`);
    expect(left.incidents[0]).toMatchObject({
      id: 'renamed',
      kind: 'left',
      before: { properties: { type: 'riot' } },
      after: { properties: { type: 'attack' } },
    });
  });

  it('tells what was retracted since, with the reason, and only by who could read it at the earlier date', async () => {
    const answer = await compare('since=2024-03-05&kind=retracted');
    expect(answer.incidents).toMatchObject([
      { id: 'taken-back', kind: 'retracted', reason: 'Of another day', after: null },
    ]);
    expect(answer.incidents[0]!.before?.properties.known_from).toBe('2024-03-03T22:59:59.999Z');
    expect((await compare('since=2024-03-01&kind=retracted')).incidents).toEqual([]);
    expect((await compare('since=2024-03-05&known-at=2024-03-15')).counts.retracted).toBe(0);
  });

  it('tells what the record replaced since, by what it said at the earlier date, and why', async () => {
    const [account] = told('rewritten', accountOf('a', '2024-03-04')).accounts;
    await server.put(told('rewritten', account!));
    const recorded = new Date(server.clock.now).toISOString();
    server.clock.now += 3_600_000;
    const answer = await editor.send(
      'PATCH',
      '/api/collections/incidents/items/rewritten?reason=Misread',
      { properties: { accounts: [{ ...account!, time: { start: '2024-02-11', precision: 'day' } }] } },
      { 'If-Match': '*' },
    );
    expect(answer.status).toBe(200);
    const { incidents } = await compare(`since=${recorded}&changes=true`);
    expect(incidents).toMatchObject([{ id: 'rewritten', kind: 'corrected', reason: 'Misread' }]);
    const { before, after, changes } = incidents[0]!;
    expect(before?.properties.occurred_start?.slice(0, 7)).toBe('2024-05');
    expect(after?.properties.occurred_start?.slice(0, 7)).toBe('2024-02');
    expect(changes!.map(({ path: at }) => at)).toContain('/accounts/a/time');
    expect((await compare(`since=${recorded}&recorded-at=${recorded}`)).incidents).toEqual([]);
  });

  it('says in the words of the language who said what, and nothing that became known after the later date', async () => {
    const answer = await compare('since=2024-03-05&known-at=2024-03-15&changes=true&lang=sr-Latn');
    const texts = Object.fromEntries(
      answer.incidents.map(({ id, changes }) => [id, changes!.map(({ words }) => words.text)]),
    );
    expect(texts.late).toHaveLength(1);
    expect(texts.late![0]).toMatch(/^Iskaz: The mission – dodato: /);
    expect(texts.counted!.join()).toContain('9');
    expect(texts.renamed!.join()).toContain('12. mart');
    expect(JSON.stringify(answer)).not.toContain('2024-03-2');
    expect((await compare('since=2024-03-05')).incidents.some(({ changes }) => changes)).toBe(false);
  });

  it('is read page by page, and by kind', async () => {
    const whole = await compare('since=2024-03-05&known-at=2024-03-15');
    const first = await compare('since=2024-03-05&known-at=2024-03-15&limit=3');
    expect(first).toMatchObject({ numberMatched: 4, numberReturned: 3 });
    const next = first.links.find(({ rel }) => rel === 'next')!.href;
    const second: Comparison = await server.json(next.replace(/^https?:\/\/[^/]+/, ''));
    expect([...first.incidents, ...second.incidents]).toEqual(whole.incidents);
    expect(second.links.map(({ rel }) => rel)).toContain('prev');
    const some = await compare('since=2024-03-05&known-at=2024-03-15&kind=corrected,appeared');
    expect(Object.keys(kinds(some)).sort()).toEqual(['counted', 'late']);
    expect(some.counts.changed).toBe(2);
  });

  it.each([
    ['since', '', 'since='],
    ['since', '2024-02-30', 'since=2024-02-30'],
    ['since', '2024-03-15', 'since=2024-03-15&known-at=2024-03-15'],
    ['kind', 'moved', 'since=2024-03-05&kind=moved'],
    ['changes', 'yes', 'since=2024-03-05&changes=yes'],
    ['status', 'draft', 'since=2024-03-05&status=draft'],
  ])('refuses %s=%s and names it', async (parameter, value, search) => {
    const answer = await server.get(`${path}?${search}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ parameter, value });
  });

  it('is a page without any script, that says of each incident what became of it and who says what', async () => {
    const answer = await server.get(`${path}?since=2024-03-05&known-at=2024-03-15&f=html&limit=2`);
    const page = await answer.text();
    expect(page).toContain('What became known');
    expect(page).toContain('From 5 March 2024 until 15 March 2024');
    expect(page).toMatch(/<strong>changed<\/strong>: 2/);
    expect(page).toMatch(/<strong>new<\/strong>: 1/);
    expect(page).toContain('Account of The mission');
    expect(page).toMatch(/rel="next" href="[^"]*offset=2/);
    expect(page).not.toContain('<script');
    const gone = await (await server.get(`${path}?since=2024-03-05&kind=retracted&f=html`)).text();
    expect(gone).toContain('Reason: Of another day');
    expect(gone).toContain('items/taken-back/history');
  });

  it('answers 304 to who has it already', async () => {
    const answer = await server.get(`${path}?since=2024-03-05`);
    const again = await server.get(`${path}?since=2024-03-05`, {
      'If-None-Match': answer.headers.get('ETag')!,
    });
    expect(again.status).toBe(304);
  });
});
