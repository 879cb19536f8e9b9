import type { ComponentChildren } from 'preact';
import type { KeptView } from '../../state/kept-views.ts';
import { showingViews } from '../../state/showing-views.ts';
import { Link } from '../link.tsx';

/** Opens a kept view, and closes the window in which it stands. */
export function ViewLink({ view, children }: { view: KeptView; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link is pressed by key as by pointer, and both click.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its link does.
    <span
      onClick={(click) => {
        if (click.defaultPrevented) showingViews.value = false;
      }}
    >
      <Link class="views-link" href={`${view.path}${view.search ? `?${view.search}` : ''}`}>
        {children}
      </Link>
    </span>
  );
}
