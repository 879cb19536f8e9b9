import type { IncidentDocument } from '../../contract/incident.ts';
import { documentFaults } from '../../domain/check.ts';
import { importRefusal } from '../../domain/imported.ts';
import { type Actor, may } from '../../domain/permissions.ts';
import type { Standing } from '../../domain/standing.ts';
import type { CellFault } from '../../format/exchange-row.ts';
import type { IncidentRecord } from '../../store/store.ts';
import type { Atlas } from '../atlas.ts';
import { futureDates } from '../future-dates.ts';
import { followRow } from './follow-row.ts';
import { standingRecord } from './moved-accounts.ts';
import { contentOf, type ImportRow } from './read-rows.ts';
import { createSeenIds } from './seen-ids.ts';

/** What is to be done with a row. */
export interface Considered {
  row: ImportRow;
  kind: 'new' | 'changed' | 'unchanged' | 'faulty';
  faults: CellFault[];
  /** What stands of a changed incident. */
  standing: {
    before: IncidentDocument;
    version: number;
    public: boolean;
    amended: boolean;
    /** What the incident's own row said last, where another row changes it. */
    content?: Uint8Array | null;
  } | null;
}

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
  seen: SeenInFile,
): Promise<Considered[]> {
  const ids = rows.flatMap(({ versions }) => (versions.length ? [versions[0]!.id] : []));
  const standing = new Map((await atlas.store.standing(ids)).map((one) => [one.incident, one]));
  const considered: Considered[] = [];
  for (const row of rows) {
    const faults = [...row.faults, ...contentFaults(atlas, row, seen.ids)];
    const last = row.versions.at(-1);
    const found = last && standing.get(last.id);
    if (faults.length || !last) considered.push({ row, kind: 'faulty', faults, standing: null });
    else if (!found) considered.push({ row, kind: 'new', faults, standing: null });
    else considered.push(once(await against(atlas, actor, row, found), seen.changed));
  }
  return considered;
}

/** Ids that the rows of a file have had, and the incidents that some of them change. */
export const seenInFile = () => ({ ids: createSeenIds(), changed: createSeenIds() });
type SeenInFile = ReturnType<typeof seenInFile>;

/** Two rows may tell of one incident since a merge: the second waits for the next import, as it knows nothing of the first. */
function once(considered: Considered, changed: SeenInFile['changed']): Considered {
  const { row, kind } = considered;
  const id = row.versions.at(-1)?.id;
  if (kind !== 'changed' || id === undefined || changed.add(id)) return considered;
  const later = { column: '', value: id, allowed: 'by the next import of this file', code: 'account_later' };
  return { row: { ...row, notices: [...row.notices, later] }, kind: 'unchanged', faults: [], standing: null };
}

/** Decides about a row whose incident is there already, or was until people merged or split it. */
async function against(atlas: Atlas, actor: Actor, row: ImportRow, found: Standing): Promise<Considered> {
  const followed = await followRow(atlas, row, found);
  if (followed.isElsewhere) return { row: followed.row, kind: 'unchanged', faults: [], standing: null };
  const target = followed.told ? (await atlas.store.standing([followed.told.id]))[0]! : found;
  const last = followed.row.versions.at(-1)!;
  const refusal = importRefusal(target, last);
  if (refusal) {
    const into = refusal === 'retracted' ? await mergedInto(atlas, target) : undefined;
    const fault = {
      ...{ column: '', value: last.id },
      ...(into === undefined
        ? { allowed: refusals[refusal] }
        : { allowed: `an incident that was not merged into ${into}`, code: 'merged_away' }),
    };
    return { row: followed.row, kind: 'faulty', faults: [fault], standing: null };
  }
  const compare = followed.told
    ? comparedThere(followed.row, followed.told, found, target)
    : await compared(atlas, followed.row, last, found);
  return permitted(actor, compare, target);
}

/** The incident into which a retracted one was merged, where that was how it ended. */
async function mergedInto(atlas: Atlas, { incident }: Standing): Promise<string | undefined> {
  return (await standingRecord(atlas, incident))?.document.retraction?.merged_into;
}

/** Compares the account of a row with the one that stands in the incident where it is told now. */
function comparedThere(row: ImportRow, told: IncidentRecord, found: Standing, target: Standing): Considered {
  const same =
    (found.content !== null && Buffer.from(found.content).equals(row.content)) ||
    Buffer.from(contentOf(told.document)).equals(contentOf(row.versions[0]!));
  if (same) return { row, kind: 'unchanged', faults: [], standing: null };
  const { version, content } = target;
  return {
    ...{ row, kind: 'changed', faults: [] },
    standing: { before: told.document, version, public: target.public, amended: true, content },
  };
}

function contentFaults(
  { deployment, now }: Atlas,
  { versions, id }: ImportRow,
  seen: SeenInFile['ids'],
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
  const record = await standingRecord(atlas, found.incident);
  if (!record || record.version !== found.version)
    throw new Error(`The incident ${found.incident} was written meanwhile; nothing is imported.`);
  if (sameTerms && Buffer.from(contentOf(record.document)).equals(contentOf(next)))
    return { row, kind: 'unchanged', faults: [], standing: null };
  const { version } = found;
  // Accounts of other rows came by a merge, even where the last of them to change it was imported.
  const amended = found.amended || holdsOtherRows(record.document, next);
  return {
    ...{ row, kind: 'changed', faults: [] },
    standing: { before: record.document, version, public: found.public, amended },
  };
}

function holdsOtherRows(before: IncidentDocument, { accounts }: IncidentDocument): boolean {
  return before.accounts.some(
    ({ imported }) =>
      imported !== undefined &&
      accounts.every(({ imported: own }) => own !== undefined && own.id !== imported.id),
  );
}
