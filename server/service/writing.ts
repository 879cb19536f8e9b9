import type { IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';
import { localDay } from '../contract/time.ts';
import { amendChange, createChange, retractChange } from '../domain/change.ts';
import { documentFaults } from '../domain/check.ts';
import { differencesBetween } from '../domain/difference.ts';
import { slugOf } from '../domain/names.ts';
import { type Actor, audienceOf, mayPublish } from '../domain/permissions.ts';
import { isLoosened, isSameRule, protectionFaults } from '../domain/protection-rule.ts';
import { missingBases } from '../domain/written-basis.ts';
import type { IncidentRecord } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { commitChange, type Written } from './commit-change.ts';
import { demand } from './demand.ts';
import { conflict, Fault, forbidden, gone, invalid, notFound, ownText, unauthenticated } from './fault.ts';
import { futureDates } from './future-dates.ts';

/**
 * The version that stands, whatever its status, for staff who may write: its document as it was written, with what its
 * rule of protection keeps from everybody. Throws Fault.
 */
export async function standing(atlas: Atlas, actor: Actor | null, id: string): Promise<IncidentRecord> {
  if (!actor) throw unauthenticated();
  const record = await atlas.store.one(
    id,
    { knownAt: null, recordedAt: null },
    audienceOf(actor),
    atlas.now(),
  );
  const last = record && (await atlas.store.written(id)).find(({ version }) => version === record.version);
  if (!last) throw notFound(`incident «${id}»`);
  return { ...record, document: last.document };
}

/**
 * Writes the first version of an incident. Faults: `unauthenticated`, `forbidden`, `invalid` (pointers into the
 * document), `conflict` with code `id_taken`.
 */
export async function createIncident(
  atlas: Atlas,
  actor: Actor | null,
  document: IncidentDocument,
): Promise<Written> {
  demand(actor, 'create', document);
  if (document.status === 'published') demandPublish(atlas, actor, document, [], true);
  checkDocument(atlas, document, null, missingBases(document, null));
  try {
    return await commitChange(atlas, actor, null, () => createChange(document, actor.name, instant(atlas)));
  } catch (error) {
    if (error instanceof Fault && error.kind === 'stale')
      throw conflict('id_taken', `The id «${document.id}» is taken.`, [{ pointer: '/id', code: 'id_taken' }]);
    throw error;
  }
}

/**
 * Writes the next version of an incident, made from the record `before`; the reason is for its readers. Faults as for creating, and `stale` when
 * another write came first, `conflict` for a status that cannot follow.
 */
export async function amendIncident(
  atlas: Atlas,
  actor: Actor | null,
  before: IncidentRecord,
  next: IncidentDocument,
  reason?: string,
): Promise<Written> {
  demand(actor, 'amend', before.document);
  if (next.status !== before.document.status && next.status === 'published') {
    const writers = await atlas.store.writersSincePublished(before.id);
    const was = { ...before.document, status: next.status };
    const isChanged = differencesBetween(was, next).length > 0 || !isSameRule(was, next);
    demandPublish(atlas, actor, before.document, writers, isChanged);
  }
  if (isLoosened(before.document, next, atlas.deployment.region.zone))
    demand(actor, 'loosenProtection', before.document);
  checkDocument(atlas, next, before.document, missingBases(next, before.document));
  return commitChange(atlas, actor, before.document, () =>
    amendChange(before.document, before.version, next, actor.name, instant(atlas), reason),
  );
}

/** Takes an incident back for good; the reason stays public where the incident was. Faults as for amending. */
export async function retractIncident(
  atlas: Atlas,
  actor: Actor | null,
  before: IncidentRecord,
  reason: string,
): Promise<Written> {
  demand(actor, 'retract', before.document);
  const { retraction } = before.document;
  if (retraction) throw gone(retraction);
  return commitChange(atlas, actor, before.document, () =>
    retractChange(before.document, before.version, reason, actor.name, instant(atlas)),
  );
}

/**
 * Writes the first version of an incident under an id nobody has yet: the day of the first claimed time (else today)
 * and the words of the title. When another write takes that id meanwhile, the next one is tried. Faults as above.
 */
export async function createNamed(
  atlas: Atlas,
  actor: Actor | null,
  document: IncidentDocument,
): Promise<Written> {
  for (;;) {
    const id = await freeId(atlas, document);
    try {
      return await createIncident(atlas, actor, { ...document, id });
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'id_taken') throw error;
    }
  }
}

/** An id that nobody has yet, made of the day of the first claimed time (else today) and the words of the title. */
export async function freeId(
  atlas: Atlas,
  document: Pick<IncidentDocument, 'accounts' | 'titles'>,
): Promise<string> {
  const stem = idStem(document, atlas.deployment.region.zone, atlas.now());
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if ((await atlas.store.history(id, everything)).length === 0) return id;
  }
}

function idStem(document: Pick<IncidentDocument, 'accounts' | 'titles'>, zone: string, now: number): string {
  const start = document.accounts.find((account) => account.time)?.time?.start;
  const day = start && start.length === 10 ? start : localDay(start ? Date.parse(start) : now, zone);
  const text = document.titles[0]?.text ?? {};
  const words = slugOf(text.en ?? text['sr-Latn'] ?? text.sq ?? text['sr-Cyrl'] ?? '') || 'incident';
  // An id has at most 80 characters; some are kept for a number. No word is cut in two.
  const stem = `${day}-${words}`;
  return stem.length > longestStem ? stem.slice(0, longestStem + 1).replace(/-[^-]*$/, '') : stem;
}

const longestStem = 74;

const everything = { statuses: ['draft', 'in_review', 'published', 'retracted'], private: true };

/** Refuses to publish to those who may not, and to those who wrote it where somebody else has to. */
export function demandPublish(
  { fourEyes }: Atlas,
  actor: Actor,
  document: IncidentDocument,
  writers: readonly string[],
  isChanged: boolean,
): void {
  const answer = mayPublish(actor, document, { fourEyes, writers, isChanged });
  if (answer === 'role') throw forbidden('publish');
  if (answer === 'four_eyes') throw ownText();
}

/** Throws Fault `invalid` for what the schema cannot know of a valid document, with the faults that were found already. */
export function checkDocument(
  atlas: Atlas,
  document: IncidentDocument,
  before: IncidentDocument | null,
  found: FieldError[] = [],
): void {
  const { zone } = atlas.deployment.region;
  const faults = [
    ...found,
    ...documentFaults(document, atlas.deployment.gazetteer),
    ...futureDates(document, atlas.now(), zone),
    ...protectionFaults(document, before, atlas.now(), zone),
  ];
  if (faults.length) throw invalid(faults);
}

export const instant = (atlas: Atlas) => new Date(atlas.now()).toISOString();
