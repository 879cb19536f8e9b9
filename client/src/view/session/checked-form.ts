import { useState } from 'preact/hooks';
import type { z } from 'zod';
import type { FieldError } from '#contract/problem.ts';
import { faultsOf } from '../../state/desk-check.ts';
import { ProblemError } from '../../state/request.ts';

/** A short form whose members are texts: its values, the faults of its fields, and what went wrong as a whole. */
export interface CheckedForm<T extends Record<string, string>> {
  values: T;
  faults: FieldError[];
  /** A failure that no field stands for; null when there is none. */
  failed: unknown;
  isBusy: boolean;
  /** Ids of the fields are `PREFIX-MEMBER`. */
  prefix: string;
  set: <K extends keyof T & string>(member: K, value: T[K]) => void;
  submit: (event: Event) => void;
  reset: () => void;
}

/**
 * Checks the members that the service's own schema knows (and all by `alsoCheck`), sends them, and puts the service's faults at their
 * fields; the first field at fault gets the focus. Values stay when sending fails.
 */
export function useForm<T extends Record<string, string>>(
  empty: T,
  schema: z.ZodObject,
  send: (values: T) => Promise<void>,
  prefix: string,
  alsoCheck: (values: T) => FieldError[] = () => [],
): CheckedForm<T> {
  const [values, setValues] = useState(empty);
  const [faults, setFaults] = useState<FieldError[]>([]);
  const [failed, setFailed] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const show = (found: FieldError[]) => {
    setFaults(found);
    const first = Object.keys(values).find((member) => found.some((fault) => fault.pointer === `/${member}`));
    if (first) document.getElementById(`${prefix}-${first}`)?.focus();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    setFailed(null);
    const checked = Object.fromEntries(Object.keys(schema.shape).map((member) => [member, values[member]]));
    const parsed = schema.safeParse(checked);
    const found = [...(parsed.success ? [] : faultsOf(parsed.error, checked)), ...alsoCheck(values)];
    show(found);
    if (found.length) return;
    setBusy(true);
    try {
      await send(values);
    } catch (error) {
      const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
      // What no field stands for is said above the form.
      const shown = errors.filter((fault) => fault.pointer.slice(1) in values);
      show(shown);
      if (!shown.length) setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    values,
    faults,
    failed,
    isBusy,
    prefix,
    set: (member, value) => {
      setValues({ ...values, [member]: value });
      setFaults(faults.filter((fault) => fault.pointer !== `/${member}`));
    },
    submit: (event) => void submit(event),
    reset: () => setValues(empty),
  };
}
