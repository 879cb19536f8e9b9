import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../server/contract/change.ts';
import { comparedKinds } from '../../server/contract/comparison.ts';
import type { IncidentFeature } from '../../server/contract/feature.ts';
import { emptyQuery, type IncidentQuery } from '../../server/contract/query.ts';
import { localDay } from '../../server/contract/time.ts';
import { tellerOf, viewOf } from '../../server/contract/view.ts';
import type { Audience } from '../../server/domain/permissions.ts';
import { type Projection, statesIn } from '../../server/domain/projection.ts';
import {
  evaluate,
  evaluateAccounts,
  matches,
  type RecordedVersion,
  versionAt,
} from '../../server/query/evaluate.ts';
import type { Chunk, Store } from '../../server/store/store.ts';
import { commitInBatches, type Version } from './made-batches.ts';
import { hour } from './made-versions.ts';
import { audiences, queriesOf } from './random-queries.ts';
import { histories } from './random-versions.ts';

/** Parses a page's bytes as the array that the HTTP layer makes of them. */
export function featuresOf<F = IncidentFeature>(page: Chunk): F[] {
  return JSON.parse(`[${new TextDecoder().decode(page.features)}]`) as F[];
}

/** Commits histories in order and answers what the evaluator reads: the times are those the store recorded. */
export async function commitAll(
  store: Store,
  versions: readonly { change: Change; projection: Projection }[],
): Promise<RecordedVersion[]> {
  const records: RecordedVersion[] = [];
  for (const { change, projection } of versions) {
    const { version, recorded_at } = await store.commit(change, projection);
    records.push({
      incident: change.incident,
      version,
      recorded_at: Date.parse(recorded_at),
      status: change.document.status,
      projection,
    });
  }
  return records;
}

const now = hour(28);
const runs = { numRuns: 250 };

/** The store answers every random query over random histories as the evaluator does. */
export function oracleContract(open: () => Promise<Store>): void {
  const ways = [
    { seed: 1, way: 'written singly', write: commitAll },
    { seed: 2, way: 'written singly', write: commitAll },
    {
      ...{ seed: 3, way: 'partly in batches' },
      write: (store: Store, versions: readonly Version[]) => commitInBatches(store, versions, 7),
    },
  ];
  describe.each(ways)('against the evaluator, histories $seed $way', ({ seed, write }) => {
    let store: Store;
    let records: RecordedVersion[];
    beforeAll(async () => {
      store = await open();
      records = await write(store, fc.sample(histories, { seed, numRuns: 1 })[0]!);
    });
    afterAll(() => store.close());

    it('answers pages of incidents with the same features in the same order', async () => {
      let found = 0;
      await fc.assert(
        fc.asyncProperty(queriesOf('incidents'), audiences, async (query, audience) => {
          const expected = evaluate(records, query, audience, now);
          const page = await store.page(query, audience, now);
          const features = expected.slice(query.offset, query.offset + query.limit);
          expect(featuresOf(page)).toEqual(JSON.parse(JSON.stringify(features)));
          // At the places of all accounts each is counted where the preferred one has it, so too what has none there.
          const view = query.view === 'all' ? ('preferred' as const) : query.view;
          const counted = evaluate(records, { ...query, view }, audience, now);
          expect(page).toMatchObject({
            numberMatched: expected.length,
            numberReturned: features.length,
            unlocated: counted.filter((one) => one.geometry === null).length,
          });
          expect(await store.count(query, audience, now)).toBe(expected.length);
          found += expected.length;
        }),
        { ...runs, seed },
      );
      expect(found).toBeGreaterThan(runs.numRuns / 4);
    });

    it('answers pages of accounts with the same accounts in the same order', async () => {
      let found = 0;
      await fc.assert(
        fc.asyncProperty(queriesOf('accounts'), audiences, async (query, audience) => {
          const expected = evaluateAccounts(records, query, audience, now);
          const page = await store.accounts(query, audience, now);
          const features = expected.slice(query.offset, query.offset + query.limit);
          expect(featuresOf<{ properties: unknown }>(page).map((one) => one.properties)).toEqual(
            features.map((one) => one.properties),
          );
          expect(page.numberMatched).toBe(expected.length);
          expect(page.unlocated).toBe(expected.filter((one) => one.geometry === null).length);
          found += expected.length;
        }),
        { ...runs, seed },
      );
      expect(found).toBeGreaterThan(runs.numRuns / 4);
    });

    it.each(['incidents', 'accounts'] as const)(
      'reads on through %s by cursor and misses none',
      async (collection) => {
        let turns = 0;
        await fc.assert(
          fc.asyncProperty(queriesOf(collection), audiences, async (asked, audience) => {
            const { sort, datetime, filter } = asked;
            const query = { ...emptyQuery, sort, datetime, filter, limit: asked.limit === 100 ? 7 : 2 };
            const expected =
              collection === 'incidents'
                ? evaluate(records, query, audience, now).map((one) => one.id)
                : evaluateAccounts(records, query, audience, now).map(
                    ({ properties }) => `${properties.incident}:${properties.account}`,
                  );
            const ids: unknown[] = [];
            let cursor: string | null = null;
            do {
              const at: IncidentQuery = { ...query, cursor };
              const chunk: Chunk = await store.chunk(collection, at, audience, now);
              const read = collection === 'incidents' ? store.page : store.accounts;
              const page: Chunk = await read(at, audience, now);
              expect(page.next).toBe(chunk.next);
              expect(featuresOf(page)).toEqual(featuresOf(chunk));
              expect(chunk.numberReturned).toBe(featuresOf(chunk).length);
              ids.push(...featuresOf(chunk).map((one) => one.id));
              cursor = chunk.next;
              if (cursor !== null) turns += 1;
            } while (cursor !== null);
            expect(ids).toEqual(expected);
          }),
          { numRuns: 60, seed },
        );
        expect(turns).toBeGreaterThan(50);
      },
    );

    it('counts the same incidents in the same buckets', async () => {
      const zone = 'America/St_Johns';
      const bys = fc.constantFrom(
        'day',
        'month',
        'type',
        'sub_type',
        'verification',
        'municipality',
        'claimant',
        'actor',
        'tag',
        'told_by',
      );
      await fc.assert(
        fc.asyncProperty(queriesOf('incidents'), audiences, bys, async (query, audience, by) => {
          const matched = evaluate(records, query, audience, now);
          const expected = new Map<string, number>(
            by === 'told_by' ? Object.entries(byTeller(records, query, audience, now)) : [],
          );
          for (const feature of matched)
            for (const key of keysOf(feature, by, zone)) expected.set(key, (expected.get(key) ?? 0) + 1);
          const answer = await store.aggregate(query, by as 'day', zone, audience, now);
          expect(Object.fromEntries(answer.keys.map((key, i) => [key, answer.counts[i]]))).toEqual(
            Object.fromEntries(expected),
          );
          expect(answer.numberMatched).toBe(matched.length);
        }),
        { numRuns: 150, seed },
      );
    });

    it('finds the same instants at which what is known of a query changed, and counts an incident once in each', async () => {
      let found = 0;
      await fc.assert(
        fc.asyncProperty(queriesOf('incidents'), audiences, async (query, audience) => {
          const expected = changesKnown(records, query, audience);
          const answer = await store.aggregate(query, 'known', 'UTC', audience, now);
          expect(answer.keys).toEqual([...expected.keys()]);
          expect(answer.counts).toEqual([...expected.values()]);
          expect(answer.numberMatched).toBe(evaluate(records, query, audience, now).length);
          found += expected.size;
        }),
        { numRuns: 150, seed },
      );
      expect(found).toBeGreaterThan(150);
    });

    it('compares two knowledge dates of a query as the two answers of the evaluator differ', async () => {
      let found = 0;
      const dates = fc.tuple(fc.integer({ min: 0, max: 28 }), fc.integer({ min: 1, max: 28 }));
      await fc.assert(
        fc.asyncProperty(queriesOf('incidents'), dates, async (asked, [from, hours]) => {
          const since = hour(from);
          const until = since + hours * 3_600_000;
          const query = { ...asked, knownAt: { text: '', at: until }, limit: 1_000, offset: 0, cursor: null };
          const at = (known: number, of: IncidentQuery) =>
            evaluate(records, { ...of, sort: [], knownAt: { text: '', at: known } }, readers, now);
          const everything = { ...emptyQuery, view: asked.view, recordedAt: asked.recordedAt };
          const [before, after] = [byId(at(since, query)), byId(at(until, query))];
          const known = byId(at(since, everything));
          // What the record replaced meanwhile is another question, asked over HTTP.
          const isStill = (id: string) =>
            !records.some(
              (one) => one.incident === id && one.recorded_at > since && one.recorded_at <= until,
            );
          const expected = [...new Set([...before.keys(), ...after.keys()])].filter(isStill).flatMap((id) => {
            const [old, fresh] = [before.get(id), after.get(id)];
            if (old?.properties.known_from === fresh?.properties.known_from) return [];
            const kind = !fresh ? 'left' : !known.has(id) ? 'appeared' : !old ? 'entered' : 'both';
            return [`${id} ${kind}`];
          });
          const kinds = comparedKinds.filter((kind) => kind !== 'retracted');
          const { rows } = await store.compare(query, { since, kinds }, readers, now);
          const told = rows
            .filter(({ incident }) => isStill(incident))
            .map(({ incident, kind }) =>
              kind === 'corrected' || kind === 'changed' ? `${incident} both` : `${incident} ${kind}`,
            );
          expect(told.sort()).toEqual(expected.sort());
          found += expected.length;
        }),
        { numRuns: 150, seed },
      );
      expect(found).toBeGreaterThan(25);
    });

    it('verifies what it stored', async () => {
      expect(await store.verify()).toMatchObject({ revisions: store.seq(), broken: null });
    });
  });
}

const readers: Audience = { statuses: ['published'] };

const byId = (features: readonly IncidentFeature[]) => new Map(features.map((one) => [one.id, one]));

/** Changes by instant, ascending: where a state that matches begins, or ends by the knowledge date. */
function changesKnown(
  records: readonly RecordedVersion[],
  query: IncidentQuery,
  audience: Audience,
): Map<string, number> {
  const known = query.knownAt?.at ?? now;
  const counts = new Map<number, number>();
  for (const incident of new Set(records.map((one) => one.incident))) {
    const versions = records.filter((one) => one.incident === incident);
    const version = versionAt(versions, query.recordedAt?.at ?? null, audience);
    const matching = (version ? statesIn(version.projection, tellerOf(query)) : []).filter((state) =>
      matches(state, { ...query, knownAt: { text: '', at: state.known_from } }, now, version!.recorded_at),
    );
    const instants = matching.flatMap(({ known_from, known_to }) => [known_from, known_to ?? Infinity]);
    for (const at of new Set(instants.filter((one) => one <= known)))
      counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  const ascending = [...counts].sort(([a], [b]) => a - b);
  return new Map(ascending.map(([at, count]) => [new Date(at).toISOString(), count]));
}

/** How many match as each claimant tells them, of those who tell any. */
export function byTeller(
  records: readonly RecordedVersion[],
  query: IncidentQuery,
  audience: Audience,
  at: number,
): Record<string, number> {
  const tellers = records.flatMap(({ projection }) => projection.accounts.map(({ claimant }) => claimant.id));
  const counts = [...new Set(tellers)].map((teller): [string, number] => [
    teller,
    evaluate(records, { ...query, view: viewOf(teller) }, audience, at).length,
  ]);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function keysOf({ properties }: IncidentFeature, by: string, zone: string): Set<string> {
  const { occurred_start } = properties;
  const day = occurred_start === null ? null : localDay(Date.parse(occurred_start), zone);
  if (by === 'day') return new Set(day === null ? [] : [day]);
  if (by === 'month') return new Set(day === null ? [] : [`${day.slice(0, 7)}-01`]);
  if (by === 'municipality')
    return new Set([...properties.municipalities, ...properties.municipalities_possible]);
  if (by === 'claimant') return new Set(properties.claimants);
  if (by === 'actor') return new Set(properties.actors);
  if (by === 'tag') return new Set(properties.tags);
  if (by === 'told_by') return new Set();
  return new Set([properties[by as 'type' | 'sub_type' | 'verification']]);
}
