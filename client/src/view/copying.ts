import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';

/** Copies a text; where the browser forbids it the text of `box` is selected instead. `said` is what came of it. */
export function useCopying<B extends HTMLInputElement | HTMLTextAreaElement>(text: string) {
  const box = useRef<B>(null);
  const said = useSignal<'copied' | 'not_copied' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.value = 'copied';
    } catch {
      box.current?.select();
      said.value = 'not_copied';
    }
  };
  return { box, said, copy };
}
