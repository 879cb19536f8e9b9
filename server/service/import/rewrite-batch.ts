import { setImmediate } from 'node:timers/promises';
import type { Change } from '../../contract/change.ts';
import type { DataSet } from '../../contract/data-set.ts';
import type { BatchOutcome } from '../../contract/import.ts';
import { retractChange } from '../../domain/change.ts';
import { importChange, restoredChange } from '../../domain/imported.ts';
import { type Actor, type Audience, isPrivate, may, mayPublish } from '../../domain/permissions.ts';
import { rememberPlaces } from '../../domain/place-memory.ts';
import type { Standing } from '../../domain/standing.ts';
import { project } from '../../domain/states.ts';
import type { BatchEntry } from '../../store/batch.ts';
import type { BatchMember, StandingVersion } from '../../store/import.ts';
import type { Atlas } from '../atlas.ts';
import { tellOf } from '../tell.ts';

/** A batch to be written over what other batches brought. */
export interface Rewriting {
  /** The batch whose incidents are meant. */
  batch: number;
  /** Batches whose versions may be replaced; whatever else stands is somebody's work and is left. */
  over: readonly number[];
  dataSet: DataSet;
  reason: string;
  signal: AbortSignal;
  began(batch: number): Promise<void>;
  progress(rows: number): void;
}

type NextOf = (
  member: BatchMember,
  record: StandingVersion,
  standing: Standing,
  now: string,
) => Promise<Change | null>;

const everything: Audience = { statuses: ['draft', 'in_review', 'published', 'retracted'], private: true };
const chunkSize = 32;

/**
 * Publishes what a batch brought, as one revision. Incidents that are published or retracted already are left, and
 * under four eyes those that the actor wrote a version of.
 */
export function publishBatch(atlas: Atlas, actor: Actor, rewriting: Rewriting): Promise<BatchOutcome> {
  return rewrite(atlas, actor, rewriting, async (_member, { document, version }, standing, now) => {
    if (standing.status === 'published' || standing.status === 'retracted') return null;
    const { fourEyes, store } = atlas;
    const writers = fourEyes ? await store.writersSincePublished(document.id) : [];
    if (mayPublish(actor, standing, { fourEyes, writers, isChanged: false }) !== 'yes') return null;
    const before = { before: document, version, amended: false };
    return {
      ...importChange({ ...document, status: 'published' }, before, actor.name, now),
      reason: rewriting.reason,
    };
  });
}

/**
 * Takes a whole batch back, as one revision: what it made is retracted, what it changed says again what it said before.
 * Nothing is erased, since the chain of revisions vouches for it; but what was never public can be imported again.
 * Incidents that the actor may not undo as they stand are left.
 */
export function undoBatch(atlas: Atlas, actor: Actor, rewriting: Rewriting): Promise<BatchOutcome> {
  return rewrite(atlas, actor, rewriting, async (member, { document, version }, standing, now) => {
    if (standing.status === 'retracted' || !may(actor, 'undoImport', standing)) return null;
    const earlier = member.first > 1 ? await versionOf(atlas, member.incident, member.first - 1) : null;
    const isHidden = standing.public && earlier && isPrivate(earlier.document);
    // What was public is never hidden without a word.
    if (!earlier || earlier.document.status === 'retracted' || isHidden)
      return retractChange(document, version, rewriting.reason, actor.name, now);
    const before = { before: document, version };
    return restoredChange(before, earlier.document, actor.name, now, rewriting.reason);
  });
}

const versionOf = (atlas: Atlas, id: string, version: number) =>
  atlas.store.one(id, { knownAt: null, recordedAt: null, version }, everything, atlas.now());

async function rewrite(
  atlas: Atlas,
  actor: Actor,
  rewriting: Rewriting,
  nextOf: NextOf,
): Promise<BatchOutcome> {
  const { store, now } = atlas;
  const beganAt = new Date(now()).toISOString();
  const { dataSet, reason, signal } = rewriting;
  const batch = await store.beginBatch({ dataSet, actor: actor.name, beganAt, reason });
  const { gazetteer } = atlas.deployment;
  const placeOf = rememberPlaces(gazetteer);
  let [written, left] = [0, 0];
  try {
    await rewriting.began(batch);
    let after: number | null = null;
    for (;;) {
      signal.throwIfAborted();
      await setImmediate();
      const members: BatchMember[] = await store.batchMembers(rewriting.batch, after, chunkSize);
      if (members.length === 0) break;
      after = members.at(-1)!.position;
      const standing = new Map(
        (await store.standing(members.map((one) => one.incident))).map((one) => [one.incident, one]),
      );
      const ours = members
        .map(({ incident }) => incident)
        .filter((incident) => rewriting.over.includes(standing.get(incident)?.batch ?? 0));
      const records = new Map((await store.standingVersions(ours)).map((one) => [one.document.id, one]));
      const entries: BatchEntry[] = [];
      for (const [at, member] of members.entries()) {
        if (at % 8 === 0) await setImmediate();
        const found = standing.get(member.incident);
        const record = records.get(member.incident);
        const change = record && found && (await nextOf(member, record, found, beganAt));
        if (!change) {
          left += 1;
          continue;
        }
        const projection = project(change.document, {
          version: change.base + 1,
          recordedAt: beganAt,
          gazetteer,
          placeOf,
        });
        entries.push({
          ...{ change, projection, before: record.document, wasPublic: found.public, stands: true },
          // Published, it still says what its row said; taken back, it says nothing of any row.
          content: change.kind === 'published' ? found.content : null,
        });
      }
      await store.appendBatch(batch, entries);
      written += entries.length;
      rewriting.progress(written + left);
    }
    if (written === 0) {
      await store.dropBatch(batch);
      return { seq: null, written, left };
    }
    const { seq } = await store.finishBatch(batch, new Date(now()).toISOString());
    await tellOf(atlas, seq);
    return { seq, written, left };
  } catch (error) {
    await store.dropBatch(batch).catch(() => undefined);
    throw error;
  }
}
