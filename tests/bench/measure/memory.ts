import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const megabyte = 2 ** 20;

/** A line of `/proc/PID/FILE` in megabytes; NaN where the system has no such file. */
function procLine(pid: number, file: string, name: string): number {
  try {
    const line = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'));
    return line ? Number(line[1]) / 1024 : Number.NaN;
  } catch {
    return Number.NaN;
  }
}

/** Memory of a process that it shares with nobody and that no file holds (mapped pages of the database do not count). */
export function privateMegabytes(pid: number): number {
  return procLine(pid, 'smaps_rollup', 'Private_Dirty');
}

/** Follows the resident memory of a process; `stop` tells the most it had. */
export function watchMemory(pid: number): { stop(): number } {
  let most = 0;
  const look = () => {
    // The kernel keeps the peak itself, for as long as the process lives.
    const peak = procLine(pid, 'status', 'VmHWM');
    if (peak > most) most = peak;
  };
  look();
  const timer = setInterval(look, 50);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
}

/** Size of the files in a folder whose names begin so. */
export function folderMegabytes(folder: string, start: string): number {
  const files = readdirSync(folder).filter((name) => name.startsWith(start));
  return files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / megabyte;
}
