import { releaseChange } from '../domain/change.ts';
import type { Actor } from '../domain/permissions.ts';
import type { Atlas } from './atlas.ts';
import { commitChange } from './commit-change.ts';
import { Fault } from './fault.ts';

/** Who signs the revision of a release; no user can have this role by name. */
const releaser: Actor = { name: 'release', role: 'admin', signs: 'deployment' };

/** How long (ms) a release may be late. */
const everyMs = 5_000;

/**
 * Releases the incidents whose time has come, each by a revision of its own: what depends on revisions (answers kept in
 * memory, ETags, feeds, who listens) needs no clock for it. Answers their ids.
 */
export async function releaseDue(atlas: Atlas): Promise<string[]> {
  const released: string[] = [];
  for (const id of await atlas.store.due(atlas.now())) {
    const last = (await atlas.store.written(id)).at(-1);
    if (!last) continue;
    try {
      const now = new Date(atlas.now()).toISOString();
      const change = releaseChange(last.document, last.version, releaser.name, now);
      await commitChange(atlas, releaser, last.document, () => change);
      released.push(id);
    } catch (error) {
      // Somebody wrote it just now: what they wrote is looked at next time.
      if (!(error instanceof Fault)) throw error;
    }
  }
  return released;
}

/** Releases what is due from now on, also what became due while the service was down. Answers how to stop. */
export function watchReleases(
  atlas: Atlas,
  logger: { info(details: object, message: string): void; error(details: object, message: string): void },
): () => Promise<void> {
  let running: Promise<void> | null = null;
  const look = () => {
    running ??= releaseDue(atlas)
      .then((incidents) => {
        if (incidents.length) logger.info({ incidents: incidents.length }, 'incidents released');
      })
      .catch((error: Error) => logger.error({ err: error }, 'incidents could not be released'))
      .finally(() => {
        running = null;
      });
  };
  look();
  const timer = setInterval(look, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
