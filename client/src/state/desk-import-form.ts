import type { ColumnChoice, ImportTerms, ImportView } from '#contract/import.ts';
import { columnChoice, importTerms } from '#contract/import.ts';
import type { FieldError } from '#contract/problem.ts';
import { faultsOf } from './desk-check.ts';
import { ProblemError } from './request.ts';

/** What somebody fills in before a check: how the table is read, and the terms. */
export interface Prepared {
  columns: ColumnChoice | null;
  terms: ImportTerms;
}

export function preparedOf({ columns, terms }: ImportView): Prepared {
  return { columns, terms };
}

/** Id of the control for a pointer: `/fields/3` of the columns, `/title` of the terms. */
export const controlId = (pointer: string) => `import${pointer.replaceAll('/', '-')}`;

/** What the contract says against it; pointers of both parts differ. */
export function preparedFaults({ columns, terms }: Prepared): FieldError[] {
  const read = [
    ...(columns ? [{ parsed: columnChoice.safeParse(columns), value: columns as unknown }] : []),
    { parsed: importTerms.safeParse(terms), value: terms as unknown },
  ];
  return read.flatMap(({ parsed, value }) => (parsed.success ? [] : faultsOf(parsed.error, value)));
}

/** The faults that a refusal names; none where it is about no field. */
export function faultsIn(error: unknown): FieldError[] {
  return error instanceof ProblemError ? (error.problem.errors ?? []) : [];
}
