import type { ComparedKind } from '../../contract/comparison.ts';
import type { IncidentFeature } from '../../contract/feature.ts';
import type { IncidentQuery } from '../../contract/query.ts';
import type { MatchedState } from '../../domain/change-points.ts';
import { comparedKind, isNumberReplaced } from '../../domain/compared-kind.ts';
import type { ComparedPart, ComparedRow } from '../compared.ts';
import type { Audience } from '../store.ts';
import { eachState } from './each-state.ts';
import { readRewritten } from './read-rewritten.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';

interface StateRow {
  id: number;
  incident: string;
  seq: number;
  known_to: number | null;
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
  const body = context.prepare('SELECT feature FROM state_bodies WHERE owner = ?').pluck();
  return (state) => (state === null ? null : (JSON.parse(body.get(state) as string) as IncidentFeature));
}

/** States that match at a date, and hold not at both, by incident. */
function statesAt(
  context: ReaderContext,
  query: IncidentQuery,
  at: number,
  audience: Audience,
  now: number,
  isWanted: (state: MatchedState) => boolean,
): Map<string, StateRow> {
  const ids: number[] = [];
  const dated = { ...query, knownAt: { text: '', at } };
  eachState(context, dated, audience, now, false, (state) => {
    if (isWanted(state)) ids.push(state.id);
  });
  const rows = context
    .prepare(
      `SELECT s.id, s.public_id AS incident, s.seq, s.known_to FROM json_each(?) j CROSS JOIN states s ON s.id = j.value`,
    )
    .all(JSON.stringify(ids)) as StateRow[];
  return new Map(rows.map((row) => [row.incident, row]));
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
  const earlier = statesAt(context, query, since, audience, now, ({ to }) => to !== null && to <= until);
  const later = statesAt(context, query, until, audience, now, ({ from }) => from > since);
  const known = context.prepare(
    `SELECT s.id, s.known_from AS at FROM states s WHERE s.seq = @seq AND s.known_from <= @known
       AND (s.known_to IS NULL OR s.known_to > @known)`,
  );
  const stateOf = (seq: number, at: number) =>
    known.get({ seq, known: at }) as { id: number; at: number } | undefined;
  const feature = featureReader(context);
  const both = new Map([...earlier, ...later]);
  return [...both].map(([incident, { seq, known_to }]) => {
    context.watch.check();
    const met = { before: earlier.has(incident), after: later.has(incident) };
    const present = stateOf(seq, until);
    const [before, after] = [stateOf(seq, since)?.id ?? null, present?.id ?? null];
    const figures = (state: number | null) => feature(state)?.properties.figures ?? [];
    const kind = comparedKind({ wasKnown: before !== null, met }, () =>
      isNumberReplaced(figures(before), figures(after)),
    );
    return { incident, kind, at: present?.at ?? known_to ?? since, before, after };
  });
}
