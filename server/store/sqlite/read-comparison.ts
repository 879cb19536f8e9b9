import type { ComparedKind } from '../../contract/comparison.ts';
import type { IncidentFeature } from '../../contract/feature.ts';
import type { IncidentQuery } from '../../contract/query.ts';
import { tellerOf } from '../../contract/view.ts';
import { comparedKind, isNumberReplaced } from '../../domain/compared-kind.ts';
import type { ComparedPart, ComparedRow } from '../compared.ts';
import type { Audience } from '../store.ts';
import { aliveEvery } from './deadline.ts';
import { eachState } from './each-state.ts';
import { viewOfOne } from './read-projection.ts';
import { readRewritten } from './read-rewritten.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';

interface StateRow {
  id: number;
  incident: string;
  known_from: number;
  known_to: number | null;
  /** The state at the other date, null where nothing was known then. */
  other: number | null;
  other_from: number | null;
}

/** A row of the answer before its features are read: states by their ids, times in ms. */
interface Found {
  incident: string;
  kind: ComparedKind;
  at: number;
  before: number | null;
  after: number | null;
}

/** What differs between two knowledge dates, as the store's interface says. */
export function readComparison(
  context: ReaderContext,
  query: IncidentQuery,
  { since, kinds }: { since: number; kinds: readonly ComparedKind[] },
  audience: Audience,
  now: number,
): ComparedPart {
  return onOneSnapshot(context, () => {
    const until = query.knownAt?.at ?? now;
    const rewritten = readRewritten(context, query, since, until, audience);
    const isRewritten = new Set(rewritten.map(({ incident }) => incident));
    const rows = [
      ...rewritten,
      ...found(context, query, since, until, audience, now).filter((row) => !isRewritten.has(row.incident)),
    ];
    const counts = { appeared: 0, entered: 0, corrected: 0, changed: 0, left: 0, retracted: 0 };
    for (const { kind } of rows) counts[kind] += 1;
    const wanted = rows
      .filter(({ kind }) => kinds.includes(kind))
      .sort((a, b) => b.at - a.at || (a.incident < b.incident ? -1 : 1));
    const feature = featureReader(context);
    const page = wanted.slice(query.offset, query.offset + query.limit).map((row): ComparedRow => {
      if ('reason' in row) return row;
      const { incident, kind, at, before, after } = row;
      return {
        ...{ incident, kind, at, reason: null, version: null },
        before: feature(before),
        after: feature(after),
      };
    });
    return { counts, numberMatched: wanted.length, rows: page };
  });
}

function featureReader(context: ReaderContext): (state: number | null) => IncidentFeature | null {
  const body = context.prepare('SELECT unpacked(feature) FROM state_bodies WHERE owner = ?').pluck();
  return (state) => (state === null ? null : (JSON.parse(body.get(state) as string) as IncidentFeature));
}

/** The numbers of the states that match at a date and do not hold at both dates. */
function changedAt(
  context: ReaderContext,
  query: IncidentQuery,
  at: number,
  audience: Audience,
  now: number,
  isChanged: (from: number, to: number | null) => boolean,
): number[] {
  const ids: number[] = [];
  eachState(context, { ...query, knownAt: { text: '', at } }, audience, now, false, (id, from, to) => {
    if (isChanged(from, to)) ids.push(id);
  });
  return ids;
}

/** States by their numbers, each with that of the same version and view (`teller`) at another date (ms). */
function withOther(
  context: ReaderContext,
  ids: readonly number[],
  at: number,
  teller: string | null,
): StateRow[] {
  return context
    .prepare(
      `SELECT s.id, s.public_id AS incident, s.known_from, s.known_to, o.id AS other, o.known_from AS other_from
       FROM json_each(@ids) j CROSS JOIN states s ON s.id = j.value
       LEFT JOIN states o ON o.seq = s.seq AND o.known_from <= @at AND (o.known_to IS NULL OR o.known_to > @at)
         AND ${viewOfOne('o')}
       WHERE ${aliveEvery('s.id')}`,
    )
    .all({ ids: JSON.stringify(ids), at, teller }) as StateRow[];
}

/** What reads differently at two dates of the same version. */
function found(
  context: ReaderContext,
  query: IncidentQuery,
  since: number,
  until: number,
  audience: Audience,
  now: number,
): Found[] {
  const earlier = changedAt(context, query, since, audience, now, (_, to) => to !== null && to <= until);
  const later = changedAt(context, query, until, audience, now, (from) => from > since);
  const metBefore = new Set(earlier);
  const metAfter = new Set(later);
  const feature = featureReader(context);
  const figures = (state: number | null) => feature(state)?.properties.figures ?? [];
  const teller = tellerOf(query);
  const come = withOther(context, later, since, teller).map((row): Found => {
    const { incident, id: after, known_from: at, other: before } = row;
    const met = { before: before !== null && metBefore.has(before), after: true };
    const kind = comparedKind({ wasKnown: before !== null, met }, () =>
      isNumberReplaced(figures(before), figures(after)),
    );
    return { incident, kind, at, before, after };
  });
  const left = withOther(context, earlier, until, teller)
    .filter(({ other }) => other === null || !metAfter.has(other))
    .map(({ incident, id: before, known_to, other: after, other_from }): Found => {
      return { incident, kind: 'left', at: other_from ?? known_to ?? since, before, after };
    });
  return [...come, ...left];
}
