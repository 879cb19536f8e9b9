import type { ComponentChildren } from 'preact';
import { go } from '../state/location.ts';

/** A link inside the app: a click stays in the page, a click with a modifier opens a tab as usual. */
export function Link(props: {
  href: string;
  class?: string;
  current?: boolean;
  label?: string;
  onFocus?: () => void;
  onBlur?: () => void;
  children: ComponentChildren;
}) {
  return (
    <a
      href={props.href}
      class={props.class}
      aria-current={props.current ? 'page' : undefined}
      aria-label={props.label}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      onClick={(click) => {
        if (click.button || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
        click.preventDefault();
        const target = new URL(props.href, location.href);
        go(target.pathname, target.search.slice(1));
      }}
    >
      {props.children}
    </a>
  );
}
