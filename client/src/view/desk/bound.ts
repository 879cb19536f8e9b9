import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { problemWord } from '../../i18n/problem.ts';
import { draftDocument, faults } from '../../state/desk-draft.ts';
import { readAt } from '../../state/desk-pointer.ts';

/** The value at a pointer of the document in the form; the component draws again only when that value changes. */
export function useAt(pointer: string): unknown {
  return useMemo(() => computed(() => readAt(draftDocument.value, pointer)), [pointer]).value;
}

/** The value at a pointer as the text of a control: numbers as written in documents, nothing as ''. */
export function useTextAt(pointer: string): string {
  const value = useAt(pointer);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The fault at exactly these pointers in words, the first of several; null when there is none. */
export function useFault(...pointers: string[]): string | null {
  const key = pointers.join(' ');
  // The joined pointers stand for the array, which is another one at every drawing.
  const found = useMemo(
    () => computed(() => faults.value.find((fault) => pointers.includes(fault.pointer))?.code ?? null),
    [key],
  ).value;
  return found === null ? null : problemWord(found);
}
