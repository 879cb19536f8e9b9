import type { Status } from '../../contract/codebook.ts';
import type { IncidentFeature } from '../../contract/feature.ts';
import type { IncidentDocument } from '../../contract/incident.ts';
import type { At, Audience, IncidentRecord } from '../store.ts';
import { readProjection } from './read-projection.ts';
import { onOneSnapshot, ownBytes, type ReaderContext } from './reader-context.ts';

/** A version as stored; `public` is 1 where readers may hear of it (published, or retracted after it was). */
interface VersionRow {
  seq: number;
  version: number;
  rec_from: number;
  status: Status;
  public: 0 | 1;
  document: string;
}

/** SQL for «`d` is the version recorded by @recorded», where null is the last there is. */
const recordedBy = `(CASE WHEN @recorded IS NULL THEN d.rec_to IS NULL
  ELSE d.rec_from <= @recorded AND (d.rec_to IS NULL OR d.rec_to > @recorded) END)`;

/** SQL for «the version of `d` had a state at @known»: something was known of it. */
const knownBy = `EXISTS (SELECT 1 FROM states s WHERE s.seq = d.seq AND s.known_from <= @known
  AND (s.known_to IS NULL OR s.known_to > @known))`;

const visible = 'd.status IN (SELECT value FROM json_each(@statuses))';

/** Values for the fragments above. */
function clocks(at: At, audience: Audience, now: number): Record<string, string | number | null> {
  return {
    known: at.knownAt ?? now,
    recorded: at.recordedAt,
    statuses: JSON.stringify(audience.statuses),
  };
}

/** The version at the asked dates, or the one `version` names; a retracted one for whoever saw it published. */
function versionOf(context: ReaderContext, id: string, at: At, audience: Audience): VersionRow | null {
  const which = at.version === undefined ? recordedBy : 'd.version = @version';
  const row = context
    .prepare(
      `SELECT d.seq, d.version, d.rec_from, d.status, d.public, d.document FROM documents d
       WHERE d.incident = @id AND ${which}`,
    )
    .get({ id, recorded: at.recordedAt, version: at.version ?? null }) as VersionRow | undefined;
  if (!row) return null;
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
        `SELECT b.feature FROM states s JOIN state_bodies b ON b.owner = s.id
         WHERE s.seq = @seq AND s.known_from <= @known AND (s.known_to IS NULL OR s.known_to > @known)`,
      )
      .pluck()
      .get({ seq: row.seq, known: at.knownAt ?? now }) as string | undefined;
    return {
      id,
      version: row.version,
      seq: row.seq,
      recorded_at: new Date(row.rec_from).toISOString(),
      document: JSON.parse(row.document) as IncidentDocument,
      projection: readProjection(context, row.seq),
      feature: feature === undefined ? null : (JSON.parse(feature) as IncidentFeature),
    };
  });
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
      `SELECT CAST(b.feature AS BLOB) AS feature
       FROM account_states a JOIN documents d ON d.seq = a.seq JOIN account_bodies b ON b.owner = a.id
       WHERE a.incident = @incident AND a.public_id = @id AND a.known_from <= @known
         AND (a.known_to IS NULL OR a.known_to > @known) AND ${visible}
         AND ${at.version === undefined ? recordedBy : 'd.version = @version'}`,
    )
    .get({ ...clocks(at, audience, now), id, incident: id.split(':')[0]!, version: at.version ?? null }) as
    | { feature: Buffer }
    | undefined;
  return row ? ownBytes(row.feature) : null;
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
      `SELECT d.incident, l.relation, l.known_from, d.document -> 'titles' AS titles
       FROM links l JOIN documents d ON d.seq = l.seq
       WHERE l.target = @id AND ${recordedBy} AND ${visible} AND ${knownBy}
       ORDER BY d.incident, l.ordinal`,
    )
    .all({ ...clocks(at, audience, now), id }) as {
    incident: string;
    relation: string;
    known_from: string | null;
    titles: string;
  }[];
  return rows.map(({ incident, relation, known_from, titles }) => ({
    incident,
    relation,
    ...(known_from === null ? {} : { known_from }),
    titles: JSON.parse(titles) as IncidentDocument['titles'],
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
      `SELECT d.incident, d.document -> 'titles' AS titles
       FROM json_each(@ids) j CROSS JOIN documents d ON d.incident = j.value
       WHERE ${recordedBy} AND ${visible} AND ${knownBy}`,
    )
    .all({ ...clocks(at, audience, now), ids: JSON.stringify(ids) }) as {
    incident: string;
    titles: string;
  }[];
  return new Map(rows.map(({ incident, titles }) => [incident, JSON.parse(titles)]));
}
