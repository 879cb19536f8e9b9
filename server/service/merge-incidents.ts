import type { MergedSide, MergerInput, MergerView } from '../contract/rearrange.ts';
import type { Language } from '../contract/text.ts';
import {
  type MergeRefusal,
  mergeChanges,
  mergedDocument,
  mergeRefusal,
  newIds,
} from '../domain/merge-incidents.ts';
import type { Actor } from '../domain/permissions.ts';
import { placeRuleOf } from '../domain/rule-of.ts';
import type { IncidentRecord } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { commitTogether, type Written } from './commit-change.ts';
import { demand } from './demand.ts';
import { parseDocument } from './document.ts';
import { conflict, Fault, invalid, stale } from './fault.ts';
import { changesBetween } from './history.ts';
import { checkDocument, demandPublish, instant, standing } from './writing.ts';

const refusals: Record<MergeRefusal, string> = {
  retracted_is_final: 'A retracted incident cannot be changed.',
  merge_not_public: 'A published incident goes on in a published one only.',
  merge_terms_differ:
    'Both are kept from readers, and came from a data set, on the same terms or not at all.',
};

/** The incident that shall take `from` in, and the document that it becomes. Throws Fault. */
async function consider(atlas: Atlas, actor: Actor | null, from: IncidentRecord, id: string) {
  demand(actor, 'merge', from.document);
  if (id === from.id) throw invalid([{ pointer: '/into', code: 'merge_into_itself' }]);
  const into = await standing(atlas, actor, id).catch((error) => {
    if (!(error instanceof Fault) || error.kind !== 'not_found') throw error;
    throw invalid([{ pointer: '/into', code: 'link_unknown' }]);
  });
  demand(actor, 'merge', into.document);
  const refusal = mergeRefusal(into.document, from.document);
  if (refusal) throw conflict(refusal, refusals[refusal], [{ pointer: '/into', code: refusal }]);
  // What nobody has looked at becomes public by it, as by publishing it.
  if (into.document.status === 'published' && from.document.status !== 'published')
    demandPublish(atlas, actor, from.document, await atlas.store.writersSincePublished(from.id), false);
  const { zone } = atlas.deployment.region;
  const document = mergedDocument(into.document, from.document, zone);
  const { errors } = parseDocument(document);
  if (errors) throw invalid(errors);
  checkDocument(atlas, document, into.document);
  return { actor, into, document, zone };
}

function sideOf({ id, version, document }: IncidentRecord): MergedSide {
  return { id, version, status: document.status, title: document.titles.at(-1)!.text };
}

/** What merging an incident into another would make of that one, in words. Nothing is stored. Throws Fault. */
export async function previewMerger(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  other: string,
  language: Language,
): Promise<MergerView> {
  const from = await standing(atlas, actor, id);
  const { into, document } = await consider(atlas, actor, from, other);
  const rule = placeRuleOf(document);
  const [ofFrom, ofInto] = [placeRuleOf(from.document), placeRuleOf(into.document)];
  return {
    ...{ from: sideOf(from), into: sideOf(into) },
    changes: await changesBetween(atlas, actor, language, into.document, document),
    rule,
    stricter: ofFrom === ofInto ? null : rule === ofFrom ? 'from' : 'into',
  };
}

/**
 * Makes one incident out of two, in one transaction: `into` has the accounts of both, and whoever asks for `from` is led
 * there. Throws Fault: `stale` where `into` is at another version than the one seen, `conflict` for what cannot be
 * told as one, and as publishing does where it makes something public.
 */
export async function mergeIncidents(
  atlas: Atlas,
  visitor: Actor | null,
  from: IncidentRecord,
  { into: id, into_version, reason }: MergerInput,
): Promise<{ into: Written; from: Written }> {
  const { actor, into, zone } = await consider(atlas, visitor, from, id);
  if (into.version !== into_version) throw stale(into.version);
  const [taken, given] = await commitTogether(atlas, actor, () => {
    const changes = mergeChanges(into, from, { actor: actor.name, now: instant(atlas), reason, zone });
    const ids = newIds(from.document.accounts, into.document.accounts);
    const evidence = Array.from(ids, ([account, renamed]) => ({
      from: { incident: from.id, account },
      to: { incident: into.id, account: renamed },
    }));
    return changes.map((change, index) =>
      index === 0 ? { before: into.document, change, evidence } : { before: from.document, change },
    );
  });
  return { into: taken!, from: given! };
}
