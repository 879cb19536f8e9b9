import type { z } from 'zod';
import { type IncidentInput, incidentDocument } from '#contract/incident.ts';
import type { FieldError } from '#contract/problem.ts';

/** Message keys for complaints of the schema library that carry none of the contract's own. */
const codeOfIssue: Record<string, string> = {
  too_big: 'value_too_large',
  too_small: 'value_too_small',
  invalid_format: 'value_malformed',
  not_multiple_of: 'value_malformed',
  invalid_type: 'value_kind_wrong',
  invalid_union: 'code_unknown',
  invalid_value: 'code_unknown',
  unrecognized_keys: 'member_unknown',
};

const pointerOf = (path: readonly PropertyKey[]) =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What a schema complains of, as pointers and message keys; `value` is what was checked. */
export function faultsOf(error: z.ZodError, value: unknown): FieldError[] {
  return error.issues.map((issue) => {
    const given = issue.path.reduce<unknown>(
      (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
      value,
    );
    // Whatever the schema says of a member that is not there, the writer only wants to hear that it is missing.
    const missing =
      given === undefined &&
      (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union');
    const own = /^[a-z][a-z0-9_]*$/.test(issue.message) ? issue.message : codeOfIssue[issue.code];
    return { pointer: pointerOf(issue.path), code: missing ? 'value_missing' : (own ?? 'value_invalid') };
  });
}

/** Checks a document by the contract that the service uses; a new one may lack the id, which the service makes. */
export function checkDocument(document: IncidentInput): FieldError[] {
  const checked = { ...document, id: document.id ?? 'new' };
  const parsed = incidentDocument.safeParse(checked);
  return parsed.success ? [] : faultsOf(parsed.error, checked);
}

/** Pointers of the service start at the Feature that was sent; those of the form at the document. */
export function inDocument(errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ pointer, code }) => ({ pointer: pointer.replace(/^\/properties(?=\/|$)/, ''), code }));
}
