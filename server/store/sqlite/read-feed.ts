import type { Status } from '../../contract/codebook.ts';
import type { IncidentFeature } from '../../contract/feature.ts';
import type { IncidentQuery } from '../../contract/query.ts';
import { showsEveryPlace, tellerOf } from '../../contract/view.ts';
import { everywhere } from '../../domain/every-place.ts';
import { type FeedVersion, feedNews } from '../../domain/feed-kind.ts';
import { inForceOrFirst } from '../../domain/knowledge.ts';
import type { State } from '../../domain/projection.ts';
import { matches } from '../../query/evaluate.ts';
import type { FeedEntry } from '../store.ts';
import { readAccountViews, readDocument } from './read-document.ts';
import { readAccountStates, readStates } from './read-projection.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';
import { type RearrangementRow, rearranged } from './rearranged.ts';
import { shownReason } from './shown-reason.ts';
import { isThere, recordedFrom } from './unsettled.ts';

/**
 * Public revisions that a feed looks back through: it tells news, the whole record is in the collection. What came in
 * by a batch is one change, not the news of each of its incidents; what happens to one of them afterwards is.
 */
export const feedReach = 5_000;

const toldOf = `SELECT ${shownReason('r', 'r')} AS reason, ${rearranged('r', 'o.public = 1')} FROM revisions r WHERE r.seq = ?`;

interface PublicVersion {
  seq: number;
  incident: string;
  version: number;
  rec_from: number;
  status: Status;
}

/** The news of the incidents that match, newest first, as the store's interface says. */
export function readFeed(
  context: ReaderContext,
  query: IncidentQuery,
  limit: number,
  now: number,
  since = 0,
): FeedEntry[] {
  return onOneSnapshot(context, () => {
    const known = query.knownAt?.at ?? now;
    const candidates = context
      .prepare(
        `SELECT seq, incident, version, rec_from, status FROM documents
         WHERE public = 1 AND batch = 0 AND seq > @since AND (@recorded IS NULL OR rec_from <= @recorded) ORDER BY seq DESC LIMIT ${feedReach}`,
      )
      .all({ since, recorded: query.recordedAt?.at ?? null }) as PublicVersion[];
    const entries: FeedEntry[] = [];
    for (const after of candidates) {
      context.watch.check();
      const entry = entryOf(context, after, query, known);
      if (entry) entries.push(entry);
      if (entries.length === limit) break;
    }
    return entries;
  });
}

function entryOf(
  context: ReaderContext,
  after: PublicVersion,
  query: IncidentQuery,
  known: number,
): FeedEntry | null {
  const retracted = after.status === 'retracted';
  const before = versionBefore(context, after);
  // Most versions do not match: the states that this one is compared with are read for those that do.
  const standing = retracted ? before : after;
  const teller = tellerOf(query);
  const states = standing ? readStates(context, standing.seq, teller) : [];
  const told = stateAt(states, known);
  if (!told || !matches(told, query, known, standing?.rec_from)) return null;
  const statesBefore = retracted || !before ? states : readStates(context, before.seq, teller);
  const read = (version: PublicVersion, of: readonly State[]): FeedVersion => ({
    status: version.status,
    now: featureAt(of, known),
    earlier: before ? featureAt(of, before.rec_from) : null,
  });
  const news = feedNews(before && read(before, statesBefore), read(after, states));
  if (!news) return null;
  const { reason, merged_into } = context.prepare(toldOf).get(after.seq) as RearrangementRow & {
    reason: string | null;
  };
  const { seq, incident, version, rec_from } = after;
  const recorded_at = new Date(rec_from).toISOString();
  const feature = showsEveryPlace(query)
    ? everywhere(told.feature, readAccountStates(context, standing!.seq), known)
    : told.feature;
  const accounts = retracted ? [] : accountsAt(context, seq, known, teller);
  const merged =
    merged_into === null ? {} : { merged_into, ...titleThen(context, merged_into, rec_from, known) };
  return { ...news, seq, incident, version, recorded_at, reason, ...merged, feature, accounts };
}

/** The title of the incident that took another in, as both were recorded; none where it was not public then. */
function titleThen(
  context: ReaderContext,
  incident: string,
  at: number,
  known: number,
): Pick<FeedEntry, 'merged_title'> {
  const seq = context
    .prepare(
      `SELECT d.seq FROM documents d WHERE d.incident = ? AND ${recordedFrom('d')} <= ? AND d.public = 1
         AND d.status <> 'retracted' AND ${isThere('d')} ORDER BY d.version DESC LIMIT 1`,
    )
    .pluck()
    .get(incident, at) as number | undefined;
  if (seq === undefined || !featureAt(readStates(context, seq, null), known)) return {};
  return { merged_title: inForceOrFirst(readDocument(context, seq).titles, known, context.zone).text };
}

function accountsAt(
  context: ReaderContext,
  seq: number,
  known: number,
  teller: string | null,
): FeedEntry['accounts'] {
  return readAccountViews(context, seq)
    .filter(
      (view) => Date.parse(view.known_from) <= known && view.claimant.id === (teller ?? view.claimant.id),
    )
    .map(({ claimant, stance, statement }) => ({
      claimant,
      stance,
      ...(statement === undefined ? {} : { statement }),
    }));
}

function versionBefore(context: ReaderContext, { incident, version }: PublicVersion): PublicVersion | null {
  const row = context
    .prepare(
      `SELECT d.seq, d.incident, d.version, ${recordedFrom('d')} AS rec_from, d.status FROM documents d
       WHERE d.incident = ? AND d.version < ? AND d.public = 1 AND ${isThere('d')}
       ORDER BY d.version DESC LIMIT 1`,
    )
    .get(incident, version) as PublicVersion | undefined;
  return row ?? null;
}

/** The state known at a date (ms). */
export function stateAt(states: readonly State[], known: number): State | null {
  return (
    states.find((one) => one.known_from <= known && (one.known_to === null || one.known_to > known)) ?? null
  );
}

function featureAt(states: readonly State[], known: number): IncidentFeature | null {
  return stateAt(states, known)?.feature ?? null;
}
