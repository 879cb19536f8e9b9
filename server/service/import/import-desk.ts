import type { Readable } from 'node:stream';
import type {
  ColumnChoice,
  CommitChoice,
  Encoding,
  Finding,
  ImportTerms,
  ImportView,
} from '../../contract/import.ts';
import { type Actor, may, mayHandleImport, mayPublish } from '../../domain/permissions.ts';
import type { ImportRecord } from '../../store/import.ts';
import type { Atlas } from '../atlas.ts';
import { demand } from '../demand.ts';
import { conflict, forbidden, invalid, notFound, ownText } from '../fault.ts';
import { checkImport } from './check-import.ts';
import { demandImport, type ImportRequest, storeFile } from './import-file.ts';
import { importFolder } from './import-folder.ts';
import { createImportJobs, type ImportJobs, type JobContext } from './import-jobs.ts';
import { dataSetFrom, headerKey, newImportId, newRecord, viewOf } from './import-record.ts';
import { headBytes, lookAtFile } from './look-at-file.ts';
import { recoverImports } from './recover-imports.ts';
import { publishBatch, undoBatch } from './rewrite-batch.ts';

export interface ImportDeskOptions {
  /** Absolute folder of what is sent. */
  folder: string;
  /** Bytes that a file may have. */
  mostBytes: number;
  log(error: unknown): void;
}

/** Rows at a time: the thread that reads them answers readers in between. */
const chunk = 32;

/** Imports at the desk: a file is sent, looked at, checked, committed to a batch, published or taken back. */
export function createImportDesk(atlas: Atlas, { folder: path, mostBytes, log }: ImportDeskOptions) {
  const { store } = atlas;
  const folder = importFolder(path);
  const jobs = createImportJobs(store, log);
  const show = (record: ImportRecord) => viewOf(record, jobs.running(record.id));

  const found = async (actor: Actor | null, id: string, writes: boolean): Promise<ImportRecord> => {
    demand(actor, 'readStaff');
    const record = /^[0-9a-f]{16}$/.test(id) ? await store.importOf(id) : null;
    if (!record) throw notFound(`import «${id}»`);
    if (writes && !mayHandleImport(actor, record.by)) throw forbidden('import');
    if (writes && jobs.running(id))
      throw conflict('import_running', 'This import is under way; wait for its end.');
    return record;
  };
  const open = (record: ImportRecord) => {
    if (!['uploaded', 'checked'].includes(record.state))
      throw conflict('import_committed', 'This import was committed; undo it and send the file again.');
    return record;
  };
  const changed = async (record: ImportRecord, more: Partial<ImportRecord>): Promise<ImportView> => {
    const next = { ...record, ...more, broken: null };
    await store.putImport(next);
    return show(next);
  };
  const requestOf = (record: ImportRecord, choice: CommitChoice, context: JobContext) => {
    let read = 0;
    const encoding: Encoding = record.columns?.encoding ?? 'utf-8';
    return {
      ...{ format: record.format, dataSet: dataSetFrom(record.terms), columns: record.columns ?? undefined },
      ...{ status: choice.status, skipFaulty: choice.faulty === 'skip', dryRun: false, chunk },
      ...{ signal: context.signal, began: context.began },
      open: () =>
        folder.text(record.id, encoding, (bytes) => {
          read = bytes;
        }),
      fault: () => undefined,
      progress: (_step, rows) => context.progress(rows, Math.min(1, read / record.bytes)),
    } satisfies ImportRequest;
  };
  const commitOf = async ({ batches: { commit } }: ImportRecord) =>
    commit === undefined ? null : store.batchRevision(commit);
  const begin = (record: ImportRecord, ...rest: StartRest) => {
    jobs.start(record, ...rest);
    return show(record);
  };

  return {
    recover: () => recoverImports(store, folder, atlas.now()),
    stop: jobs.stop,
    async list(actor: Actor | null): Promise<ImportView[]> {
      demand(actor, 'readStaff');
      const running = jobs.under();
      const view = (record: ImportRecord) => viewOf(record, running?.id === record.id ? running.shown : null);
      return (await store.imports()).map(view);
    },
    async get(actor: Actor | null, id: string): Promise<ImportView> {
      // Asked first: what runs no more has been written down by then.
      const running = jobs.running(id);
      return viewOf(await found(actor, id, false), running);
    },
    /** Takes a file in. Throws FileFault for one that cannot be used; nothing of it is kept then. */
    async receive(actor: Actor | null, name: string, body: Readable): Promise<ImportView> {
      demand(actor, 'import');
      const id = newImportId();
      try {
        const bytes = await folder.keep(id, body, mostBytes);
        const looked = await lookAtFile(await folder.head(id, headBytes));
        const at = new Date(atlas.now()).toISOString();
        const record = newRecord(id, { name, bytes, actor, at }, looked);
        const key = record.format === 'csv' ? headerKey(record) : null;
        const remembered = key === null ? null : await store.columnsFor(key);
        const encoding = looked.columns?.encoding ?? 'utf-8';
        return await changed(record, remembered ? { columns: { ...remembered, encoding } } : {});
      } catch (error) {
        await folder.forget(id);
        throw error;
      }
    },
    /** Sets how a file is read, and remembers it for the next table with these columns. */
    async setColumns(actor: Actor | null, id: string, columns: ColumnChoice): Promise<ImportView> {
      const record = open(await found(actor, id, true));
      const count = record.format === 'csv' ? record.table!.header.length : 0;
      if (record.format === 'csv' && columns.fields.length !== count)
        throw invalid([{ pointer: '/fields', code: 'fields_count' }]);
      const key = record.format === 'csv' ? headerKey(record) : null;
      if (key !== null) await store.rememberColumns(key, columns);
      return changed(record, { columns, state: 'uploaded', report: null });
    },
    async setTerms(actor: Actor | null, id: string, terms: ImportTerms): Promise<ImportView> {
      const record = open(await found(actor, id, true));
      return changed(record, { terms, terms_stated: true, state: 'uploaded', report: null });
    },
    async check(actor: Actor | null, id: string): Promise<ImportView> {
      const record = open(await found(actor, id, true));
      demand(actor, 'readStaff');
      if (!record.terms_stated) throw conflict('terms_missing', 'State the terms of the data set first.');
      return begin(record, 'check', async (context) => {
        const request = requestOf(record, { status: 'in_review', faulty: 'skip' }, context);
        const report = await checkImport(atlas, actor, request, { folder, id });
        return { state: 'checked', report };
      });
    },
    async commit(actor: Actor | null, id: string, choice: CommitChoice): Promise<ImportView> {
      const record = open(await found(actor, id, true));
      demandImport(actor, choice);
      if (record.state !== 'checked' || !record.report)
        throw conflict('check_first', 'Check the file first: it has changed since, or was never checked.');
      const { created, amended, faulty } = record.report;
      if (faulty > 0 && choice.faulty === 'refuse')
        throw conflict('rows_faulty', 'Some rows have faults; correct them, or leave them out.', [
          { pointer: '/faulty', code: 'rows_faulty' },
        ]);
      if (created + amended === 0)
        throw conflict('nothing_new', 'The file has nothing that is not there already.');
      const run = async (context: JobContext) => {
        let batch = 0;
        const began = (number: number) => {
          batch = number;
          return context.began(number);
        };
        const { seq, written } = await storeFile(atlas, actor, {
          ...requestOf(record, choice, context),
          began,
        });
        // Written is written, whatever becomes of the file.
        await folder.forget(id, ['data']).catch(log);
        const done = { ...choice, seq, written, left: 0 };
        return { state: 'committed' as const, commit: done, batches: { commit: batch } };
      };
      return begin(record, 'commit', run, { commit: { ...choice, seq: null, written: 0, left: 0 } });
    },
    async publish(actor: Actor | null, id: string): Promise<ImportView> {
      const record = await found(actor, id, true);
      demand(actor, 'readStaff');
      const { fourEyes } = atlas;
      const committed = await commitOf(record);
      const writers = committed ? [record.by, committed.actor] : [record.by];
      const answer = mayPublish(actor, { status: 'in_review' }, { fourEyes, writers, isChanged: false });
      if (answer === 'role') throw forbidden('publish');
      if (answer === 'four_eyes') throw ownText();
      if (record.state !== 'committed')
        throw conflict(
          'import_not_committed',
          'Only what was committed and neither published nor undone can be published.',
        );
      return begin(record, 'publish', async (context) => {
        const { outcome, batch } = await rewritten(publishBatch, actor, record, 'Import published', context);
        // Where four eyes left all of it, somebody else can still publish it.
        if (outcome.seq === null) return { state: fourEyes ? 'committed' : 'published', publish: outcome };
        return { state: 'published', publish: outcome, batches: { ...record.batches, publish: batch } };
      });
    },
    /** Takes back what was committed; null when there was nothing to take back, and the import is forgotten. */
    async undo(actor: Actor | null, id: string, reason: string | null): Promise<ImportView | null> {
      const record = await found(actor, id, true);
      demand(actor, 'readStaff');
      if (!['committed', 'published'].includes(record.state)) {
        await store.dropImport(id);
        await folder.forget(id);
        return null;
      }
      const isPublished = record.state === 'published';
      if (!may(actor, 'undoImport', { status: isPublished ? 'published' : 'in_review' }))
        throw forbidden('undoImport');
      const isTold = isPublished || ((await commitOf(record))?.publicCount ?? 0) > 0;
      if (isTold && !reason) throw invalid([{ pointer: '/reason', code: 'reason_missing' }]);
      return begin(record, 'undo', async (context) => {
        const { outcome, batch } = await rewritten(
          undoBatch,
          actor,
          record,
          reason ?? 'Import undone',
          context,
        );
        // What was not this person's to take back waits for somebody whose it is.
        const waits = isTold && outcome.left > 0 && !may(actor, 'undoImport', { status: 'published' });
        const batches = outcome.seq === null ? record.batches : { ...record.batches, undo: batch };
        return { state: waits ? record.state : 'undone', undo: outcome, batches };
      });
    },
    async cancel(actor: Actor | null, id: string): Promise<void> {
      const record = await found(actor, id, false);
      if (!mayHandleImport(actor, record.by)) throw forbidden('import');
      if (!jobs.cancel(id)) throw conflict('nothing_runs', 'Nothing of this import is under way.');
    },
    /** The findings of the last check, some at a time. */
    async findings(actor: Actor | null, id: string): Promise<AsyncGenerator<Finding[]>> {
      await found(actor, id, false);
      return folder.findings(id);
    },
    /** Where the rows of the last check are, as GeoJSON; nowhere without one. */
    async places(actor: Actor | null, id: string): Promise<string> {
      await found(actor, id, false);
      return folder.places(id);
    },
  };

  async function rewritten(
    write: typeof publishBatch,
    actor: Actor,
    record: ImportRecord,
    reason: string,
    context: JobContext,
  ) {
    let batch = 0;
    const { commit = 0, publish } = record.batches;
    const outcome = await write(atlas, actor, {
      ...{ batch: commit, over: publish === undefined ? [commit] : [commit, publish] },
      ...{ dataSet: dataSetFrom(record.terms), reason, signal: context.signal },
      began: (number) => {
        batch = number;
        return context.began(number);
      },
      progress: (rows) => context.progress(rows, rows / Math.max(1, record.commit?.written ?? 1)),
    });
    return { outcome, batch };
  }
}
export type ImportDesk = ReturnType<typeof createImportDesk>;

type StartRest = Parameters<ImportJobs['start']> extends [unknown, ...infer R] ? R : never;
