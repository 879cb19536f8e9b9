import { chmod, copyFile, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { checkEvidence } from '../service/evidence/check-evidence.ts';
import { evidenceFolderIn } from '../service/evidence/evidence-folder.ts';
import type { Checkpoint, VerifyReport } from '../store/integrity.ts';
import { backupFile } from '../store/sqlite/backup.ts';
import { databaseName, lockName } from '../store/sqlite/data-folder.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import { takeProcessLock } from '../store/sqlite/process-lock.ts';
import type { Store } from '../store/store.ts';
import { checkpointFault } from './kept-checkpoint.ts';
import type { Terminal } from './usage.ts';

const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Throws a sentence when the data folder has no database, rather than making one. */
export async function demandDatabase(folder: string): Promise<void> {
  if (!(await exists(join(folder, databaseName)))) throw new Error(`There is no database in ${folder}.`);
}

/** `backup FILE`: a consistent copy, also while the service runs. */
export async function backUp(folder: string, file: string, terminal: Terminal): Promise<void> {
  const target = dirname(resolve(file));
  if (!(await exists(target))) throw new Error(`There is no folder ${target}: make it first.`);
  await backupFile(folder, resolve(file));
  terminal.print(`Copied the database to ${resolve(file)}.`);
  const evidence = evidenceFolderIn(folder);
  if (await exists(evidence))
    terminal.print(`Files of evidence are not in it: copy ${evidence} as well, where a file never changes.`);
}

/** `verify`: true when the chain, what was derived and the files of evidence hold, and the checkpoint that was kept, where there is one. */
export async function printVerification(
  store: Store,
  terminal: Terminal,
  { kept, folder }: { kept: Checkpoint | null; folder: string },
): Promise<boolean> {
  const report = await store.verify();
  terminal.print(sentenceOf(report));
  const { files, erased, faults } = await checkEvidence(store, evidenceFolderIn(folder));
  for (const { sha256, incident, fault } of faults)
    terminal.print(`Evidence ${sha256} of «${incident}» is ${fault}.`);
  if (files > 0 && faults.length === 0) terminal.print(`All ${files} files of evidence hold.`);
  if (erased > 0) terminal.print(`${erased} files of evidence were erased, as their custody says.`);
  const holds = report.broken === null && faults.length === 0;
  if (!kept) return holds;
  const fault = await checkpointFault(store, kept);
  terminal.print(fault ?? `The checkpoint of revision ${kept.seq} holds.`);
  return holds && fault === null;
}

/**
 * `proof ID`: prints what proves an incident's history to a stranger. Throws a sentence when there is none, and for an
 * incident that is protected unless the operator says that its reader may know (`reveals`).
 */
export async function printProof(
  store: Store,
  terminal: Terminal,
  incident: string,
  { kept, reveals }: { kept: Checkpoint | null; reveals: boolean },
): Promise<void> {
  const fault = kept && (await checkpointFault(store, kept));
  if (fault) throw new Error(fault);
  const rule = (await store.written(incident)).at(-1)?.document.protection;
  if (rule && (rule.place !== 'exact' || rule.release_at) && !reveals)
    throw new Error(
      `«${incident}» is protected, and a proof tells all that was written of it. Add --protected to make it for somebody who may know.`,
    );
  const proof = await store.proof(incident, kept?.seq || undefined);
  if (!proof) throw new Error(`There is no incident «${incident}».`);
  terminal.print(JSON.stringify(proof, null, 1));
}

function sentenceOf({ broken, revisions, head }: VerifyReport): string {
  return broken
    ? `Revision ${broken.seq} is damaged: ${broken.reason}`
    : `All ${revisions} revisions hold; the head is ${head}.`;
}

/**
 * `restore FILE`: checks the copy, then puts it in place of the database, which is kept beside it. Throws a sentence
 * when the copy is none or is damaged, or the service runs.
 */
export async function restore(folder: string, file: string, terminal: Terminal): Promise<void> {
  if (!(await exists(file))) throw new Error(`There is no file ${file}.`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lockFile = join(folder, lockName);
  const lock = takeProcessLock(lockFile, folder);
  const trial = await mkdtemp(join(folder, 'restoring-'));
  try {
    await chmod(lockFile, 0o600);
    const copy = join(trial, databaseName);
    await copyFile(file, copy);
    await chmod(copy, 0o600);
    const revisions = await check(trial, file);
    await setAside(folder, terminal);
    await rename(copy, join(folder, databaseName));
    terminal.print(`Restored ${revisions} revisions from ${file}.`);
  } finally {
    await rm(trial, { recursive: true, force: true });
    lock.release();
  }
}

/** Opens the copy in a folder of its own, which also brings it to the current schema, and checks all of it. */
async function check(folder: string, file: string): Promise<number> {
  const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 60_000 }).catch((error: Error) => {
    const reason = error.message
      .replaceAll(join(folder, databaseName), file)
      .replace(/ Put a backup back with .*/, '');
    throw new Error(`${file} is not restored, and nothing was changed: ${reason}`);
  });
  try {
    const report = await store.verify();
    if (report.broken)
      throw new Error(`${file} is not restored, and nothing was changed: ${sentenceOf(report)}`);
    return report.revisions;
  } finally {
    await store.close();
  }
}

async function setAside(folder: string, terminal: Terminal): Promise<void> {
  const database = join(folder, databaseName);
  if (!(await exists(database))) return;
  const kept = `${database}.before-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  for (const ending of ['', '-wal', '-shm'])
    if (await exists(database + ending)) await rename(database + ending, kept + ending);
  terminal.print(`The database before it is kept as ${kept}.`);
}
