import '../../style/help.css';
import { useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { shell } from '../../i18n/shell.ts';
import { query, searchFor } from '../../state/location.ts';
import { Link } from '../link.tsx';

/** A page to read, with the way back to the map as it was left; `title` is also that of the document. */
export function HelpPage(props: { title: string; lead: string; children: ComponentChildren }) {
  useSignalEffect(() => {
    document.title = `${props.title} – ${shell('product')}`;
  });
  const search = searchFor(query.value);
  return (
    <main class="page help-page">
      <article class="help-inside">
        <p>
          <Link href={search ? `/?${search}` : '/'}>
            <span aria-hidden="true">←</span> {shell('back_to_map')}
          </Link>
        </p>
        <h1>{props.title}</h1>
        <p class="help-lead">{props.lead}</p>
        {props.children}
      </article>
    </main>
  );
}

/** A sentence of the dictionary with a link where it has the gap `{api}`. */
export function WithApi({ words }: { words: string }) {
  const [before, after] = words.split('{api}');
  return (
    <p>
      {before}
      <a href="/api">/api</a>
      {after}
    </p>
  );
}
