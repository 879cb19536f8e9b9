import type { Status } from '../../contract/codebook.ts';
import type { IncidentFeature } from '../../contract/feature.ts';
import type { IncidentDocument } from '../../contract/incident.ts';
import type { At, Audience, IncidentRecord } from '../store.ts';
import { unpackBytes } from './packed/unpack.ts';
import { readDocument } from './read-document.ts';
import { readProjection, viewOfOne } from './read-projection.ts';
import { onOneSnapshot, type ReaderContext } from './reader-context.ts';
import { isThere, recordedFrom, recordedTo, standsNow } from './unsettled.ts';

/** A version as stored; `public` is 1 where readers may hear of it (published, or retracted after it was). */
interface VersionRow {
  seq: number;
  version: number;
  rec_from: number;
  status: Status;
  public: 0 | 1;
  private: 0 | 1;
}

/** SQL for «`d` is the version recorded by @recorded», where null is the last there is. */
const recordedBy = `(CASE WHEN @recorded IS NULL THEN ${standsNow('d', true)}
  ELSE ${recordedFrom('d')} <= @recorded AND (${recordedTo('d')} IS NULL OR ${recordedTo('d')} > @recorded) END)`;

/** Revision that wrote a version; null while its batch is being loaded. */
const writtenBy = (row: string) =>
  `iif(${row}.batch = 0, ${row}.seq, (SELECT u.seq FROM batches u WHERE u.id = ${row}.batch AND u.recorded_at IS NOT NULL))`;

/** SQL for «`d` is the version that stood when the revision @revision had been written». */
const stoodThen = `(${writtenBy('d')} <= @revision AND NOT EXISTS (SELECT 1 FROM documents later
  WHERE later.incident = d.incident AND later.version > d.version AND ${writtenBy('later')} <= @revision))`;

/** SQL for «the version of `d` had a state at @known»: something was known of it. */
const knownBy = `EXISTS (SELECT 1 FROM states s WHERE s.seq = d.seq AND s.known_from <= @known
  AND (s.known_to IS NULL OR s.known_to > @known))`;

const visible = 'd.status IN (SELECT value FROM json_each(@statuses)) AND d.private <= @private';

/** Values for the fragments above. */
function clocks(at: At, audience: Audience, now: number): Record<string, string | number | null> {
  return {
    known: at.knownAt ?? now,
    recorded: at.recordedAt,
    statuses: JSON.stringify(audience.statuses),
    private: Number(audience.private ?? false),
  };
}

/** SQL for «`d` is the version asked for»: by its number, or by the dates. */
function whichVersion({ version }: At): string {
  return version === undefined ? recordedBy : `d.version = @version AND ${isThere('d')}`;
}

/** The version at the asked dates, or the one `version` names; a retracted one for whoever saw it published. */
function versionOf(context: ReaderContext, id: string, at: At, audience: Audience): VersionRow | null {
  const row = context
    .prepare(
      `SELECT d.seq, d.version, ${recordedFrom('d')} AS rec_from, d.status, d.public, d.private FROM documents d
       WHERE d.incident = @id AND ${whichVersion(at)}`,
    )
    .get({ id, recorded: at.recordedAt, version: at.version ?? null }) as VersionRow | undefined;
  if (!row || (row.private === 1 && !audience.private)) return null;
  const heardOf = row.status === 'retracted' && row.public === 1 && audience.statuses.includes('published');
  return audience.statuses.includes(row.status) || heardOf ? row : null;
}

/** One incident with all that was derived from the version, and its feature at the knowledge date. */
export function readOne(
  context: ReaderContext,
  id: string,
  at: At,
  audience: Audience,
  now: number,
): IncidentRecord | null {
  return onOneSnapshot(context, () => {
    const row = versionOf(context, id, at, audience);
    if (!row) return null;
    const feature = context
      .prepare(
        `SELECT unpacked(b.feature) FROM states s JOIN state_bodies b ON b.owner = s.id
         WHERE s.seq = @seq AND ${viewOfOne('s')}
           AND s.known_from <= @known AND (s.known_to IS NULL OR s.known_to > @known)`,
      )
      .pluck()
      .get({ seq: row.seq, known: at.knownAt ?? now, teller: at.teller ?? null }) as string | undefined;
    return {
      id,
      version: row.version,
      seq: revisionOf(context, row.seq),
      recorded_at: new Date(row.rec_from).toISOString(),
      document: readDocument(context, row.seq),
      projection: readProjection(context, row.seq),
      feature: feature === undefined ? null : (JSON.parse(feature) as IncidentFeature),
    };
  });
}

/** The revision that wrote a version: of one in a batch that of the batch. */
function revisionOf(context: ReaderContext, seq: number): number {
  if (seq > 0) return seq;
  return context
    .prepare('SELECT b.seq FROM documents d JOIN batches b ON b.id = d.batch WHERE d.seq = ?')
    .pluck()
    .get(seq) as number;
}

/** One account as its feature's bytes. */
export function readAccount(
  context: ReaderContext,
  id: string,
  at: At,
  audience: Audience,
  now: number,
): Uint8Array | null {
  const row = context
    .prepare(
      `SELECT b.feature
       FROM account_states a JOIN documents d ON d.seq = a.seq JOIN account_bodies b ON b.owner = a.id
       WHERE a.incident = @incident AND a.public_id = @id AND a.known_from <= @known
         AND (a.known_to IS NULL OR a.known_to > @known) AND ${visible}
         AND ${whichVersion(at)}`,
    )
    .get({ ...clocks(at, audience, now), id, incident: id.split(':')[0]!, version: at.version ?? null }) as
    | { feature: Buffer }
    | undefined;
  return row ? unpackBytes(row.feature) : null;
}

/** Links of other incidents to this one, of versions in which something was known by then. */
export function readLinksTo(
  context: ReaderContext,
  id: string,
  audience: Audience,
  at: At,
  now: number,
): { incident: string; relation: string; known_from?: string; titles: IncidentDocument['titles'] }[] {
  const rows = context
    .prepare(
      `SELECT d.seq, d.incident, l.relation, l.known_from FROM links l JOIN documents d ON d.seq = l.seq
       WHERE l.target = @id AND ${recordedBy} AND ${visible} AND ${knownBy}
       ORDER BY d.incident, l.ordinal`,
    )
    .all({ ...clocks(at, audience, now), id }) as {
    seq: number;
    incident: string;
    relation: string;
    known_from: string | null;
  }[];
  return rows.map(({ seq, incident, relation, known_from }) => ({
    incident,
    relation,
    ...(known_from === null ? {} : { known_from }),
    titles: readDocument(context, seq).titles,
  }));
}

/** Titles by id; ids without a visible version of which something was known are left out. */
export function readTitles(
  context: ReaderContext,
  ids: readonly string[],
  audience: Audience,
  at: At,
  now: number,
): Map<string, IncidentDocument['titles']> {
  const rows = context
    .prepare(
      `SELECT d.incident, d.seq
       FROM json_each(@ids) j CROSS JOIN documents d ON d.incident = j.value
       WHERE ${at.revision === undefined ? recordedBy : stoodThen} AND ${visible} AND ${knownBy}`,
    )
    .all({
      ...clocks(at, audience, now),
      ids: JSON.stringify(ids),
      ...(at.revision === undefined ? {} : { revision: at.revision }),
    }) as {
    incident: string;
    seq: number;
  }[];
  return new Map(rows.map(({ incident, seq }) => [incident, readDocument(context, seq).titles]));
}
