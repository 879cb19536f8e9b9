import { type ReadonlySignal, signal } from '@preact/signals';

/**
 * Width of an element in CSS pixels as a signal, 0 while there is none; give `ref` to the element. Not a hook: make it
 * once for each component instance.
 */
export function measuredWidth(): { width: ReadonlySignal<number>; ref: (element: Element | null) => void } {
  const width = signal(0);
  let observer: ResizeObserver | undefined;
  return {
    width,
    ref: (element) => {
      observer?.disconnect();
      if (!element) return;
      observer = new ResizeObserver(([entry]) => {
        width.value = Math.floor(entry!.contentRect.width);
      });
      observer.observe(element);
    },
  };
}
