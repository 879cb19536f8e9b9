import { canonicalJson } from '../contract/change.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';

/**
 * Faults of assessments that are new in a document and say nothing of what they rest on. What stood before without a
 * basis may stay as it is: nobody can write another's reasons. Pointers start at the document.
 */
export function missingBases(
  { assessments }: Pick<IncidentDocument, 'assessments'>,
  before: Pick<IncidentDocument, 'assessments'> | null,
): FieldError[] {
  const stood = new Set(before?.assessments.map((one) => canonicalJson(one)));
  return assessments.flatMap((one, index) =>
    one.verification === 'unassessed' || one.basis || stood.has(canonicalJson(one))
      ? []
      : [{ pointer: `/assessments/${index}/basis`, code: 'assessment_without_basis' }],
  );
}
