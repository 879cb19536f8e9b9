import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import type { ReaderContext } from '../reader-context.ts';
import { openTitles, type TitlesFile, titlesOfFeature } from './titles-file.ts';

export type Titles = Readonly<Record<string, string>>;

interface Opened {
  file: TitlesFile | null;
  /** When (ms, of this thread's clock) to look for a newer one. */
  lookAt: number;
}

const opened = new WeakMap<Database.Database, Opened>();
/** How long (ms) until a file that is not there, or lags behind, is looked for again. */
const patience = 10_000;

/** The file that may have a state; it is written while questions are asked already. */
function fileFor(context: ReaderContext, id: number): TitlesFile | null {
  const known = opened.get(context.db);
  if (known && (id < (known.file?.ids ?? 0) || performance.now() < known.lookAt)) return known.file;
  const file = openTitles(dirname(context.db.name), context);
  known?.file?.close();
  opened.set(context.db, { file, lookAt: performance.now() + patience });
  return file;
}

/** The titles of states, in their order: from the file beside the database, and what that does not have, from there. */
export function titlesOf(context: ReaderContext, states: readonly number[]): Titles[] {
  if (states.length === 0) return [];
  const file = fileFor(context, Math.max(...states));
  const texts = file?.textsOf(states) ?? states.map(() => null);
  const missing = states.filter((_, index) => texts[index] === null);
  const read = missing.length ? readTitles(context, missing) : [];
  let next = 0;
  return JSON.parse(`[${texts.map((text) => text ?? read[next++]).join(',')}]`) as Titles[];
}

function readTitles(context: ReaderContext, states: readonly number[]): string[] {
  const features = context
    .prepare(
      'SELECT b.feature FROM json_each(?) j CROSS JOIN state_bodies b ON b.owner = j.value ORDER BY j.key',
    )
    .pluck()
    .all(JSON.stringify(states)) as Buffer[];
  return features.map(titlesOfFeature);
}
