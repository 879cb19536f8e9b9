import type { Status } from '../../contract/codebook.ts';
import type { IncidentQuery } from '../../contract/query.ts';
import { tellerOf } from '../../contract/view.ts';
import { isReplaced } from '../../domain/feed-kind.ts';
import { matches } from '../../query/evaluate.ts';
import type { ComparedRow } from '../compared.ts';
import type { Audience } from '../store.ts';
import { revisionAt } from './columns/question.ts';
import { stateAt } from './read-feed.ts';
import { readStates } from './read-projection.ts';
import type { ReaderContext } from './reader-context.ts';
import { shownReason } from './shown-reason.ts';
import { isThere, recordedFrom, recordedTo } from './unsettled.ts';

interface Version {
  seq: number;
  incident: string;
  rec_from: number;
  status: Status;
  reason: string | null;
}

type OldVersion = Pick<Version, 'seq' | 'status' | 'rec_from'> & { version: number };

/**
 * What the record itself took back or replaced between two dates, of what the public could read and what matched at
 * the earlier one: retracted incidents, and those whose later version says otherwise what was known by then already. It
 * is held against the version that stood at the earlier date, else against the first there was.
 * Imports are no news of their incidents, as in the feed.
 */
export function readRewritten(
  context: ReaderContext,
  query: IncidentQuery,
  since: number,
  until: number,
  audience: Audience,
): ComparedRow[] {
  if (!audience.statuses.includes('published')) return [];
  const recorded = query.recordedAt?.at ?? Infinity;
  const [from, to] = [since, Math.min(until, recorded)].map((at) => revisionAt(context, at));
  const versions = context
    .prepare(
      `SELECT d.seq, d.incident, d.rec_from, d.status, ${shownReason('r', 'd')} AS reason
       FROM documents d JOIN revisions r ON r.seq = d.seq
       WHERE d.public = 1 AND d.batch = 0 AND d.seq > @from AND d.seq <= @to
         AND (${recordedTo('d')} IS NULL OR ${recordedTo('d')} > @recorded)`,
    )
    .all({ from, to, recorded }) as Version[];
  const standing = context.prepare(
    `SELECT d.seq, d.version, d.status, ${recordedFrom('d')} AS rec_from FROM documents d
     WHERE d.incident = @incident AND d.public = 1 AND ${isThere('d')}
     ORDER BY ${recordedFrom('d')} <= @since DESC, iif(${recordedFrom('d')} <= @since, -d.version, d.version) LIMIT 1`,
  );
  const teller = tellerOf(query);
  const at = (known: number) => ({ ...query, knownAt: { text: '', at: known } });
  return versions.flatMap((version): ComparedRow[] => {
    context.watch.check();
    const { incident, reason, status } = version;
    const old = standing.get({ incident, since }) as OldVersion | undefined;
    if (old?.status !== 'published' || old.seq === version.seq) return [];
    const before = stateAt(readStates(context, old.seq, teller), since);
    if (!before || !matches(before, at(since), since, old.rec_from)) return [];
    const row = { incident, at: version.rec_from, reason, before: before.feature, version: old.version };
    if (status === 'retracted') return [{ ...row, kind: 'retracted', after: null }];
    const states = readStates(context, version.seq, teller);
    const after = stateAt(states, until);
    const then = stateAt(states, since);
    if (!after || !matches(after, at(until), until, version.rec_from)) return [];
    return isReplaced(before.feature, then?.feature ?? null)
      ? [{ ...row, kind: 'corrected', after: after.feature }]
      : [];
  });
}
