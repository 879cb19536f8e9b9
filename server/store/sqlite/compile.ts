import type { IncidentQuery } from '../../contract/query.ts';
import { defaultSort } from '../../query/evaluate.ts';
import { splitBox } from '../../query/meets-box.ts';
import { words } from '../../query/words.ts';
import { aliveEvery } from './deadline.ts';
import { type Driver, found, type Parameters, placeTest } from './drivers.ts';
import { accountLayer, boxTime, incidentLayer, type Layer } from './layer.ts';
import { contestedMask, type TermKind } from './rows.ts';

/** The parts of a statement about the rows `s` that match; everything a reader sent is bound, never text. */
export interface Compiled {
  /** `WITH …`, or nothing. */
  with: string;
  from: string;
  where: string;
  orderBy: string;
  parameters: Parameters;
}

/** Binds the values of a query under the names that all the fragments use. */
export function bind(query: IncidentQuery, statuses: readonly string[], now: number): Parameters {
  const asked = query.status.length ? query.status.filter((one) => statuses.includes(one)) : statuses;
  const parameters: Parameters = {
    known: query.knownAt?.at ?? now,
    recorded: query.recordedAt?.at ?? null,
    statuses: JSON.stringify(asked),
    start: query.datetime?.start ?? null,
    end: query.datetime?.end ?? null,
    type: JSON.stringify(query.type),
    sub_type: JSON.stringify(query.sub_type),
    verification: JSON.stringify(query.verification),
    municipality: JSON.stringify(query.municipality),
    actor: JSON.stringify(query.actor),
    claimant: JSON.stringify(query.claimant),
    contested: Array.isArray(query.contested) ? contestedMask(query.contested) : 0,
    words: matchExpression(query.q),
    boxKnown: boxTime(query.knownAt?.at ?? now),
    boxStart: boxTime(query.datetime?.start ?? 0),
    boxEnd: boxTime(query.datetime?.end ?? 0),
  };
  if (query.bbox)
    splitBox(query.bbox).forEach(([west, south, east, north], index) => {
      Object.assign(parameters, { [`w${index}`]: west, [`s${index}`]: south });
      Object.assign(parameters, { [`e${index}`]: east, [`n${index}`]: north });
    });
  return parameters;
}

/** The words of a search as an FTS5 expression: all of them, each as a prefix. Empty when there is no word. */
export function matchExpression(q: string | null): string {
  // Words are letters and digits only, so there is nothing to escape inside the quotes.
  return q === null ? '' : [...new Set(words(q))].map((word) => `"${word}"*`).join(' ');
}

/**
 * Compiles a query about incidents. `driver` names the index that finds the rows first (`chooseDriver`); the other
 * filters are tested on each row it finds. The join order is forced.
 */
export function compileIncidents(query: IncidentQuery, parameters: Parameters, driver: Driver): Compiled {
  return assemble(incidentLayer, query, parameters, driver, [
    ...incidentTests('s', query, parameters, driver),
    ...rowTests(incidentLayer, query, driver),
  ]);
}

/** Compiles a query about accounts: incident filters are asked of the state known by then, in the same version. */
export function compileAccounts(query: IncidentQuery, parameters: Parameters, driver: Driver): Compiled {
  const known = knownTest('i');
  const incident = [known, ...incidentTests('i', query, parameters, null)].join(' AND ');
  return assemble(accountLayer, query, parameters, driver, [
    ...rowTests(accountLayer, query, driver),
    `EXISTS (SELECT 1 FROM states i WHERE i.seq = s.seq AND ${incident})`,
  ]);
}

function assemble(
  layer: Layer,
  query: IncidentQuery,
  parameters: Parameters,
  driver: Driver,
  tests: string[],
): Compiled {
  const common: string[] = [];
  if (query.bbox)
    common.push(`area_hit (id) AS MATERIALIZED (${splitBox(query.bbox).map(areaHit).join(' UNION ')})`);
  if (parameters.words && driver !== 'words')
    common.push(
      `word_hit (id) AS MATERIALIZED
        (SELECT rowid FROM state_words WHERE state_words MATCH @words AND ${aliveEvery('rowid')})`,
    );
  const find = found(driver, layer, query);
  if (find) common.push(`hit (id) AS MATERIALIZED (SELECT DISTINCT id FROM (${find}))`);
  const index = parameters.recorded === null ? layer.currentIndex : `${layer.rows}_by_date`;
  return {
    with: common.length ? `WITH ${common.join(', ')}` : '',
    from: find
      ? `FROM hit CROSS JOIN ${layer.rows} s ON s.id = hit.id`
      : `FROM ${layer.rows} s INDEXED BY ${index}`,
    where: `WHERE ${[aliveEvery('s.id'), recordedTest(parameters), knownTest('s'), statusTest, ...tests].join(' AND ')}`,
    orderBy: orderBy(query),
    parameters,
  };
}

const statusTest = 's.status IN (SELECT value FROM json_each(@statuses))';

function recordedTest({ recorded }: Parameters): string {
  return recorded === null
    ? 's.rec_to IS NULL'
    : 's.rec_from <= @recorded AND (s.rec_to IS NULL OR s.rec_to > @recorded)';
}

function knownTest(alias: string): string {
  return `${alias}.known_from <= @known AND (${alias}.known_to IS NULL OR ${alias}.known_to > @known)`;
}

/** Filters that are asked of an incident's state, whichever layer answers, but for the one that found the row. */
function incidentTests(
  alias: string,
  query: IncidentQuery,
  parameters: Parameters,
  driver: Driver | null,
): string[] {
  const tests: string[] = [];
  for (const column of ['type', 'sub_type', 'verification'] as const)
    if (query[column].length) tests.push(`${alias}.${column} IN (SELECT value FROM json_each(@${column}))`);
  if (query.actor.length && driver !== 'actor') tests.push(termTest(incidentLayer, alias, 'actor'));
  if (query.contested === true) tests.push(`${alias}.contested <> 0`);
  else if (query.contested === false) tests.push(`${alias}.contested = 0`);
  else if (query.contested) tests.push(`(${alias}.contested & @contested) <> 0`);
  if (parameters.words && driver !== 'words') tests.push(`${alias}.id IN (SELECT id FROM word_hit)`);
  return tests;
}

/** Filters that are asked of the row itself, but for the one that found it. */
function rowTests(layer: Layer, query: IncidentQuery, driver: Driver): string[] {
  const tests: string[] = [];
  if (query.datetime) {
    tests.push('s.occurred_start IS NOT NULL');
    if (query.datetime.end !== null) tests.push('s.occurred_start <= @end');
    if (query.datetime.start !== null) tests.push('(s.occurred_end IS NULL OR s.occurred_end > @start)');
  }
  for (const kind of ['municipality', 'claimant'] as const)
    if (query[kind].length && driver !== kind) tests.push(termTest(layer, 's', kind));
  if (query.bbox && driver !== 'place')
    tests.push(
      `EXISTS (SELECT 1 FROM ${layer.shapes} sh WHERE sh.owner = s.id
         AND (${splitBox(query.bbox)
           .map((_, index) => placeTest(index))
           .join(' OR ')}))`,
    );
  return tests;
}

function termTest(layer: Layer, alias: string, kind: TermKind): string {
  return `EXISTS (SELECT 1 FROM ${layer.terms} t WHERE t.owner = ${alias}.id AND t.kind = '${kind}'
    AND t.value IN (SELECT value FROM json_each(@${kind})))`;
}

/** Areas that meet one part of the box; few, since an area is stored once, so they are tested before the rows. */
function areaHit(_: unknown, i: number): string {
  return `SELECT id FROM areas WHERE maxx >= @w${i} AND minx <= @e${i} AND maxy >= @s${i} AND miny <= @n${i}
    AND area_meets(geometry, @w${i}, @s${i}, @e${i}, @n${i})`;
}

/** Nulls come last either way; the id settles what is equal. */
function orderBy(query: IncidentQuery): string {
  const column = { recorded_at: 'rec_from', id: 'public_id' } as Record<string, string>;
  const terms = (query.sort.length ? query.sort : defaultSort).map(
    // Descending puts nulls last by itself, and said in words the index would not be used for the order.
    ({ field, descending }) => `s.${column[field] ?? field} ${descending ? 'DESC' : 'ASC NULLS LAST'}`,
  );
  return `ORDER BY ${[...terms, 's.public_id'].join(', ')}`;
}
