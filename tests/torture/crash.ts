import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { acledFile, acledRow } from '../fixtures/exchange-files.ts';
import { writtenIncident } from '../fixtures/written-incident.ts';
import { items } from '../support/server.ts';
import { type Service, startService, write, writerToken } from '../support/service.ts';
import { type Acknowledged, faultsIn, importedIn } from './crash-check.ts';

export interface CrashFigures {
  rounds: number;
  acknowledged: number;
  /** Imports that were killed before they were visible, and those that were all there. */
  importsGone: number;
  importsWhole: number;
  /** Milliseconds from the start of a process to its first 200 at `/readyz`, after a kill. */
  readyMs: number[];
  /** Sentences; none is right. */
  faults: string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** A folder takes so many rounds, so that the checks of all of it stay short. */
const roundsOfFolder = 10;
const writers = 4;
const rowsOfImport = 1_200;

/** Writes until the service is gone; what it acknowledged goes into the list. */
async function writeOn(service: Service, token: string, name: string, list: Acknowledged[]): Promise<void> {
  for (let number = 0; ; number++)
    try {
      const incident = `${name}-${number}`;
      const made = await write(service.url, token, writtenIncident(incident));
      if (made.status !== 201)
        throw new Error(`A write was answered with ${made.status}: ${await made.text()}`);
      list.push({ incident, version: 1 });
      if (number % 3 !== 1) continue;
      const amended = await write(service.url, token, writtenIncident(incident, 'Says it anew.'), {
        path: `${items}/${incident}`,
        method: 'PUT',
        headers: { 'If-Match': made.headers.get('etag')! },
      });
      if (amended.ok) list.push({ incident, version: 2 });
    } catch (error) {
      // The connection breaks when the process is killed: that is what this is about.
      if (error instanceof TypeError) return;
      throw error;
    }
}

/** Starts the service on a folder; how long it took to be ready. */
async function startTimed(folder: string): Promise<{ service: Service; readyMs: number }> {
  const began = performance.now();
  const service = await startService({ ATLAS_DATA: folder, TRUST_PROXY: '1', ATLAS_BACKUP_EVERY: '0' });
  while ((await fetch(`${service.url}/readyz`)).status !== 200);
  return { service, readyMs: performance.now() - began };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Imports a file in a process of its own and kills it after some time; true when it was done before. */
async function killImport(folder: string, file: string, id: string, afterMs: number): Promise<boolean> {
  const args = [
    'server/cli/incident-atlas.mjs',
    'import',
    file,
    '--format',
    'acled',
    '--publish',
    '--id',
    id,
  ];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ATLAS_DATA: folder, ATLAS_SEED: 'none' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  await ended;
  clearTimeout(timer);
  return out.includes('visible since now');
}

/** Kills the service while it is written to, and imports while they run, again and again, and looks at what is left. */
export async function crash({
  rounds,
  print,
}: {
  rounds: number;
  print(line: string): void;
}): Promise<CrashFigures> {
  const figures: CrashFigures = {
    ...{ rounds, acknowledged: 0, importsGone: 0, importsWhole: 0 },
    ...{ readyMs: [], faults: [] },
  };
  const parent = mkdtempSync(join(tmpdir(), 'atlas-torture-'));
  try {
    let [folder, token] = ['', ''];
    let patience = 4_000;
    let acknowledged: Acknowledged[] = [];
    for (let round = 0; round < rounds; round++) {
      if (round % roundsOfFolder === 0) {
        folder = join(parent, `data-${round}`);
        mkdirSync(folder);
        token = await writerToken({ ATLAS_DATA: folder });
        acknowledged = [];
      }
      const { service, readyMs } = await startTimed(folder);
      if (round % roundsOfFolder > 0) figures.readyMs.push(readyMs);
      const before = acknowledged.length;
      const writing = Array.from({ length: writers }, (_, at) =>
        writeOn(service, token, `r${round}-${at}`, acknowledged),
      );
      for (let waited = 0; acknowledged.length === before && waited < 20_000; waited += 5) await pause(5);
      await pause(Math.random() * 700);
      await service.kill();
      await Promise.all(writing);
      figures.acknowledged += acknowledged.length - before;
      if (acknowledged.length === before) figures.faults.push(`Nothing was acknowledged in round ${round}.`);

      const file = join(parent, 'rows.csv');
      const rows = Array.from({ length: rowsOfImport }, (_, at) =>
        acledRow({ event_id_cnty: `R${round}N${at}` }),
      );
      writeFileSync(file, acledFile(...rows));
      const done = await killImport(folder, file, `set-${round}`, 500 + Math.random() * patience);
      // As long as they take here, so that about as many are caught before their end as after it.
      patience *= done ? 0.8 : 1.25;
      const faults = await faultsIn(folder, acknowledged);
      const seen = importedIn(folder, `set-${round}`);
      if (seen !== 0 && seen !== rowsOfImport)
        faults.push(`${seen} of ${rowsOfImport} rows of an import are there.`);
      if (done && seen === 0) faults.push('An import that was acknowledged is gone.');
      figures[seen ? 'importsWhole' : 'importsGone'] += 1;
      figures.faults.push(...faults.map((fault) => `Round ${round}: ${fault}`));
      if ((round + 1) % roundsOfFolder === 0 || round + 1 === rounds)
        print(
          `${round + 1} rounds: ${figures.acknowledged} acknowledged writes, ${figures.faults.length} faults`,
        );
    }
    return figures;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}
