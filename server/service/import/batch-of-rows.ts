import { importChange } from '../../domain/imported.ts';
import { type Actor, isPublic } from '../../domain/permissions.ts';
import { rememberPlaces } from '../../domain/place-memory.ts';
import { project } from '../../domain/states.ts';
import type { BatchEntry } from '../../store/batch.ts';
import type { Atlas } from '../atlas.ts';
import { tellOf } from '../tell.ts';
import { breathing } from './breathe.ts';
import type { Considered } from './consider-rows.ts';
import type { ImportRequest } from './import-file.ts';

/** Rows of a file on their way to the store; while it writes one part, the next is made. */
export interface BatchOfRows {
  /** Begins the batch; without it the first row to be written does. */
  begin(): Promise<void>;
  add(considered: readonly Considered[]): Promise<void>;
  /** Makes all of it visible; answers the revision, null when there was nothing to write. */
  finish(): Promise<number | null>;
  /** Gives it up, as after any error. Never throws: nobody sees its rows, and what is left is swept. */
  drop(): Promise<void>;
}

/** Makes versions of rows and writes them as one batch. */
export function batchOfRows(
  atlas: Atlas,
  actor: Actor,
  request: Pick<ImportRequest, 'dataSet' | 'began'>,
): BatchOfRows {
  const { store, now } = atlas;
  const beganAt = new Date(now()).toISOString();
  const entriesOf = entryMaker(atlas, actor.name, beganAt);
  let batch: number | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  const begin = async (): Promise<number> => {
    batch = await store.beginBatch({ dataSet: request.dataSet, actor: actor.name, beganAt });
    await request.began?.(batch);
    return batch;
  };
  return {
    async begin() {
      await begin();
    },
    async add(considered) {
      const entries = (await breathing(considered, entriesOf)).flat();
      if (entries.length === 0) return;
      const number = batch ?? (await begin());
      await writing;
      writing = store.appendBatch(number, entries);
      // Whoever awaits it next hears of it; until then it must not count as unheard.
      writing.catch(() => undefined);
    },
    async finish() {
      if (batch === null) return null;
      await writing;
      const { seq } = await store.finishBatch(batch, new Date(now()).toISOString());
      batch = null;
      await tellOf(atlas, seq);
      return seq;
    },
    async drop() {
      if (batch === null) return;
      const number = batch;
      batch = null;
      await writing.catch(() => undefined);
      await store.dropBatch(number).catch(() => undefined);
    },
  };
}

/** Makes the versions of a row: one, or the history of an incident that is not there yet. */
function entryMaker(atlas: Atlas, actor: string, beganAt: string): (considered: Considered) => BatchEntry[] {
  const { gazetteer } = atlas.deployment;
  const placeOf = rememberPlaces(gazetteer);
  return ({ row, kind, standing }) => {
    if (kind !== 'new' && kind !== 'changed') return [];
    const versions = standing ? row.versions.slice(-1) : row.versions;
    let before = standing;
    return versions.map((document, index): BatchEntry => {
      const change = importChange(document, before, actor, beganAt);
      const version = change.base + 1;
      const projection = project(change.document, { version, recordedAt: beganAt, gazetteer, placeOf });
      const wasPublic = before?.public ?? false;
      const stands = index === versions.length - 1;
      const entry = {
        ...{ change, projection, wasPublic, stands },
        before: standing?.before ?? null,
        content: stands ? (standing?.content === undefined ? row.content : standing.content) : null,
      };
      before = {
        ...{ before: change.document, version, amended: false },
        public: isPublic(change.document, wasPublic),
      };
      return entry;
    });
  };
}
