// What is built stands in a folder of its own, and a link leads to the newest: a service that runs goes on with the
// files that it began with, of which it loads some when they are first needed.
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { basename, join } from 'node:path';

/** Builds before the newest that are kept: one of them may be what runs. */
const keptBuilds = 3;
/** How long a page that somebody has open may load the rest of its app after it was replaced (ms). */
const keptAssetsMs = 30 * 86_400_000;

/** The name of a folder for what is built of a part now; later ones sort after earlier ones. */
export const newBuild = (part, now = Date.now()) => `${part}-${now.toString(36).padStart(9, '0')}`;

/** When a build was made, by its name; 0 for a folder without one. */
const madeAt = (build) => Number.parseInt(/-([0-9a-z]{9})$/.exec(build)?.[1] ?? '0', 36);

/** The folders of a part's builds, oldest first. */
function buildsOf(dist, part) {
  const name = new RegExp(`^${part}-[0-9a-z]{9}$`);
  return readdirSync(dist)
    .filter((one) => name.test(one))
    .sort();
}

/** Makes `dist/PART` lead to a build at one stroke, and removes builds from long before. */
export function switchTo(dist, part, build) {
  const link = join(dist, part);
  const next = join(dist, `.${part}-next`);
  rmSync(next, { force: true, recursive: true });
  // A junction on Windows, where it needs a whole path; elsewhere the folder can be copied to another place.
  symlinkSync(process.platform === 'win32' ? join(dist, build) : build, next, 'junction');
  // A folder from before there were links, and on Windows any link, has to go first.
  const stands = lstatSync(link, { throwIfNoEntry: false });
  if (stands && (!stands.isSymbolicLink() || process.platform === 'win32'))
    rmSync(link, { recursive: true, force: true });
  renameSync(next, link);
  const before = buildsOf(dist, part).filter((one) => one !== build);
  for (const old of before.slice(0, -keptBuilds)) rmSync(join(dist, old), { recursive: true, force: true });
}

/**
 * Adds to a new build of the client the assets of the one that stands, whose names bear their hashes: pages that are
 * open ask for them until they are loaded anew. The date of a kept file is when it was replaced.
 */
export function keepAssets(dist, build) {
  const stands = join(dist, 'client', 'assets');
  if (!existsSync(stands)) return;
  const now = madeAt(build);
  const before = madeAt(basename(realpathSync(join(dist, 'client'))));
  const assets = join(dist, build, 'assets');
  mkdirSync(assets, { recursive: true });
  for (const name of readdirSync(stands)) {
    const [from, to] = [join(stands, name), join(assets, name)];
    if (existsSync(to)) continue;
    // What that build has kept itself is older than it is.
    const { mtimeMs } = statSync(from);
    const replaced = mtimeMs < before ? mtimeMs : now - 1_000;
    if (replaced < now - keptAssetsMs) continue;
    copyFileSync(from, to);
    utimesSync(to, replaced / 1000, replaced / 1000);
  }
}
