/** A document while it is being written: any member may be missing, half typed or of the wrong kind. */
export type Loose = { [member: string]: unknown };

const steps = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The value an RFC 6901 pointer names; undefined where the document does not go that far. */
export function readAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const step of steps(pointer)) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Loose)[step];
  }
  return value;
}

/** A copy of the document with the value at the pointer; missing objects on the way are made, undefined removes. */
export function writeAt<T>(document: T, pointer: string, value: unknown): T {
  return write(document, steps(pointer), value) as T;
}

function write(at: unknown, [step, ...rest]: string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(at)) {
    const copy = [...at];
    copy[Number(step)] = write(copy[Number(step)], rest, value);
    return copy;
  }
  const from = at !== null && typeof at === 'object' ? (at as Loose) : {};
  const next = write(from[step], rest, value);
  if (next !== undefined) return { ...from, [step]: next };
  const { [step]: _gone, ...others } = from;
  return others;
}

/** Whether `inner` is the same place as `outer` or lies within it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** Id of the form control for a pointer; the error summary links to it. */
export function fieldId(pointer: string): string {
  return `field${pointer.replaceAll('/', '-')}`;
}
