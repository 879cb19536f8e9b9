import type { Box, IncidentQuery } from '../../../server/contract/query.ts';
import { splitBox } from '../../../server/query/meets-box.ts';
import { words } from '../../../server/query/words.ts';

/** Collects the values of a statement; each gets a number and the type it is read as. */
export interface Binder {
  bind(value: unknown, type: string): string;
  values: unknown[];
}

export function createBinder(): Binder {
  const values: unknown[] = [];
  return {
    values,
    bind: (value, type) => {
      values.push(value);
      return `$${values.length}::${type}`;
    },
  };
}

/**
 * How a datetime is asked: `range` by GiST, which finds place and time at once; `plain` by columns that a covering
 * index has.
 */
export type TimeTest = 'range' | 'plain';

/** What must be true of a row `s`; only what was asked is in the statement, so that its plan is of just that question. */
export function conditionsOf(query: IncidentQuery, now: number, binder: Binder, time: TimeTest): string[] {
  const { bind } = binder;
  const known = bind(new Date(query.knownAt?.at ?? now).toISOString(), 'timestamptz');
  const all = [`s.known_from <= ${known}`, `(s.known_to IS NULL OR s.known_to > ${known})`];
  if (query.bbox) all.push(meetsBox(query.bbox, binder));
  if (query.datetime) all.push(during(query.datetime, binder, time));
  if (query.q !== null) all.push(`s.words @@ ${searchOf(query.q, binder)}`);
  for (const name of ['type', 'sub_type', 'verification'] as const) {
    const [first, ...more] = query[name];
    if (first === undefined) continue;
    all.push(
      more.length ? `s.${name} = ANY (${bind(query[name], 'text[]')})` : `s.${name} = ${bind(first, 'text')}`,
    );
  }
  if (query.municipality.length) all.push(`s.municipalities && ${bind(query.municipality, 'text[]')}`);
  if (query.actor.length) all.push(`s.actors && ${bind(query.actor, 'text[]')}`);
  if (query.claimant.length) all.push(`s.claimants && ${bind(query.claimant, 'text[]')}`);
  if (query.contested === true) all.push('s.contested_count > 0');
  if (query.contested === false) all.push('s.contested_count = 0');
  return all;
}

/** The rows `s` that the conditions are about; words stand in a table of their own and are joined where they are asked. */
export function rowsOf({ q }: Pick<IncidentQuery, 'q'>): string {
  return q === null
    ? 'states s'
    : '(SELECT states.*, w.words FROM states JOIN searched w USING (id, incident)) s';
}

/** All the folded words, each as a prefix. */
export function searchOf(q: string, { bind }: Binder): string {
  return bind([...new Set(words(q))].map((word) => `'${word}':*`).join(' & '), 'tsquery');
}

function during(
  { start, end }: { start: number | null; end: number | null },
  { bind }: Binder,
  time: TimeTest,
) {
  const at = (ms: number | null) => bind(ms === null ? null : new Date(ms).toISOString(), 'timestamptz');
  // [start, end) of the row and [from, to] of the question, both as the product reads them.
  if (time === 'range') return `s.occurred && tstzrange(${at(start)}, ${at(end)}, '[]')`;
  const tests = ['s.occurred_start IS NOT NULL'];
  if (end !== null) tests.push(`s.occurred_start <= ${at(end)}`);
  if (start !== null) tests.push(`(s.occurred_end IS NULL OR s.occurred_end > ${at(start)})`);
  return tests.join(' AND ');
}

/**
 * The index finds the rows whose box meets the box; those that lie within it match (`@` compares boxes only), and of
 * the few that cross its edge the shapes decide.
 */
export function meetsBox(box: Box, { bind }: Binder): string {
  const parts = splitBox(box).map((part) => {
    const sides = part.map((side) => bind(side, 'float8')).join(', ');
    const envelope = `ST_MakeEnvelope(${sides}, 4326)`;
    return `(s.claimed && ${envelope} AND (s.claimed @ ${envelope} OR CASE
      WHEN s.radius IS NOT NULL THEN disc_meets(s.lon, s.lat, s.radius, ${sides})
      ELSE ST_Intersects(s.discs, ${envelope})
        OR s.areas && ARRAY(SELECT id FROM areas WHERE ST_Intersects(geom, ${envelope})) END))`;
  });
  return parts.length > 1 ? `(${parts.join(' OR ')})` : parts[0]!;
}
