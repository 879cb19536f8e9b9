import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountView } from '../../server/contract/feature.ts';
import { emptyQuery, type IncidentQuery } from '../../server/contract/query.ts';
import { feedNews } from '../../server/domain/feed-kind.ts';
import { evaluate, type RecordedVersion } from '../../server/query/evaluate.ts';
import type { FeedEntry, Store } from '../../server/store/store.ts';
import { commitAll } from './contract-oracle.ts';
import { hour, madeState, madeVersion } from './made-versions.ts';
import { queriesOf } from './random-queries.ts';
import { histories } from './random-versions.ts';

const now = hour(28);
const runs = 300;

/** The feature of one version that matches a query; null when it does not, or nothing of it is known. */
function featureOf(version: RecordedVersion, query: Partial<IncidentQuery>, known: number) {
  const asked = { ...emptyQuery, ...query, knownAt: null, recordedAt: null, sort: [] };
  return evaluate([version], asked, { statuses: [version.status] }, known)[0] ?? null;
}

/** The feed by its definition, over versions in the order of the record. */
function expectedFeed(records: readonly RecordedVersion[], query: IncidentQuery) {
  const entries: Pick<FeedEntry, 'incident' | 'version' | 'kind' | 'differs' | 'feature'>[] = [];
  const last = new Map<string, RecordedVersion>();
  const lastPublic = new Map<string, RecordedVersion>();
  const isPublic = new Set<RecordedVersion>();
  const known = query.knownAt?.at ?? now;
  for (const after of records) {
    const { incident, version } = after;
    const previous = last.get(incident);
    last.set(incident, after);
    const retracted = after.status === 'retracted';
    const shown = after.status === 'published' || (retracted && previous && isPublic.has(previous));
    if (!shown) continue;
    isPublic.add(after);
    const before = lastPublic.get(incident);
    lastPublic.set(incident, after);
    if (query.recordedAt && after.recorded_at > query.recordedAt.at) continue;
    const standing = retracted ? before : after;
    const feature = standing ? featureOf(standing, query, known) : null;
    const at = (one: RecordedVersion) => ({
      status: one.status,
      now: featureOf(one, { view: query.view }, known),
      earlier: before ? featureOf(one, { view: query.view }, before.recorded_at) : null,
    });
    const news = feature && feedNews(before ? at(before) : null, at(after));
    if (news) entries.unshift({ incident, version, ...news, feature });
  }
  return entries;
}

/** Feeds of any query: what is news, to whom, and in which order. */
export function feedContract(open: () => Promise<Store>): void {
  describe('feeds', () => {
    let store: Store;
    const commit = (...parameters: Parameters<typeof madeVersion>) => {
      const { change, projection } = madeVersion(...parameters);
      return store.commit(change, projection);
    };
    const feed = (query: Partial<IncidentQuery> = {}, limit = 50) =>
      store.feed({ ...emptyQuery, ...query }, limit, hour(100));
    const kinds = async (query: Partial<IncidentQuery> = {}) =>
      (await feed(query)).map(({ incident, version, kind }) => `${incident} ${version} ${kind}`);
    const clock = (at: number) => ({ text: '', at });

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('tell the life of an incident, newest first', async () => {
      const first = madeState('a', 1, {}, { known_to: hour(25) });
      const later = (facts: Parameters<typeof madeState>[2]) => [
        first,
        madeState('a', 2, facts, { known_from: hour(25) }),
      ];
      await commit('a', 0, { states: [madeState('a', 1)] });
      await commit('a', 1, { states: later({ verification: 'verified' }) });
      await commit('a', 2, { states: later({ verification: 'verified', contested: ['place'] }) });
      await commit('a', 3, { states: later({ verification: 'verified', contested: ['place'] }) });
      const corrected = [madeState('a', 5, { title: 'Another title' })];
      await commit('a', 4, { states: corrected, reason: 'A name was wrong' });
      await commit('a', 5, { status: 'retracted', states: corrected, reason: 'Told twice' });
      expect(await kinds()).toEqual([
        'a 6 retracted',
        'a 5 corrected',
        'a 3 contested',
        'a 2 changed',
        'a 1 published',
      ]);
      const [retraction, correction, contest, change] = await feed();
      expect(retraction).toMatchObject({ reason: 'Told twice', differs: [], accounts: [] });
      expect(retraction?.feature.properties.title).toBe('Another title');
      expect(correction).toMatchObject({
        reason: 'A name was wrong',
        recorded_at: new Date(hour(28)).toISOString(),
      });
      expect(correction?.differs).toContain('title');
      expect(contest).toMatchObject({ differs: ['contested'], reason: null });
      expect(change).toMatchObject({ differs: ['verification'] });
    });

    it('hold nothing that readers never saw', async () => {
      await commit('a', 0, { status: 'draft' });
      await commit('a', 1, { status: 'in_review' });
      await commit('b', 0, { status: 'draft' });
      await commit('b', 1, { status: 'retracted', reason: 'Never true' });
      expect(await feed()).toEqual([]);
      await commit('a', 2, { status: 'published' });
      expect(await kinds()).toEqual(['a 3 published']);
    });

    it('hold what matches, and of a retraction what matched before', async () => {
      await commit('riot', 0, { states: [madeState('riot', 1, { type: 'riot' })] });
      await commit('protest', 0);
      await commit('riot', 1, { status: 'retracted', states: [] });
      await commit('protest', 1, { status: 'retracted', states: [] });
      expect(await kinds({ type: ['riot'] })).toEqual(['riot 2 retracted', 'riot 1 published']);
      expect(await kinds({ filter: "type = 'riot' AND status = 'published'" })).toHaveLength(2);
      expect(await kinds({ bbox: [0, 0, 1, 1] })).toEqual([]);
    });

    it('end at their limit and at the dates that were asked', async () => {
      const states = [
        madeState('b', 1, {}, { known_to: hour(50) }),
        madeState('b', 1, { title: 'Later' }, { known_from: hour(50) }),
      ];
      await commit('a', 0, { recorded: hour(30), states: [madeState('a', 1, {}, { known_from: hour(40) })] });
      await commit('b', 0, { recorded: hour(60), states });
      expect((await feed({}, 1)).map((one) => one.incident)).toEqual(['b']);
      expect(await kinds({ recordedAt: clock(hour(59)) })).toEqual(['a 1 published']);
      expect(await kinds({ knownAt: clock(hour(39)) })).toEqual(['b 1 published']);
      const [early] = await feed({ knownAt: clock(hour(49)) });
      expect(early?.feature.properties.title).toBe('Title of b');
      expect((await feed())[0]?.feature.properties.title).toBe('Later');
    });

    it('name whom the public could hear by then', async () => {
      const { change, projection } = madeVersion('a', 0);
      const view = (id: string, at: number) =>
        ({
          ...change.document.accounts[0]!,
          id,
          claimant: { id, name: { en: id } },
          statement: { en: `${id} says so.` },
          known_from: new Date(at).toISOString(),
        }) as AccountView;
      projection.accounts = [view('early', hour(1)), view('late', hour(50))];
      await store.commit(change, projection);
      const claimants = async (query: Partial<IncidentQuery>) =>
        (await feed(query))[0]?.accounts.map((one) => one.claimant.id);
      expect(await claimants({})).toEqual(['early', 'late']);
      expect(await claimants({ knownAt: clock(hour(49)) })).toEqual(['early']);
      expect((await feed())[0]?.accounts[0]).toEqual({
        claimant: { id: 'early', name: { en: 'early' } },
        stance: 'reports',
        statement: { en: 'early says so.' },
      });
    });
  });

  describe.each([1, 2, 3])('feeds against their definition, histories %i', (seed) => {
    let store: Store;
    let records: RecordedVersion[];
    beforeAll(async () => {
      store = await open();
      records = await commitAll(store, fc.sample(histories, { seed, numRuns: 1 })[0]!);
    });
    afterAll(() => store.close());

    it('hold the same entries for every query', async () => {
      const found = new Set<string>();
      await fc.assert(
        fc.asyncProperty(queriesOf('incidents'), fc.integer({ min: 1, max: 60 }), async (query, limit) => {
          const entries = await store.feed(query, limit, now);
          const expected = expectedFeed(records, query).slice(0, limit);
          expect(
            entries.map(({ incident, version, kind, differs, feature }) => ({
              incident,
              version,
              kind,
              differs,
              feature,
            })),
          ).toEqual(JSON.parse(JSON.stringify(expected)));
          for (const { kind } of entries) found.add(kind);
        }),
        { seed, numRuns: runs },
      );
      expect([...found].sort()).toEqual(expect.arrayContaining(['corrected', 'published']));
    });
  });
}
