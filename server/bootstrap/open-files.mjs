import { readFileSync } from 'node:fs';

/** Threads, databases, modules and a few dozen readers need so many. */
const least = 256;

/** Files that this process may open, sockets among them; null where the system does not say (it is Linux that does). */
function mostOpenFiles() {
  try {
    return Number(
      /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? Infinity,
    );
  } catch {
    return Infinity;
  }
}

/** Ends the process with a sentence where it may open too few files, before one of them is missed in the middle. */
export function demandOpenFiles() {
  const most = mostOpenFiles();
  if (most >= least) return;
  console.error(
    `Only ${most} files may be open, and at least ${least} are needed: raise the limit (LimitNOFILE in the unit, «ulimit -n» in a shell) and start again.`,
  );
  process.exit(1);
}
