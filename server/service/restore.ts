import type { IncidentDocument } from '../contract/incident.ts';
import type { RestorationView } from '../contract/rearrange.ts';
import type { Language } from '../contract/text.ts';
import { differencesBetween } from '../domain/difference.ts';
import { type Actor, audienceOf } from '../domain/permissions.ts';
import { restoreChange, restoredDocument } from '../domain/restore.ts';
import type { WrittenVersion } from '../store/protection.ts';
import type { IncidentRecord } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { commitChange, type Written } from './commit-change.ts';
import { demand } from './demand.ts';
import { conflict, gone, notFound } from './fault.ts';
import { changesBetween } from './history.ts';
import { checkDocument, instant, standing } from './writing.ts';

/** The version to be restored, as it was written: a protected incident is restored from its own text, not from what readers see. */
async function earlierVersion(
  atlas: Atlas,
  actor: Actor | null,
  { id, document }: IncidentRecord,
  version: number,
): Promise<WrittenVersion> {
  demand(actor, 'restore', document);
  if (document.retraction) throw gone(document.retraction);
  const earlier = (await atlas.store.written(id)).find((one) => one.version === version);
  if (!earlier || earlier.document.retraction) throw notFound(`version ${version} of the incident «${id}»`);
  return earlier;
}

/** What restoring a version would change of what stands, in words. Nothing is stored. Throws Fault. */
export async function previewRestoration(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  version: number,
  language: Language,
): Promise<RestorationView> {
  const before = await standing(atlas, actor, id);
  const earlier = await earlierVersion(atlas, actor, before, version);
  const after = restoredDocument(before.document, earlier.document);
  const history = await atlas.store.history(id, audienceOf(actor));
  return {
    version: before.version,
    restores: version,
    changes: await changesBetween(atlas, actor, language, before.document, after),
    since: history.flatMap(({ version: later, merged_from, split_into }): RestorationView['since'] => {
      if (later <= version) return [];
      if (merged_from !== undefined) return [{ merged_from }];
      return split_into === undefined ? [] : [{ split_into }];
    }),
  };
}

/**
 * Writes what an earlier version said as the next version. Throws Fault: `conflict` where it says what stands, `gone`
 * for a retracted incident, `invalid` for what cannot be said any more, such as a place that is not there now.
 */
export async function restoreVersion(
  atlas: Atlas,
  actor: Actor | null,
  before: IncidentRecord,
  version: number,
  reason: string,
): Promise<Written> {
  const earlier = await earlierVersion(atlas, actor, before, version);
  demand(actor, 'restore', before.document);
  const after: IncidentDocument = restoredDocument(before.document, earlier.document);
  if (differencesBetween(before.document, after).length === 0)
    throw conflict('nothing_to_restore', `Version ${version} says what stands.`);
  checkDocument(atlas, after, before.document);
  return commitChange(atlas, actor, before.document, () =>
    restoreChange(before, earlier, actor.name, instant(atlas), reason),
  );
}
