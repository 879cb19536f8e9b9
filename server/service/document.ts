import type { z } from 'zod';
import { type IncidentDocument, incidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';

/**
 * Message keys for the schema's own complaints; the contract's schemas carry keys of their own (`end_before_start`).
 * The app translates all of them.
 */
const codeOfIssue: Record<string, string> = {
  invalid_type: 'value_kind_wrong',
  too_big: 'value_too_large',
  too_small: 'value_too_small',
  invalid_format: 'value_malformed',
  not_multiple_of: 'value_malformed',
  invalid_union: 'code_unknown',
  invalid_value: 'code_unknown',
};

const messageKey = /^[a-z][a-z0-9_]*$/;

/** RFC 6901 pointer of a path of member names and indexes. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What a schema complains of `value` as pointers and message keys, in the order of the schema. */
export function fieldErrors(error: z.ZodError, value: unknown): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), code: 'member_unknown' }));
    return [{ pointer: pointerOf(issue.path), code: codeOf(issue, value) }];
  });
}

const kindIssues = new Set(['invalid_type', 'invalid_value', 'invalid_union']);

function codeOf(issue: z.core.$ZodIssue, value: unknown): string {
  const given = issue.path.reduce<unknown>(
    (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
    value,
  );
  // Whatever the schema says of a member that is not there, the writer only wants to hear that it is missing.
  if (given === undefined && kindIssues.has(issue.code)) return 'value_missing';
  if (messageKey.test(issue.message)) return issue.message;
  return codeOfIssue[issue.code ?? ''] ?? 'value_invalid';
}

/** Reads a document by the contract; pointers of the errors start at the document. */
export function parseDocument(
  value: unknown,
): { document: IncidentDocument; errors: null } | { document: null; errors: FieldError[] } {
  const parsed = incidentDocument.safeParse(value);
  return parsed.success
    ? { document: parsed.data, errors: null }
    : { document: null, errors: fieldErrors(parsed.error, value) };
}
