import type { z } from 'zod';
import type { Difference, VersionChange } from '../contract/difference.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { MergeView, mergeInput } from '../contract/merge.ts';
import type { Language } from '../contract/text.ts';
import { mergeDocuments, mergeParts } from '../domain/merge.ts';
import type { Actor } from '../domain/permissions.ts';
import { mergedRule } from '../domain/protection-rule.ts';
import { differenceInWords } from '../format/difference-words.ts';
import type { Atlas } from './atlas.ts';
import { demand } from './demand.ts';
import { parseDocument } from './document.ts';
import { invalid, notFound } from './fault.ts';
import { naming } from './history.ts';
import { standing } from './writing.ts';

/**
 * What somebody wrote on an earlier version, merged with what stands: what each changed since, in words of a language,
 * and the merged document once every conflict is decided. Nothing is stored. Throws Fault.
 */
export async function mergeWithStanding(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  { base, document, choices }: z.infer<typeof mergeInput>,
  language: Language,
): Promise<MergeView> {
  demand(actor, 'readStaff');
  const now = await standing(atlas, actor, id);
  // As it was written, as the two others are: the form that readers see would look like a change of each place.
  const before = (await atlas.store.written(id)).find(({ version }) => version === base);
  if (!before) throw notFound(`version ${base} of «${id}»`);
  const mine = parseDocument({ ...document, id });
  if (!mine.document)
    throw invalid(mine.errors.map((error) => ({ ...error, pointer: `/document${error.pointer}` })));
  const named = naming(atlas, language, new Map());
  const inWords = (after: IncidentDocument) => (difference: Difference) => ({
    ...difference,
    words: differenceInWords(named, difference, { before: before.document, after }),
  });
  const parts = mergeParts(before.document, mine.document, now.document);
  const merged = mergeDocuments(before.document, parts, choices);
  const { zone } = atlas.deployment.region;
  const protection = mergedRule(before.document, mine.document, now.document, zone);
  return {
    version: now.version,
    parts: parts.map((part) => ({
      ...part,
      mine: part.mine.map<VersionChange>(inWords(mine.document!)),
      theirs: part.theirs.map<VersionChange>(inWords(now.document)),
    })),
    document: merged && { ...merged, ...(protection ? { protection } : {}), id },
  };
}
