import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyQuery } from '../../server/contract/query.ts';
import { checkPredicate } from '../../server/query/cql2/check.ts';
import { parseText } from '../../server/query/cql2/parse-text.ts';
import { printText } from '../../server/query/cql2/print-text.ts';
import { evaluate, type RecordedVersion } from '../../server/query/evaluate.ts';
import { incidentProperties } from '../../server/query/properties.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import type { Store } from '../../server/store/store.ts';
import { commitAll } from './contract-oracle.ts';
import { hour, madeState, madeVersion } from './made-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const audience = { statuses: ['published'] };
const now = hour(50);

let store: Store;
let records: RecordedVersion[];
beforeAll(async () => {
  store = await openSqliteStore({ folder: temporaryFolder(), readers: 1, deadlineMs: 20_000 });
  const versions = ['a', 'b', 'c'].map((id, index) =>
    madeVersion(id, 0, { states: [madeState(id, 1, { actors: [`x${index}`], contested: ['place'] })] }),
  );
  records = await commitAll(store, versions);
});
afterAll(() => store.close());

const listed = (count: number, text: (index: number) => string, joint: string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(joint);
const nested = (count: number, before: string, core: string, after: string) =>
  before.repeat(count) + core + after.repeat(count);
const day = (index: number) => `DATE('2023-06-${String(1 + (index % 28)).padStart(2, '0')}')`;

/** As large as the limits let them be, each in its own way. */
const filters: Record<string, string> = {
  'long chains within each other': `${listed(400, () => 'TRUE', ' AND ')} AND (${listed(400, () => 'FALSE', ' OR ')} OR TRUE)`,
  'deep nots': nested(30, 'NOT (', 'version = 1', ')'),
  'deep conditions': nested(15, "(version = 1 AND (type = 'x' OR NOT ", 'aggregate', '))'),
  'deep sums': `version = ${nested(28, '(0 + (1 * ', 'version', '))')}`,
  'long sums': `version < ${listed(60, () => 'version', ' + ')}`,
  'deep folding': `title = ${nested(30, 'ACCENTI(', 'title', ')')}`,
  'a long list of numbers': `version IN (${listed(490, String, ',')})`,
  'a long list of texts': `id IN (${listed(490, (index) => `'${'abc'[index % 3]}${index || ''}'`, ',')})`,
  'a long list of properties': `title IN (${listed(300, () => 'title_sq', ',')},title)`,
  'a long list of terms': `A_OVERLAPS(actors,(${listed(490, (index) => `'x${index}'`, ',')}))`,
  'many searches': listed(300, (index) => `text_search('${index ? `w${index}` : 'title'}')`, ' OR '),
  'many boxes, any of them': listed(
    150,
    (i) => `S_INTERSECTS(claimed_places,BBOX(${i},40,${i + 2},50))`,
    ' OR ',
  ),
  'many boxes, all of them': listed(
    140,
    (i) => `S_INTERSECTS(claimed_places,BBOX(${i / 10},1,60,80))`,
    ' AND ',
  ),
  'many geometries': listed(180, (index) => `S_WITHIN(geometry,BBOX(${index / 10},1,60,80))`, ' AND '),
  'many places': listed(150, (index) => `NOT S_WITHIN(claimed_places,POINT(${index} 1))`, ' AND '),
  'many terms': listed(200, () => "A_OVERLAPS(actors,('x1','x2'))", ' AND '),
  'many arrays': listed(200, (index) => `A_EQUALS(actors,('x${index}'))`, ' OR '),
  'many instants': listed(150, (index) => `T_AFTER(known_from,${day(index)})`, ' OR '),
  'many periods': listed(150, () => `occurs_during(${day(13)})`, ' AND '),
  'many ranges': listed(250, (index) => `version BETWEEN ${index} AND ${index + 1}`, ' OR '),
  'a pattern of wildcards': `title LIKE '${'%'.repeat(4_000)}Title${'%_'.repeat(3)}%'`,
  'numbers beyond all numbers':
    'version * 1e308 * 1e308 > 0 OR version / 0 = 1 OR version % 0 = 1 OR version ^ 0.5 < 2',
  'a whole number of thirty digits': 'version < 123456789012345678901234567890',
  'the poles': 'S_WITHIN(claimed_places, BBOX(-180,-90,180,90)) OR S_EQUALS(geometry, POINT(180 90))',
};

it.each(Object.entries(filters))(
  'a filter of %s is asked of the store as of the evaluator',
  async (_, text) => {
    const expression = parseText(text);
    checkPredicate(expression, incidentProperties);
    const query = { ...emptyQuery, filter: printText(expression) };
    const expected = evaluate(records, query, audience, now).length;
    expect(expected).toBeGreaterThan(0);
    expect(await store.count(query, audience, now)).toBe(expected);
    expect(await store.chunk('incidents', query, audience, now)).toMatchObject({ numberReturned: expected });
  },
);
