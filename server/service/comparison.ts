import type { ComparedIncident, ComparedKind, Comparison } from '../contract/comparison.ts';
import type { VersionChange } from '../contract/difference.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { IncidentQuery } from '../contract/query.ts';
import type { Language } from '../contract/text.ts';
import { differencesBetween } from '../domain/difference.ts';
import { audienceOf } from '../domain/permissions.ts';
import { documentAt } from '../domain/reading.ts';
import { differenceInWords } from '../format/difference-words.ts';
import type { ComparedRow } from '../store/compared.ts';
import type { At } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { naming } from './history.ts';

/** Two knowledge dates (ms) of one record (ms; null is the latest). */
interface Dates {
  since: number;
  until: number;
  recordedAt: number | null;
}

const readers = audienceOf(null);

/** What the public could read of an incident at a date of a record, as a document; null where nothing was known. */
async function readAt(atlas: Atlas, id: string, at: At, until: number): Promise<IncidentDocument | null> {
  const record = await atlas.store.one(id, at, readers, until);
  if (!record) return null;
  const known = documentAt(
    record.document,
    record.projection,
    at.knownAt ?? until,
    atlas.deployment.region.zone,
  );
  return { ...record.document, ...known };
}

/** The document without all that somebody says: what is compared with where nothing was known. */
const unsaid = (document: IncidentDocument): IncidentDocument => ({ ...document, accounts: [] });

/** What is different at the two dates, in words: of what appeared who says what, else all that differs. */
async function changesOf(
  atlas: Atlas,
  { incident, before: known, version }: ComparedRow,
  dates: Dates,
  language: Language,
): Promise<VersionChange[]> {
  const { since, until, recordedAt } = dates;
  const after = await readAt(atlas, incident, { knownAt: until, recordedAt }, until);
  if (!after) return [];
  const earlier: At = { knownAt: since, recordedAt, ...(version === null ? {} : { version }) };
  const before = (known && (await readAt(atlas, incident, earlier, until))) ?? unsaid(after);
  const targets = [...before.links, ...after.links].map(({ target }) => target);
  const at = { knownAt: until, recordedAt };
  const titles = await atlas.store.titles([...new Set(targets)], readers, at, until);
  const visible = (document: IncidentDocument) => ({
    ...document,
    links: document.links.filter(({ target }) => titles.has(target)),
  });
  const compared = { before: visible(before), after: visible(after) };
  const named = naming(atlas, language, titles);
  return differencesBetween(compared.before, compared.after).map((difference) => ({
    ...difference,
    words: differenceInWords(named, difference, compared),
  }));
}

/**
 * What became known of the incidents of a query between `since` (ms) and its knowledge date, as the public could read
 * it. With a `language` each incident is told with what is different, in its words. May throw BusyError.
 */
export async function compareKnowledge(
  atlas: Atlas,
  query: IncidentQuery,
  { since, kinds }: { since: number; kinds: readonly ComparedKind[] },
  language: Language | null,
): Promise<Omit<Comparison, 'links'>> {
  const now = atlas.now();
  const dates = { since, until: query.knownAt?.at ?? now, recordedAt: query.recordedAt?.at ?? null };
  const { counts, numberMatched, rows } = await atlas.store.compare(query, { since, kinds }, readers, now);
  const incidents = rows.map(async (row): Promise<ComparedIncident> => {
    const { incident, kind, at, before, after, reason } = row;
    return {
      id: incident,
      kind,
      at: new Date(at).toISOString(),
      before,
      after,
      ...(reason === null ? {} : { reason }),
      ...(language === null || kind === 'retracted'
        ? {}
        : { changes: await changesOf(atlas, row, dates, language) }),
    };
  });
  return {
    since: new Date(since).toISOString(),
    until: new Date(dates.until).toISOString(),
    counts,
    numberMatched,
    numberReturned: rows.length,
    incidents: await Promise.all(incidents),
  };
}
