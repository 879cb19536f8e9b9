import type { ImportStep, ImportView } from '../../contract/import.ts';
import { FileFault } from '../../format/file-fault.ts';
import type { ImportRecord } from '../../store/import.ts';
import type { Store } from '../../store/store.ts';
import { conflict } from '../fault.ts';
import { FaultyRowsError } from './import-file.ts';

/** What a step is given while it runs. */
export interface JobContext {
  signal: AbortSignal;
  /** Tells how far it is: rows, and the part of all (0 to 1). */
  progress(rows: number, part: number): void;
  /** Writes down the batch before its first row, so that a crash leaves no doubt. */
  began(batch: number): Promise<void>;
}

interface Job {
  id: string;
  step: ImportStep;
  rows: number;
  part: number;
  abort: AbortController;
  done: Promise<void>;
}

const shown = ({ step, rows, part }: Job) => ({ step, rows, part });

/** Runs steps of imports in the background, one at a time in the whole service. */
export function createImportJobs(store: Store, log: (error: unknown) => void) {
  let job: Job | null = null;
  const codeOf = (error: unknown, signal: AbortSignal) => {
    if (signal.aborted) return String(signal.reason);
    if (error instanceof FileFault) return error.code;
    if (error instanceof FaultyRowsError) return 'rows_faulty';
    log(error);
    return 'failed';
  };
  return {
    running: (id: string): ImportView['running'] => (job?.id === id ? shown(job) : null),
    /** What runs at all. */
    under: () => job && { id: job.id, shown: shown(job) },
    /**
     * Begins a step; `run` answers what the record becomes, `meant` is what a crash must not forget of it. Throws Fault
     * `conflict` while another step runs.
     */
    start(
      record: ImportRecord,
      step: ImportStep,
      run: (context: JobContext) => Promise<Partial<ImportRecord>>,
      meant: Partial<ImportRecord> = {},
    ): void {
      if (job) throw conflict('import_running', 'Another import is under way; wait for its end.');
      const abort = new AbortController();
      const mine: Job = { id: record.id, step, rows: 0, part: 0, abort, done: Promise.resolve() };
      job = mine;
      const work = async () => {
        const begun: ImportRecord = {
          ...record,
          ...meant,
          broken: { step, code: 'interrupted' },
          batch: null,
        };
        try {
          await store.putImport(begun);
          const changed = await run({
            signal: abort.signal,
            progress: (rows, part) => Object.assign(mine, { rows, part }),
            began: async (batch) => {
              begun.batch = batch;
              await store.putImport(begun);
            },
          });
          await store.putImport({ ...record, ...changed, broken: null, batch: null });
        } catch (error) {
          const broken = { step, code: codeOf(error, abort.signal) };
          await store.putImport({ ...record, broken, batch: null }).catch(log);
        } finally {
          job = null;
        }
      };
      mine.done = work();
    },
    /** Ends the step of an import; true when there was one. Nothing of the step remains. */
    cancel(id: string): boolean {
      if (job?.id !== id) return false;
      job.abort.abort('cancelled');
      return true;
    },
    /** Ends whatever runs and waits for it. */
    async stop(): Promise<void> {
      job?.abort.abort('interrupted');
      await job?.done;
    },
  };
}
export type ImportJobs = ReturnType<typeof createImportJobs>;
