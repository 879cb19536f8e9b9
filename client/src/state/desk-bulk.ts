import { batch, signal } from '@preact/signals';
import type { IncidentType, Status, SubType, Verification } from '#contract/codebook.ts';
import { type Assessment, assessment, type IncidentDocument } from '#contract/incident.ts';
import { isTag } from '#contract/tag.ts';
import type { Texts } from '#contract/text.ts';
import { localDay } from '#contract/time.ts';
import type { QueueRow } from '#contract/work.ts';
import { deployment } from './deployment.ts';
import { readStored } from './desk-draft.ts';
import { ownWrites } from './desk-queue.ts';
import { request } from './request.ts';

/** One change made to all that is chosen. */
export type BulkChange =
  | { kind: 'status'; status: Status }
  | { kind: 'type'; type: IncidentType; sub_type: SubType }
  | { kind: 'assessment'; verification: Verification; basis: Texts; by: string }
  | { kind: 'tag'; tag: string }
  | { kind: 'untag'; tag: string }
  | { kind: 'assigned'; user: string | null };

/** What became of the change of one incident; `undo` writes what stood before. */
export interface BulkResult {
  row: QueueRow;
  error: Error | null;
  undo: (() => Promise<void>) | null;
}

/** What the change did so far; null before it was made. */
export const bulkResults = signal<BulkResult[] | null>(null);
/** True while incidents are written one after the other. */
export const isBulkRunning = signal(false);
/** Whether what is shown in `bulkResults` came of undoing. */
export const isUndone = signal(false);

const items = '/api/collections/incidents/items';
type Patch = Partial<Pick<IncidentDocument, 'status' | 'types' | 'assessments' | 'tags'>>;

/** Whether the change would do anything to an incident; what is retracted can only be given to somebody. */
export function wouldChange({ feature: { properties }, assigned_to }: QueueRow, change: BulkChange): boolean {
  if (change.kind === 'assigned') return assigned_to !== change.user;
  if (properties.status === 'retracted') return false;
  if (change.kind === 'status')
    return properties.status !== change.status && !(properties.status === 'published');
  if (change.kind === 'type')
    return properties.type !== change.type || properties.sub_type !== change.sub_type;
  if (change.kind === 'tag' || change.kind === 'untag')
    return change.tag !== '' && (properties.tags ?? []).includes(change.tag) === (change.kind === 'untag');
  return true;
}

/** The assessment that a change writes, known from today on. */
function assessmentOf({ verification, basis, by }: Extract<BulkChange, { kind: 'assessment' }>): Assessment {
  const known_from = localDay(Date.now(), deployment().region.zone);
  return { known_from, aspect: 'occurrence', verification, basis, by };
}

/** Message keys of what is wrong with a change, by its member; empty when it can be made. */
export function bulkFaults(change: BulkChange): Partial<Record<string, string>> {
  if (change.kind === 'tag' || change.kind === 'untag')
    return isTag(change.tag) ? {} : { tag: 'tag_malformed' };
  if (change.kind !== 'assessment') return {};
  const parsed = assessment.safeParse(assessmentOf(change));
  const issues = parsed.success ? [] : parsed.error.issues;
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message]));
}

/** The members of the document that change, from what they are now. */
function patchOf(before: IncidentDocument, change: Exclude<BulkChange, { kind: 'assigned' }>): Patch {
  if (change.kind === 'status') return { status: change.status };
  if (change.kind === 'type') {
    const { type, sub_type } = change;
    const last = before.types.length - 1;
    return {
      types: before.types.map((one, index) => (index === last ? { ...one, type, sub_type } : one)),
    };
  }
  if (change.kind === 'tag' || change.kind === 'untag') {
    const others = (before.tags ?? []).filter((one) => one !== change.tag);
    return { tags: change.kind === 'tag' ? [...others, change.tag] : others };
  }
  const added = assessmentOf(change);
  const others = before.assessments.filter(
    (one) => one.aspect !== added.aspect || one.known_from !== added.known_from,
  );
  return { assessments: [...others, added] };
}

/** Writes some members of an incident over the version that was seen; answers the version that came of it. */
async function write(
  id: string,
  version: number,
  properties: Patch | Record<string, unknown>,
): Promise<number> {
  const { body } = await request<{ properties: { version: number } }>(`${items}/${encodeURIComponent(id)}`, {
    method: 'PATCH',
    body: { properties },
    contentType: 'application/merge-patch+json',
    ifMatch: `"${version}-desk"`,
  });
  return body.properties.version;
}

async function give(id: string, user: string | null): Promise<void> {
  const path = `/api/desk/incidents/${encodeURIComponent(id)}/assignment`;
  await request(path, { method: 'PUT', body: { user } });
}

/** Changes one incident; answers how to undo it. Throws as `request` does. */
async function changeOne(row: QueueRow, change: BulkChange): Promise<() => Promise<void>> {
  const { id, properties } = row.feature;
  if (change.kind === 'assigned') {
    await give(id, change.user);
    return () => give(id, row.assigned_to);
  }
  const { document } = (await readStored(id)).stored;
  const patch = patchOf(document, change);
  // Written over the version that the list showed: whoever changed it since is not overwritten.
  const version = await write(id, properties.version, patch);
  // What was not there goes again: a patch takes a member away by null.
  const before = Object.fromEntries(
    Object.keys(patch).map((name) => [name, document[name as keyof Patch] ?? null]),
  );
  return async () => void (await write(id, version, before));
}

async function each(rows: readonly QueueRow[], act: (row: QueueRow) => Promise<BulkResult['undo']>) {
  bulkResults.value = [];
  isBulkRunning.value = true;
  for (const row of rows) {
    const result: BulkResult = { row, error: null, undo: null };
    try {
      result.undo = await act(row);
    } catch (error) {
      result.error = error as Error;
    }
    bulkResults.value = [...bulkResults.peek()!, result];
  }
  batch(() => {
    isBulkRunning.value = false;
    ownWrites.value += 1;
  });
}

/** Changes the incidents one after the other, each by a write of its own; what came of it is in `bulkResults`. */
export async function changeAll(rows: readonly QueueRow[], change: BulkChange): Promise<void> {
  isUndone.value = false;
  await each(rows, (row) => changeOne(row, change));
}

/** Writes what stood before each change that was made, as new versions. */
export async function undoAll(): Promise<void> {
  const done = bulkResults.peek()?.filter(({ undo }) => undo) ?? [];
  const undoOf = new Map(done.map(({ row, undo }) => [row, undo!]));
  isUndone.value = true;
  await each([...undoOf.keys()], async (row) => {
    await undoOf.get(row)!();
    return null;
  });
}
