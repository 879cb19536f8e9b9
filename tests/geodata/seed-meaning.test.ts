import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type IncidentDocument, incidentDocument } from '../../server/contract/incident.ts';
import { type Box, emptyQuery } from '../../server/contract/query.ts';
import { documentFaults } from '../../server/domain/check.ts';
import type { Projection, State } from '../../server/domain/projection.ts';
import { documentAt } from '../../server/domain/reading.ts';
import { project } from '../../server/domain/states.ts';
import { matches } from '../../server/query/evaluate.ts';
import { loadDeployment } from '../../server/service/deployment.ts';

const now = Date.parse('2026-01-01T00:00:00Z');
const deployment = await loadDeployment(
  fileURLToPath(new URL('../../geodata/northern-kosovo', import.meta.url)),
);
const { gazetteer } = deployment;

/** The documents as the service records them: with the date of writing on each account. */
const recordedAt = '2025-12-31T00:00:00.000Z';
const documents: IncidentDocument[] = deployment.seeds.map((file) => {
  const doc = incidentDocument.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { ...doc, accounts: doc.accounts.map((account) => ({ ...account, recorded_at: recordedAt })) };
});
const projections = new Map<string, Projection>(
  documents.map((doc) => [doc.id, project(doc, { version: 1, recordedAt, gazetteer })]),
);

function stateAt(id: string, at: number): State | undefined {
  return projections
    .get(id)!
    .states.find((state) => state.known_from <= at && (state.known_to === null || at < state.known_to));
}

function latest(id: string): State {
  return stateAt(id, now)!;
}

/** Ids of the incidents that a query finds now. */
function found(query: Partial<typeof emptyQuery>): string[] {
  return [...projections.keys()].filter((id) => matches(latest(id), { ...emptyQuery, ...query }, now));
}

const officers = '2023-06-14-three-police-officers';
const clash = '2023-05-29-zvecan-kfor';
const atNight = Date.parse('2023-05-29T22:00:00+02:00');
const nextNoon = Date.parse('2023-05-30T12:00:00+02:00');

/** What NATO and KFOR, one reporting line, say of wounded soldiers at a date: low and high. */
function ownCount(at: number): [number, number][] {
  return stateAt(clash, at)!
    .feature.properties.figures.filter(
      (line) => line.category === 'wounded' && line.group.id === 'kfor-soldiers' && line.line.id === 'nato',
    )
    .map((line) => [line.low, line.high]);
}

test('every seed document fits the gazetteer and has a state now', () => {
  expect(documents.length).toBeGreaterThanOrEqual(17);
  for (const doc of documents) {
    expect(documentFaults(doc, gazetteer), doc.id).toEqual([]);
    expect(latest(doc.id).feature.properties.title, doc.id).toBe(doc.titles.at(-1)!.text.en);
  }
});

test('14 June is one incident with four claimed places of four claimants, two of them bands', () => {
  const { accounts } = projections.get(officers)!;
  const placed = accounts.filter((account) => account.geometry !== null);
  expect(placed.map((account) => account.claimant.id).sort()).toEqual([
    'kosovo-police',
    'kosovo-prime-minister',
    'serbia-government-office',
    'serbia-president',
  ]);
  expect(new Set(placed.map((account) => JSON.stringify(account.geometry))).size).toBe(4);
  expect(placed.filter((account) => account.place!.precision === 'band')).toHaveLength(2);
});

test('the four places of 14 June lie on both sides of the line', () => {
  const sides = Object.fromEntries(
    projections.get(officers)!.accounts.map((account) => [account.id, account.line_side]),
  );
  expect(sides['kosovo-prime-minister']).toBe('kosovo');
  expect(sides['serbia-president']).toBe('serbia');
  expect(sides['serbia-government-office']).toBe('serbia');
  // Kosovo Police name a place on the line, so their disc reaches across it.
  expect(sides['kosovo-police']).toBe('both');
});

test('14 June is verified as to occurrence and contested as to place, nature and actors', () => {
  const { verification, contested } = latest(officers).feature.properties;
  expect(verification).toBe('verified');
  expect(contested).toEqual(expect.arrayContaining(['place', 'nature', 'actors']));
  expect(contested).not.toContain('occurrence');
  expect(contested).not.toContain('time');
});

test('a box on either side of the line finds 14 June, and one away from the line does not', () => {
  const aroundGnjilica: Box = [20.63, 43.245, 20.65, 43.26];
  const insideKosovo: Box = [20.615, 43.19, 20.625, 43.2];
  const farAway: Box = [20.8, 42.85, 20.9, 42.95];
  expect(found({ bbox: aroundGnjilica })).toContain(officers);
  expect(found({ bbox: insideKosovo })).toContain(officers);
  expect(found({ bbox: farAway })).not.toContain(officers);
});

test('NATO’s own count of wounded soldiers is 25, then 30, then 93', () => {
  expect(ownCount(atNight)).toEqual([[25, 25]]);
  expect(ownCount(nextNoon)).toEqual([[30, 30]]);
  expect(ownCount(now)).toEqual([[93, 93]]);
});

test('the counts of rivals stand beside each other and are never added', () => {
  const lines = latest(clash).feature.properties.figures.filter((line) => line.category === 'wounded');
  const soldiers = lines.filter((line) => line.group.id === 'kfor-soldiers');
  expect(soldiers.map((line) => [line.line.id, line.low, line.qualifier])).toEqual([
    ['kosovo-police', 41, 'at_least'],
    ['nato', 93, 'exactly'],
    ['wikipedia', 40, 'exactly'],
  ]);
  expect(Math.max(...lines.map((line) => line.high))).toBe(93);
});

test('no later number shows in the texts of 29 May at an earlier knowledge date', () => {
  const doc = documents.find((one) => one.id === clash)!;
  const projection = projections.get(clash)!;
  expect(JSON.stringify(stateAt(clash, atNight)!.feature)).not.toMatch(/\b(30|93|41|52|53)\b injured/);
  const read = JSON.stringify(documentAt(doc, projection, atNight, gazetteer.zone));
  expect(read).toContain('kfor-29-may');
  expect(read).not.toMatch(/kfor-30-may|nato-secretary-general|\b93\b/);
});

test('nothing is known of 29 May before KFOR’s statement, nor of the release on 14 June', () => {
  expect(stateAt(clash, Date.parse('2023-05-29T21:40:00+02:00'))).toBeUndefined();
  expect(stateAt('2023-06-26-release', Date.parse('2023-06-15T00:00:00+02:00'))).toBeUndefined();
});

test('26 May and 29 May are different incidents at the same building', () => {
  const [first, second] = ['2023-05-26-zvecan-municipality', clash].map((id) => latest(id).feature);
  expect(first!.properties.occurred_start?.slice(0, 10)).not.toBe(
    second!.properties.occurred_start?.slice(0, 10),
  );
  expect(first!.geometry).toEqual(second!.geometry);
  for (const feature of [first!, second!]) expect(feature.properties.municipalities).toEqual(['zvecan']);
  const zvecan = found({ municipality: ['zvecan'] });
  expect(zvecan).toContain(first!.id);
  expect(zvecan).toContain(second!.id);
});

test('the clashes of 26 May are three incidents in three municipalities', () => {
  for (const id of ['zvecan', 'leposavic', 'zubin-potok'])
    expect(latest(`2023-05-26-${id}-municipality`).feature.properties.municipalities).toEqual([id]);
});

test('all four spellings of Zvečan find the same incidents', () => {
  const latin = found({ q: 'Zvečan' });
  expect(latin).toEqual(expect.arrayContaining([clash, '2023-09-24-banjska', '2023-04-23-local-elections']));
  for (const q of ['Zveçan', 'Звечан', 'zvecan']) expect(found({ q })).toEqual(latin);
});

test('the crossings are found on both sides of the line and in their municipalities', () => {
  const closed = latest('2023-09-24-crossings-closed').feature;
  expect(closed.geometry?.type).toBe('MultiPoint');
  for (const municipality of ['leposavic', 'zubin-potok'])
    expect(found({ municipality: [municipality] })).toEqual(
      expect.arrayContaining(['2023-09-24-crossings-closed', '2023-06-14-serbian-plates-ban']),
    );
  const banned = latest('2023-06-14-serbian-plates-ban').feature.geometry;
  expect(banned?.type === 'MultiPoint' && banned.coordinates).toHaveLength(6);
});

test('the closure has an open end until the reopening of Jarinje is known', () => {
  const id = '2023-09-24-crossings-closed';
  const before = stateAt(id, Date.parse('2023-10-05T12:00:00+02:00'))!.feature.properties;
  expect(before.occurred_open).toBe(true);
  const after = latest(id).feature.properties;
  expect([after.occurred_open, after.preferred_rule]).toEqual([false, 'ranking']);
  expect(after.occurred_end?.slice(0, 10)).toBe('2023-10-18');
});

test('what has no place is listed without one, and area claims are areas', () => {
  const unlocated = [...projections.keys()].filter((id) => latest(id).feature.geometry === null);
  expect(unlocated.sort()).toEqual([
    '2023-05-30-nato-700',
    '2023-06-05-turkish-500',
    '2023-07-19-stoltenberg-vucic-meeting',
    '2023-six-serbs-shot',
  ]);
  const four = ['leposavic', 'north-mitrovica', 'zubin-potok', 'zvecan'];
  for (const id of ['2023-04-23-local-elections', '2023-06-about-ten-serbs-detained']) {
    const { geometry, properties } = latest(id).feature;
    expect(geometry?.type, id).toMatch(/Polygon/);
    expect(properties.municipalities, id).toEqual(four);
  }
  expect(latest('2023-06-about-ten-serbs-detained').feature.properties.aggregate).toBe(true);
});

test('one agency printed twice does not corroborate itself', () => {
  // Cumhuriyet prints Anadolu Agency's text: until another source spoke, that was one source.
  const early = stateAt('2023-06-about-ten-serbs-detained', Date.parse('2023-07-01T00:00:00+02:00'))!;
  expect(early.feature.properties.verification).toBe('unverified');
  expect(latest('2023-04-23-local-elections').feature.properties.verification).toBe('corroborated');
});

test('a statement of one claimant stays unverified, however many agencies pass it on', () => {
  expect(latest('2023-six-serbs-shot').feature.properties.verification).toBe('unverified');
});

test('what accounts disagree on is derived as contested, and nothing else', () => {
  const contested = [...projections.keys()]
    .map((id) => [id, latest(id).feature.properties.contested] as const)
    .filter(([, aspects]) => aspects.length > 0);
  expect(Object.fromEntries(contested)).toEqual({
    [clash]: ['figures'],
    [officers]: ['place', 'actors', 'nature'],
    '2023-06-about-ten-serbs-detained': ['nature'],
    '2023-09-24-banjska': ['figures'],
  });
});

test('the order in which accounts were typed chooses nothing', () => {
  for (const doc of documents) {
    const turned = { ...doc, accounts: [...doc.accounts].reverse() };
    const leading = (projection: Projection) =>
      projection.states.map(({ feature: { properties, geometry } }) => [
        properties.preferred_account,
        properties.preferred_rule,
        geometry,
      ]);
    expect(leading(project(turned, { version: 1, recordedAt, gazetteer })), doc.id).toEqual(
      leading(projections.get(doc.id)!),
    );
  }
  const { preferred_rule, contested } = latest(officers).feature.properties;
  expect([preferred_rule, contested.includes('place')]).toEqual(['least_assertive', true]);
});
