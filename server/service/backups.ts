import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { explained } from '../store/storage-error.ts';
import type { Store } from '../store/store.ts';

/** Copies that the service makes by itself. */
export interface BackupPlan {
  /** Absolute folder, made (0700) when it is missing. */
  folder: string;
  /** Milliseconds between two of them; 0 makes none. */
  everyMs: number;
  /** How many are kept, the newest. */
  keep: number;
}

/** What became of them, for operators. */
export interface BackupState {
  /** When (ms) the newest copy was made; null when there is none. */
  newest: number | null;
  /** Why the last try failed; null when it did not. */
  failed: string | null;
}

export interface Backups {
  state(): BackupState;
  /** Makes one now if it is time; resolves when it is done. Never rejects. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

interface Around {
  now(): number;
  logger: { info(details: object, message: string): void; error(details: object, message: string): void };
  /** Milliseconds between two looks at whether it is time; the first look is one of them after the start. */
  lookMs?: number;
}

/** After a failure the next try waits this long (ms). */
const retryMs = 10 * 60_000;
/** Space that is left free beside a copy, as a part of the database's size. */
const spare = 1.1;
const named = /^atlas-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)Z\.sqlite$/;

/** Name of the copy made at `time` (ms): it sorts by time. */
export function backupName(time: number): string {
  return `atlas-${new Date(time).toISOString().replace(/\.\d+/, '').replaceAll(':', '-')}.sqlite`;
}

/** When (ms) a copy was made, by its name; null for other files. */
export function backupTime(name: string): number | null {
  const [, day, hour, minute, second] = named.exec(name) ?? [];
  return day === undefined ? null : Date.parse(`${day}${hour}:${minute}:${second}Z`);
}

/** Makes copies as planned while the service runs, and takes the oldest away. What fails is logged, and tried again. */
export function scheduleBackups(store: Store, plan: BackupPlan, around: Around): Backups {
  const { now, logger, lookMs = 60_000 } = around;
  const state: BackupState = { newest: null, failed: null };
  let waitUntil = 0;
  let running: Promise<void> | null = null;

  async function copies(): Promise<string[]> {
    const names = await readdir(plan.folder).catch(() => []);
    return names.filter((name) => backupTime(name) !== null).sort();
  }

  async function look(): Promise<void> {
    if (plan.everyMs === 0 || now() < waitUntil) return;
    try {
      const last = (await copies()).at(-1);
      state.newest = last === undefined ? null : backupTime(last);
      if (state.newest !== null && now() - state.newest < plan.everyMs) return;
      await make();
      state.failed = null;
    } catch (error) {
      const { message } = explained(error) as Error;
      state.failed = message;
      waitUntil = now() + retryMs;
      logger.error({ folder: plan.folder, reason: message }, 'no backup could be made');
    }
  }

  async function make(): Promise<void> {
    await mkdir(plan.folder, { recursive: true, mode: 0o700 });
    const { databaseBytes, logBytes } = await store.figures();
    const { bavail, bsize } = await statfs(plan.folder);
    if (bavail * bsize < (databaseBytes + logBytes) * spare)
      throw new Error(
        'There is not enough space for a copy of the database; free some, or keep fewer (ATLAS_BACKUP_KEEP).',
      );
    const began = now();
    const file = join(plan.folder, backupName(began));
    await store.backup(file);
    state.newest = began;
    const { size } = await stat(file);
    const old = (await copies()).slice(0, -plan.keep);
    for (const name of old) await rm(join(plan.folder, name), { force: true });
    logger.info({ file, bytes: size, ms: now() - began, removed: old.length }, 'backup made');
  }

  const check = () => {
    running ??= look().finally(() => {
      running = null;
    });
    return running;
  };
  const timer = setInterval(check, lookMs);
  timer.unref();
  return {
    state: () => ({ ...state }),
    check,
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
