import type { VersionChange } from '../contract/difference.ts';
import type { VersionEntry } from '../contract/feature.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import { inLanguage, type Language } from '../contract/text.ts';
import { differencesBetween } from '../domain/difference.ts';
import { type Actor, audienceOf, may } from '../domain/permissions.ts';
import { namesOf } from '../domain/place-names.ts';
import type { Naming } from '../format/difference-values.ts';
import { differenceInWords } from '../format/difference-words.ts';
import type { VersionRecord } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { notFound } from './fault.ts';
import { endOfTime } from './version.ts';

export type Titles = ReadonlyMap<string, IncidentDocument['titles']>;

/** Names of what documents refer to, in a language. */
export function naming({ deployment }: Atlas, language: Language, titles: Titles): Naming {
  const { region, gazetteer } = deployment;
  return {
    reader: { of: language, zone: region.zone },
    place: (reference) => {
      const found = gazetteer.byRef.get(reference);
      return (
        (found && inLanguage(namesOf(found.properties), language).text) || reference.replace(/^.*\//, '')
      );
    },
    side: (id) => {
      const side = region.sides.find((one) => one.id === id);
      return (side && inLanguage(side.names, language).text) || id;
    },
    title: (incident) => titles.get(incident)?.at(-1)?.text,
  };
}

/**
 * What differs between two documents, as data and in words; linked incidents have the titles that stand, and what parts of
 * `whole` name in it has its words.
 */
export async function changesBetween(
  atlas: Atlas,
  actor: Actor | null,
  language: Language,
  before: IncidentDocument,
  after: IncidentDocument,
  whole?: IncidentDocument,
): Promise<VersionChange[]> {
  const targets = [...before.links, ...after.links].map(({ target }) => target);
  const at = { knownAt: endOfTime, recordedAt: null };
  const titles = await atlas.store.titles(targets, audienceOf(actor), at, endOfTime);
  const named = naming(atlas, language, titles);
  return differencesBetween(before, after).map((difference) => ({
    ...difference,
    words: differenceInWords(named, difference, { before, after, ...(whole ? { whole } : {}) }),
  }));
}

/** Titles of what a version links to, as they stood when it was written; only of what this reader could see then. */
async function titlesThen(
  atlas: Atlas,
  actor: Actor | null,
  { entry, document }: VersionRecord,
): Promise<Titles> {
  const targets = document.links.map(({ target }) => target);
  if (targets.length === 0) return new Map();
  const { statuses, ...audience } = audienceOf(actor);
  const standing = { ...audience, statuses: statuses.filter((status) => status !== 'retracted') };
  const at = { knownAt: endOfTime, recordedAt: null, revision: entry.seq };
  return atlas.store.titles(targets, standing, at, endOfTime);
}

/** The versions this reader may see, oldest first. Throws Fault `not_found`. */
export async function readHistory(atlas: Atlas, actor: Actor | null, id: string): Promise<VersionEntry[]> {
  const versions = await atlas.store.history(id, audienceOf(actor));
  if (versions.length === 0) throw notFound(`incident «${id}»`);
  return versions;
}

/**
 * The same, each with what differs from the version before it that this reader may see, as data and in words. What
 * happened between them in versions that are not for this reader is part of the difference, and never told by itself.
 * Throws Fault `not_found`.
 */
export async function readChanges(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  language: Language,
): Promise<VersionEntry[]> {
  const versions = await atlas.store.versions(id, audienceOf(actor));
  if (versions.length === 0) throw notFound(`incident «${id}»`);
  const isStaff = may(actor, 'readStaff');
  const told: VersionEntry[] = [];
  let before: { version: number; document: IncidentDocument; titles: Titles } | null = null;
  for (const one of versions) {
    const { entry } = one;
    const titles = await titlesThen(atlas, actor, one);
    // A retraction says of the incident what stood before it: only its status is new, and why.
    const said = entry.kind === 'retracted' && before ? before.document : one.document;
    const document: IncidentDocument = {
      ...said,
      status: entry.status,
      links:
        said === one.document ? said.links.filter(({ target }) => isStaff || titles.has(target)) : said.links,
    };
    const compared = before && { before: before.document, after: document };
    const named = naming(atlas, language, new Map([...(before?.titles ?? []), ...titles]));
    told.push({
      ...entry,
      compared_with: before?.version ?? null,
      changes: compared
        ? differencesBetween(compared.before, compared.after).map((difference) => ({
            ...difference,
            words: differenceInWords(named, difference, compared),
          }))
        : [],
    });
    before = { version: entry.version, document, titles };
  }
  return told;
}
