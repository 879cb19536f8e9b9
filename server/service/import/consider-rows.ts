import type { IncidentDocument } from '../../contract/incident.ts';
import { documentFaults } from '../../domain/check.ts';
import { importRefusal } from '../../domain/imported.ts';
import { type Actor, type Audience, may } from '../../domain/permissions.ts';
import type { Standing } from '../../domain/standing.ts';
import type { CellFault } from '../../format/exchange-row.ts';
import type { Atlas } from '../atlas.ts';
import { futureDates } from '../future-dates.ts';
import { contentOf, type ImportRow } from './read-rows.ts';
import type { createSeenIds } from './seen-ids.ts';

/** What is to be done with a row. */
export interface Considered {
  row: ImportRow;
  kind: 'new' | 'changed' | 'unchanged' | 'faulty';
  faults: CellFault[];
  /** What stands of a changed incident. */
  standing: { before: IncidentDocument; version: number; public: boolean; amended: boolean } | null;
}

/** Whoever imports sees everything. */
const everything: Audience = {
  statuses: ['draft', 'in_review', 'published', 'retracted'],
  private: true,
};

const refusals = {
  retracted: 'an incident that was not retracted',
  was_public: 'rows of incidents that were never public, since these would become private',
  protected: 'rows of incidents without a rule of protection; those that have one are amended at the desk',
} as const;

/**
 * Decides about some rows, in their order: checks what a format cannot know (places, dates to come, ids that come
 * twice), and compares with what stands.
 */
export async function considerRows(
  atlas: Atlas,
  actor: Actor,
  rows: readonly ImportRow[],
  seen: ReturnType<typeof createSeenIds>,
): Promise<Considered[]> {
  const ids = rows.flatMap(({ versions }) => (versions.length ? [versions[0]!.id] : []));
  const standing = new Map((await atlas.store.standing(ids)).map((one) => [one.incident, one]));
  const considered: Considered[] = [];
  for (const row of rows) {
    const faults = [...row.faults, ...contentFaults(atlas, row, seen)];
    const last = row.versions.at(-1);
    const found = last && standing.get(last.id);
    const refusal = last && found && importRefusal(found, last);
    if (refusal) faults.push({ column: '', value: last.id, allowed: refusals[refusal] });
    if (faults.length || !last) considered.push({ row, kind: 'faulty', faults, standing: null });
    else if (!found) considered.push({ row, kind: 'new', faults, standing: null });
    else considered.push(permitted(actor, await compared(atlas, row, last, found), found));
  }
  return considered;
}

function contentFaults(
  { deployment, now }: Atlas,
  { versions, id }: ImportRow,
  seen: ReturnType<typeof createSeenIds>,
): CellFault[] {
  const [first] = versions;
  if (!first) return [];
  const faults = versions.flatMap((document) =>
    [
      ...documentFaults(document, deployment.gazetteer),
      ...futureDates(document, now(), deployment.region.zone),
    ].map(({ pointer, code }): CellFault => ({ column: pointer, value: '', allowed: code })),
  );
  if (versions.some((one) => one.retraction || one.status === 'retracted' || one.id !== first.id))
    faults.push({ column: '/status', value: 'retracted', allowed: 'incidents that were not retracted' });
  if (versions.some((one) => one.protection))
    faults.push({ column: '/protection', value: '', allowed: 'incidents without a rule of protection' });
  if (!seen.add(first.id))
    faults.push({ column: 'id', value: id ?? first.id, allowed: 'an id that comes once' });
  return faults;
}

/** A row that would change an incident which is not this actor's to change is at fault. */
function permitted(actor: Actor, considered: Considered, found: Standing): Considered {
  const { row, kind } = considered;
  const last = row.versions.at(-1)!;
  const status = found.status === 'retracted' ? last.status : found.status;
  if (kind !== 'changed' || may(actor, 'amend', { status })) return considered;
  const fault = { column: '', value: last.id, allowed: 'an incident that you may change', code: 'not_yours' };
  return { row, kind: 'faulty', faults: [fault], standing: null };
}

async function compared(
  atlas: Atlas,
  row: ImportRow,
  next: IncidentDocument,
  found: Standing,
): Promise<Considered> {
  const wouldPublish = next.status === 'published' && found.status !== 'published';
  const sameTerms =
    !wouldPublish && found.status !== 'retracted' && found.private === (next.redistribution === 'private');
  const saysTheSame = found.content !== null && Buffer.from(found.content).equals(row.content);
  if (sameTerms && saysTheSame) return { row, kind: 'unchanged', faults: [], standing: null };
  const record = await atlas.store.one(
    found.incident,
    { knownAt: null, recordedAt: null },
    everything,
    atlas.now(),
  );
  if (!record || record.version !== found.version)
    throw new Error(`The incident ${found.incident} was written meanwhile; nothing is imported.`);
  if (sameTerms && Buffer.from(contentOf(record.document)).equals(contentOf(next)))
    return { row, kind: 'unchanged', faults: [], standing: null };
  const { version, amended } = found;
  return {
    ...{ row, kind: 'changed', faults: [] },
    standing: { before: record.document, version, public: found.public, amended },
  };
}
