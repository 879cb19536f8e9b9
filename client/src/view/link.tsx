import type { ComponentChildren } from 'preact';
import { fitsFrame } from '../state/embedding.ts';
import { go, hrefInFrame, isEmbedded } from '../state/location.ts';

/**
 * A link inside the app: a click stays in the page, a click with a modifier opens a tab as usual. What has no place in a
 * frame opens beside it.
 */
export function Link(props: {
  href: string;
  class?: string;
  current?: boolean;
  label?: string;
  onFocus?: () => void;
  onBlur?: () => void;
  children: ComponentChildren;
}) {
  const target = new URL(props.href, location.href);
  const leaves = isEmbedded.value && !fitsFrame(target.pathname);
  if (leaves) target.searchParams.delete('parts');
  return (
    <a
      href={leaves ? `${target.pathname}${target.search}` : hrefInFrame(props.href)}
      class={props.class}
      aria-current={props.current ? 'page' : undefined}
      aria-label={props.label}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      onClick={(click) => {
        if (leaves || click.button || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey)
          return;
        click.preventDefault();
        go(target.pathname, target.search.slice(1));
      }}
    >
      {props.children}
    </a>
  );
}
