import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../server/contract/change.ts';
import { emptyQuery } from '../../server/contract/query.ts';
import type { At, Store } from '../../server/store/store.ts';
import { StaleVersionError } from '../../server/store/writing.ts';
import { featuresOf } from './contract-oracle.ts';
import { hour, madeAccountState, madeDocument, madeState, madeVersion } from './made-versions.ts';

const readers = { statuses: ['published'] };
const staff = { statuses: ['draft', 'in_review', 'published', 'retracted'] };
const current: At = { knownAt: null, recordedAt: null };
const now = hour(100);

/** Writing and reading single incidents, their versions, links and changes. */
export function versionsContract(open: () => Promise<Store>): void {
  describe('versions', () => {
    let store: Store;
    const commit = (...parameters: Parameters<typeof madeVersion>) => {
      const { change, projection } = madeVersion(...parameters);
      return store.commit(change, projection);
    };
    const idsOf = async (query: object, audience = readers) =>
      featuresOf(await store.page({ ...emptyQuery, ...query }, audience, now)).map((one) => one.id);

    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('are counted per incident and all together', async () => {
      expect(store.seq()).toBe(0);
      expect(await commit('a', 0)).toMatchObject({ seq: 1, version: 1 });
      expect(await commit('b', 0)).toMatchObject({ seq: 2, version: 1 });
      expect(await commit('a', 1)).toMatchObject({ seq: 3, version: 2 });
      expect(store.seq()).toBe(3);
    });

    it('are refused when another came first, and nothing of them is kept', async () => {
      await commit('a', 0);
      await commit('a', 1);
      const late = commit('a', 1, { document: { titles: [{ text: { en: 'Late' } }] } });
      await expect(late).rejects.toBeInstanceOf(StaleVersionError);
      await expect(late).rejects.toMatchObject({ current: 2 });
      await expect(commit('new', 4)).rejects.toMatchObject({ current: 0 });
      expect(store.seq()).toBe(2);
      expect((await store.one('a', current, readers, now))?.version).toBe(2);
      expect((await store.verify()).broken).toBeNull();
    });

    it('let one of two writers at the same time through', async () => {
      await commit('a', 0);
      const results = await Promise.allSettled([commit('a', 1), commit('a', 1)]);
      expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('are read back as they were written', async () => {
      const { change, projection } = madeVersion('a', 0);
      projection.states[0]!.shapes.push({
        kind: 'area',
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        },
      });
      await store.commit(change, projection);
      const record = await store.one('a', current, readers, now);
      expect(record?.document).toEqual(change.document);
      expect(canonicalJson(record?.projection)).toBe(canonicalJson(projection));
      expect(record?.feature).toEqual(projection.states[0]!.feature);
      expect(record).toMatchObject({ id: 'a', version: 1, seq: 1, recorded_at: change.recorded_at });
    });

    it('are recorded at times that never go back', async () => {
      await commit('a', 0, { recorded: hour(50) });
      const { recorded_at } = await commit('b', 0, { recorded: hour(40) });
      expect(Date.parse(recorded_at)).toBe(hour(50));
    });

    it('are found by the date they were recorded at and by number', async () => {
      await commit('a', 0, { recorded: hour(10) });
      await commit('a', 1, { recorded: hour(20) });
      const versionAt = async (at: Partial<At>) =>
        (await store.one('a', { ...current, ...at }, readers, now))?.version ?? null;
      expect(await versionAt({ recordedAt: hour(10) - 1 })).toBeNull();
      expect(await versionAt({ recordedAt: hour(10) })).toBe(1);
      expect(await versionAt({ recordedAt: hour(20) })).toBe(2);
      expect(await versionAt({ version: 1, recordedAt: hour(30) })).toBe(1);
      expect(await versionAt({ version: 3 })).toBeNull();
    });

    it('have no feature before anything was known', async () => {
      await commit('a', 0, { states: [madeState('a', 1, {}, { known_from: hour(5) })] });
      expect((await store.one('a', { ...current, knownAt: hour(4) }, readers, now))?.feature).toBeNull();
      expect((await store.one('a', { ...current, knownAt: hour(5) }, readers, now))?.feature?.id).toBe('a');
      expect(await idsOf({ knownAt: { text: '', at: hour(4) } })).toEqual([]);
    });

    it('are invisible to readers until they are published', async () => {
      await commit('a', 0, { status: 'draft' });
      expect(await store.one('a', current, readers, now)).toBeNull();
      expect(await store.one('a', current, staff, now)).not.toBeNull();
      expect(await store.account('a:first', current, readers, now)).toBeNull();
      expect(await store.history('a', readers)).toEqual([]);
      expect(await store.changes(0, 10)).toEqual([]);
      expect(await idsOf({})).toEqual([]);
      expect(await idsOf({ status: ['draft'] })).toEqual([]);
      expect(await idsOf({ status: ['draft'] }, staff)).toEqual(['a']);
      expect((await store.titles(['a'], readers, current, now)).size).toBe(0);
    });

    it('leave lists when retracted, and still say so to who could read them', async () => {
      await commit('a', 0);
      await commit('a', 1, { status: 'retracted', reason: 'Wrong place.' });
      await commit('never-public', 0, { status: 'draft' });
      await commit('never-public', 1, { status: 'retracted', reason: 'Not ours.' });
      expect(await idsOf({})).toEqual([]);
      expect((await store.one('a', current, readers, now))?.document.status).toBe('retracted');
      expect(await store.one('never-public', current, readers, now)).toBeNull();
      expect(await store.account('a:first', current, readers, now)).toBeNull();
      const history = await store.history('a', readers);
      expect(history.map(({ version, kind, reason }) => [version, kind, reason])).toEqual([
        [1, 'created', undefined],
        [2, 'retracted', 'Wrong place.'],
      ]);
      expect((await store.changes(0, 10)).map(({ seq, incident, kind }) => [seq, incident, kind])).toEqual([
        [1, 'a', 'created'],
        [2, 'a', 'retracted'],
      ]);
      expect((await store.changes(1, 10)).map((one) => one.seq)).toEqual([2]);
    });

    it('link to other incidents, and are found from there', async () => {
      await commit('cause', 0);
      const links = [{ relation: 'responds_to' as const, target: 'cause', known_from: '2023-06-15' }];
      await commit('answer', 0, { document: { links } });
      await commit('secret', 0, { status: 'draft', document: { links } });
      expect(await store.linksTo('cause', readers, current, now)).toEqual([
        {
          incident: 'answer',
          relation: 'responds_to',
          known_from: '2023-06-15',
          titles: madeDocument('answer').titles,
        },
      ]);
      expect(await store.linksTo('cause', staff, current, now)).toHaveLength(2);
      await commit('answer', 1, { document: { links: [] } });
      expect(await store.linksTo('cause', readers, current, now)).toEqual([]);
      const titles = await store.titles(['cause', 'secret', 'none'], readers, current, now);
      expect([...titles]).toEqual([['cause', madeDocument('cause').titles]]);
    });

    it('tell titles as they stood at a revision, whatever was written later at the very same instant', async () => {
      const later = [{ text: { en: 'Later' } }];
      const { seq } = await commit('cause', 0);
      await commit('soon', 0, { status: 'draft' });
      await commit('cause', 1, { document: { titles: later } });
      await commit('soon', 1, { status: 'published' });
      const then = await store.titles(['cause', 'soon'], readers, { ...current, revision: seq }, now);
      expect([...then]).toEqual([['cause', madeDocument('cause').titles]]);
      const at = { ...current, revision: seq + 2 };
      expect([...(await store.titles(['cause', 'soon'], readers, at, now))]).toEqual([['cause', later]]);
      expect((await store.titles(['cause', 'soon'], readers, current, now)).size).toBe(2);
    });

    it('come with their documents to whom the history tells of them', async () => {
      await commit('a', 0, { status: 'draft' });
      await commit('a', 1, { status: 'published' });
      for (const audience of [readers, staff]) {
        const versions = await store.versions('a', audience);
        expect(versions.map(({ entry }) => entry)).toEqual(await store.history('a', audience));
        expect(versions.at(-1)!.document.status).toBe('published');
      }
      expect(await store.versions('a', readers)).toHaveLength(1);
    });

    it('keep accounts readable one by one, as they read at a date', async () => {
      const early = madeAccountState('a', { properties: { incident_title: 'Early' } });
      const late = madeAccountState('a', { known_from: hour(9), properties: { incident_title: 'Late' } });
      await commit('a', 0, { accountStates: [early, late] });
      const titleAt = async (knownAt: number | null) => {
        const bytes = await store.account('a:first', { ...current, knownAt }, readers, now);
        return bytes && JSON.parse(new TextDecoder().decode(bytes)).properties.incident_title;
      };
      expect(await titleAt(null)).toBe('Late');
      expect(await titleAt(hour(8))).toBe('Early');
      expect(await titleAt(hour(0) - 1)).toBeNull();
    });

    it('give the words in use, and forget those that no current version uses', async () => {
      const claimant = { id: 'police', name: { en: 'Police' }, line: 'state' };
      const accounts = madeDocument('a').accounts.map((one) => ({ ...one, claimant }));
      await commit('a', 0);
      await commit('b', 0);
      await commit('b', 1, { document: { accounts } });
      expect((await store.vocabulary()).claimants.map((one) => one.id)).toEqual(['observers', 'police']);
      await commit('a', 1, { document: { accounts } });
      expect(await store.vocabulary()).toEqual({
        claimants: [claimant],
        actors: [],
        groups: [],
        publishers: ['Daily Paper'],
        tags: [],
      });
    });

    it('tell where and when they are, to those who may see them', async () => {
      const nowhere = { bbox: null, start: null, end: null };
      expect(await store.extent('incidents', readers, now)).toEqual(nowhere);
      const placed = (id: string, at: [number, number], times: object) => {
        const state = madeState(id, 1, {}, times);
        return {
          ...state,
          feature: { ...state.feature, geometry: { type: 'Point' as const, coordinates: at } },
        };
      };
      const span = { occurred_start: hour(2), occurred_end: hour(3) };
      await commit('a', 0, { states: [placed('a', [20.5, 42.25], span)] });
      await commit('b', 0, { states: [placed('b', [21.75, 43], { ...span, occurred_end: hour(9) })] });
      await commit('c', 0, { status: 'draft', states: [placed('c', [-70, 5], { occurred_end: null })] });
      expect(await store.extent('incidents', readers, now)).toEqual({
        bbox: [20.5, 42.25, 21.75, 43],
        start: hour(2),
        end: hour(9),
      });
      expect(await store.extent('incidents', staff, now)).toEqual({
        bbox: [-70, 5, 21.75, 43],
        start: hour(0),
        end: null,
      });
      const accounts = await store.extent('accounts', readers, now);
      expect(accounts).toMatchObject({ start: hour(0), end: hour(1) });
      // A shape's box may be wider than its numbers say, never narrower.
      for (const [index, degrees] of [30.2, 45.2, 30.2, 45.2].entries())
        expect(accounts.bbox![index]).toBeCloseTo(degrees, 4);
    });

    it('are counted by local week and month, named by their first day', async () => {
      // 23:30 UTC on Sunday 30 April is Monday 1 May in Paris.
      const at = Date.UTC(2023, 3, 30, 23, 30);
      await commit('a', 0, { states: [madeState('a', 1, {}, { occurred_start: at, occurred_end: null })] });
      await commit('b', 0, { states: [madeState('b', 1, {}, { occurred_start: null, occurred_end: null })] });
      const keys = async (by: 'week' | 'month', zone: string) =>
        (await store.aggregate(emptyQuery, by, zone, readers, now)).keys;
      expect(await keys('week', 'Europe/Paris')).toEqual(['2023-05-01']);
      expect(await keys('week', 'UTC')).toEqual(['2023-04-24']);
      expect(await keys('month', 'Europe/Paris')).toEqual(['2023-05-01']);
      expect(await keys('month', 'UTC')).toEqual(['2023-04-01']);
      const answer = await store.aggregate(emptyQuery, 'claimant', 'UTC', readers, now);
      expect(answer).toMatchObject({ keys: ['observers'], counts: [2], names: [{ en: 'Observers' }] });
    });
  });
}
