import { type Content, type Html, html } from './escape.ts';

/** A column of a table; numbers stand at the right. `bare` cells say themselves what they are. */
export interface Column {
  title: string;
  number?: boolean;
  bare?: boolean;
}

/**
 * A table in a frame of its own, so that a wide one scrolls and not the page. `rows` have a cell for each column. A
 * `short` one has a phone's room for all its columns and stays a table there.
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Content[])[],
  short = false,
): Html {
  const head = columns.map(
    ({ title, number }) => html`<th scope="col"${number ? html` class="number"` : null}>${title}</th>`,
  );
  const body = rows.map((row) => {
    const cells = row.map((cell, index) => {
      const { title, number, bare } = columns[index]!;
      // On a phone each row is a block whose cells carry the title of their column.
      return html`<td${bare ? null : html` data-title="${title}"`}${number ? html` class="number"` : null}>${cell}</td>`;
    });
    return html`<tr>${cells}</tr>`;
  });
  return html`<div class="table${short ? ' short' : ''}" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${body}</tbody>
</table></div>`;
}

/** Names and what they stand for; a pair without content is left out. */
export function definitions(pairs: readonly (readonly [Content, Content])[]): Html | null {
  const rows = pairs
    .filter(([, content]) => content !== null && content !== undefined && content !== false && content !== '')
    .map(([name, content]) => html`<div><dt>${name}</dt><dd>${content}</dd></div>`);
  return rows.length ? html`<dl>${rows}</dl>` : null;
}

/** A list of entries; nothing when there are none. */
export function list(entries: readonly Content[], kind = 'plain'): Html | null {
  if (entries.length === 0) return null;
  return html`<ul class="${kind}">${entries.map((entry) => html`<li>${entry}</li>`)}</ul>`;
}

/** A part of a page under a heading; nothing when it has no content. */
export function section(title: string, content: Content): Html | null {
  return content ? html`<section><h2>${title}</h2>${content}</section>` : null;
}

/** Pieces with commas between them. */
export function joined(pieces: readonly Content[]): Content {
  return pieces.flatMap((piece, index) => (index ? [', ', piece] : [piece]));
}
