import { type Loose, readAt } from './desk-pointer.ts';

/*
 * Pointers of the form count positions, which change when rows are moved; those of comments name entries by their ids.
 */

const idOf = (entry: unknown) => (entry as Loose | null | undefined)?.id;

/** Each step of a pointer, with the list it is a place in, if it is one. */
function translated(
  document: unknown,
  pointer: string,
  translate: (list: readonly unknown[], step: string) => { step: string; index: string },
): string {
  let at = '';
  let out = '';
  for (const step of pointer.split('/').slice(1)) {
    const here = readAt(document, at);
    const next = Array.isArray(here) ? translate(here, step) : { step, index: step };
    at += `/${next.index}`;
    out += `/${next.step}`;
  }
  return out;
}

/** A pointer of the form as a comment says it: `/accounts/gazette/place` for `/accounts/0/place`. */
export function keyedPointer(document: unknown, pointer: string): string {
  return translated(document, pointer, (list, step) => {
    const id = idOf(list[Number(step)]);
    return { step: typeof id === 'string' ? id : step, index: step };
  });
}

/** The pointer of the form to what a comment is about; the nearest that is still there. */
export function formPointer(document: unknown, keyed: string): string {
  let isGone = false;
  const all = translated(document, keyed, (list, step) => {
    const index = list.findIndex((entry) => idOf(entry) === step);
    const found = index >= 0 ? String(index) : step in list ? step : '\u0000';
    return { step: found, index: found };
  });
  const kept = all
    .split('/')
    .slice(1)
    .filter((step) => {
      isGone ||= step === '\u0000';
      return !isGone;
    });
  return kept.length ? `/${kept.join('/')}` : '';
}
