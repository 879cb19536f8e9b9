import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { reading } from '../i18n/reading.ts';

/**
 * What stands at one spot of the map that was pressed, as a list the reader meets next: its heading takes the focus at
 * each new `found`. Escape closes it wherever the focus is, also while it is still on the map; an open dialog comes
 * first.
 */
export function AtSpot(props: {
  title: string;
  found: unknown;
  close: () => void;
  closesByLink?: boolean;
  children: ComponentChildren;
}) {
  const { title, found, close, closesByLink, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [found]);
  useLayoutEffect(() => {
    const onKey = (press: KeyboardEvent) => {
      if (press.key === 'Escape' && !document.querySelector('dialog[open]')) close();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [close]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link's own Enter is a click.
    <section
      class="chooser"
      aria-label={title}
      onClick={(click) => {
        // Also for what is open already: its address does not change, so nothing else would close this.
        if (closesByLink && (click.target as Element).closest('a')) close();
      }}
    >
      <header class="reading-head">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" class="button" onClick={close}>
          {reading('back_to_list')}
        </button>
      </header>
      {children}
    </section>
  );
}
