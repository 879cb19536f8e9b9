import type { IncidentInput } from '#contract/incident.ts';
import type { FieldError } from '#contract/problem.ts';
import { readStored } from './desk-draft.ts';
import { ProblemError } from './request.ts';

/**
 * Links whose other incident does not exist, as faults of the document; those that stand already in the incident `id`
 * are let be. The service takes such links, since a program may write two incidents that link to each other one after
 * the other; a writer only ever mistypes one, and it would then show nowhere. What cannot be asked after is no fault:
 * the save itself tells what is wrong.
 */
export async function deadLinks(
  id: string | null,
  links: IncidentInput['links'] = [],
): Promise<FieldError[]> {
  const areDead = await Promise.all(links.map(({ target }) => isUnknown(target)));
  if (!areDead.includes(true)) return [];
  const before = id === null ? [] : await standingTargets(id);
  return links.flatMap(({ target }, index) =>
    areDead[index] && !before.includes(target)
      ? [{ pointer: `/links/${index}/target`, code: 'link_unknown' }]
      : [],
  );
}

async function isUnknown(target: string): Promise<boolean> {
  try {
    await readStored(target);
    return false;
  } catch (error) {
    return error instanceof ProblemError && error.problem.status === 404;
  }
}

async function standingTargets(id: string): Promise<string[]> {
  try {
    return (await readStored(id)).stored.document.links.map(({ target }) => target);
  } catch {
    return [];
  }
}
