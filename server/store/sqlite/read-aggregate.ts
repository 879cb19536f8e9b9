import type { Aggregate } from '../../contract/feature.ts';
import type { IncidentQuery } from '../../contract/query.ts';
import type { Named, Texts } from '../../contract/text.ts';
import { boundedPoints, gatherChanges, mostChangePoints } from '../../domain/change-points.ts';
import type { Audience } from '../store.ts';
import { type Bucket, byAspect, columnBuckets } from './columns/answer-aggregate.ts';
import { columnTotal, type Total } from './columns/answer-page.ts';
import { columnTellers, type Teller } from './columns/answer-tellers.ts';
import { askColumns } from './columns/question.ts';
import { type Compiled, compileQuestion, questionOf } from './compile.ts';
import { byDate, chooseDriver, tagged } from './drivers.ts';
import { eachState } from './each-state.ts';
import { incidentLayer } from './layer.ts';
import { readDocument } from './read-document.ts';
import { planned, total } from './read-page.ts';
import { placeNames } from './read-places.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';
import { termColumns } from './rows.ts';
import { hasUnsettled } from './unsettled.ts';

/**
 * Counts of the incidents that match, in buckets. Days, weeks (from Monday) and months are local to `zone`, named by
 * their first day, ascending; an incident counts once, in the bucket of its start, and one without a known start in
 * none. Other keys come by count, then by key. By contested aspect an incident counts once in each, or as `none`. By municipality an incident counts once in each where a known account
 * puts it, certainly or possibly, as the filter does; by claimant, actor and tag once for each: these sums may exceed
 * `numberMatched`, and fall short of it where an incident has none. By what is known, see `domain/change-points.ts`. By
 * `told_by` each claimant has what its own view finds, while `numberMatched` is of the view asked.
 */
export function readAggregate(
  context: ReaderContext,
  query: IncidentQuery,
  by: Aggregate['by'],
  zone: string,
  audience: Audience,
  now: number,
): Aggregate {
  return onOneSnapshot(context, () => {
    const { matched, unlocated, buckets } = counted(context, query, by, zone, audience, now);
    const answer: Aggregate = {
      by,
      keys: buckets.map(({ key }) => key),
      counts: buckets.map(({ count }) => count),
      contested: buckets.map(({ contested }) => contested),
      numberMatched: matched,
      unlocated,
    };
    if (by === 'municipality')
      answer.names = answer.keys.map((key) => placeNames(context, 'municipalities', key) ?? { en: key });
    else if (by === 'claimant' || by === 'told_by' || by === 'actor')
      answer.names = buckets.map(({ key, latest }) => personName(context, by, key, latest));
    return answer;
  });
}

function counted(
  context: ReaderContext,
  query: IncidentQuery,
  by: Aggregate['by'],
  zone: string,
  audience: Audience,
  now: number,
): Total & { buckets: Bucket[] } {
  if (by === 'known') {
    const whole = onlyTotal(context, query, audience, now);
    return { ...whole, buckets: knownBuckets(context, query, zone, audience, now) };
  }
  if (by === 'tag') {
    const whole = onlyTotal(context, query, audience, now);
    return { ...whole, buckets: tagBuckets(context, query, audience, now) };
  }
  const timed = by === 'day' || by === 'week' || by === 'month';
  // Days of another zone are not in the columns.
  const columns = !timed || zone === context.zone ? askColumns(context, query, audience, now) : null;
  if (by === 'told_by') {
    const own = columns
      ? columnTotal(columns)
      : total(context, planned(context, incidentLayer, query, audience, now));
    return { ...own, buckets: tellers(context, query, audience, now) };
  }
  if (columns) return columnBuckets(columns, by);
  const compiled = planned(context, incidentLayer, query, audience, now);
  return { ...total(context, compiled), buckets: readBuckets(context, compiled, by, zone) };
}

/** Counts of the query itself, without buckets. */
function onlyTotal(context: ReaderContext, query: IncidentQuery, audience: Audience, now: number): Total {
  const columns = askColumns(context, query, audience, now);
  return columns
    ? columnTotal(columns)
    : total(context, planned(context, incidentLayer, query, audience, now));
}

/** Once for each tag; the columns hold none, and most incidents bear none. */
function tagBuckets(context: ReaderContext, query: IncidentQuery, audience: Audience, now: number): Bucket[] {
  const question = questionOf(incidentLayer, query, audience, now);
  const found = chooseDriver(context, question.scope, question.conditions);
  const compiled = compileQuestion(question, found === byDate ? tagged : found, hasUnsettled(context));
  return context
    .prepare(
      `${compiled.with} SELECT t.tag AS key, count(*) AS count, sum(s.contested <> 0) AS contested,
         max(s.id) AS latest ${compiled.from} CROSS JOIN state_tags t ON t.state = s.id ${compiled.where}
       GROUP BY 1 ORDER BY 2 DESC, 1`,
    )
    .all(compiled.parameters) as Bucket[];
}

/** The instants at which what is known of the query changed until its knowledge date, ascending. */
function knownBuckets(
  context: ReaderContext,
  query: IncidentQuery,
  zone: string,
  audience: Audience,
  now: number,
): Bucket[] {
  const changes = gatherChanges(query.knownAt?.at ?? now);
  eachState(context, query, audience, now, true, changes.add);
  return boundedPoints(changes.points(), mostChangePoints, zone).map(({ at, count, contested }) => ({
    key: new Date(at).toISOString(),
    count,
    contested,
    latest: 0,
  }));
}

/** What matches in the view of each claimant. */
function tellers(context: ReaderContext, query: IncidentQuery, audience: Audience, now: number): Bucket[] {
  const columns = askColumns(context, query, audience, now, [], { inEveryView: true });
  const found = columns ? columnTellers(columns) : readTellers(context, query, audience, now);
  const ids = context.prepare('SELECT ids FROM term_sets WHERE id = ?').pluck();
  return found
    .map(({ set, ...tally }) => ({ key: ids.get(set) as string, ...tally }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function readTellers(
  context: ReaderContext,
  query: IncidentQuery,
  audience: Audience,
  now: number,
): Teller[] {
  const compiled = planned(context, incidentLayer, query, audience, now, { byAnyTeller: true });
  return context
    .prepare(
      `${compiled.with} SELECT s.teller AS "set", count(*) AS count, sum(s.contested <> 0) AS contested,
         max(s.id) AS latest ${compiled.from} ${compiled.where} GROUP BY s.teller`,
    )
    .all(compiled.parameters) as Teller[];
}

function readBuckets(
  context: ReaderContext,
  compiled: Compiled,
  by: Exclude<Aggregate['by'], 'known' | 'told_by' | 'tag'>,
  zone: string,
): Bucket[] {
  const timed = by === 'day' || by === 'week' || by === 'month';
  const termed = by === 'municipality' || by === 'claimant' || by === 'actor';
  if (by === 'contested') return byAspect(readContests(context, compiled));
  const key = timed ? timeKey(by, zone === context.zone) : termed ? 't.value' : `s.${by}`;
  const terms = termed ? `CROSS JOIN set_terms t ON t.term_set = s.${termColumns[by]}` : '';
  const dated = timed ? 'AND s.occurred_start IS NOT NULL' : '';
  return context
    .prepare(
      `${compiled.with} SELECT ${key} AS key, count(*) AS count, sum(s.contested <> 0) AS contested, max(s.id) AS latest
       ${compiled.from} ${terms} ${compiled.where} ${dated}
       GROUP BY 1 ORDER BY ${timed ? '1' : '2 DESC, 1'}`,
    )
    .all({ ...compiled.parameters, zone }) as Bucket[];
}

function readContests(
  context: ReaderContext,
  compiled: Compiled,
): { mask: number; count: number; latest: number }[] {
  return context
    .prepare(
      `${compiled.with} SELECT s.contested AS mask, count(*) AS count, max(s.id) AS latest
       ${compiled.from} ${compiled.where} GROUP BY s.contested`,
    )
    .all(compiled.parameters) as { mask: number; count: number; latest: number }[];
}

function timeKey(by: 'day' | 'week' | 'month', stored: boolean): string {
  const day = stored ? 's.local_day' : 'local_day(s.occurred_start, @zone)';
  if (by === 'month') return `substr(${day}, 1, 7) || '-01'`;
  // Six days back, then on to the next Monday unless it is one.
  return by === 'week' ? `date(${day}, '-6 days', 'weekday 1')` : day;
}

/** The name that the document of the bucket's latest state gives; a name from a version the reader may not see never shows. */
function personName(
  context: ReaderContext,
  by: 'claimant' | 'told_by' | 'actor',
  id: string,
  state: number,
): Texts {
  const seq = context.prepare('SELECT seq FROM states WHERE id = ?').pluck().get(state) as number;
  const { accounts } = readDocument(context, seq);
  const named = accounts.flatMap((one): Named[] => (by === 'actor' ? one.actors : [one.claimant]));
  return named.find((one) => one.id === id)?.name ?? { en: id };
}
