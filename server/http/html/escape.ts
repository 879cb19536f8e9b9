const mark = Symbol('html');

/** A finished piece of a page. Only `html` makes one, so that whatever stands in it has been escaped. */
export interface Html {
  readonly [mark]: string;
}

/** What can stand in a piece: text, which is escaped, other pieces, lists of both, and nothing. */
export type Content = string | number | Html | null | undefined | false | readonly Content[];

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Text as HTML shows it, in an element as in a quoted attribute. Control characters but white space cannot be in a
 * page and are left out; halves of surrogate pairs become replacement characters.
 */
export function escaped(text: string): string {
  return text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\ufffd')
    .replace(/\p{Cc}/gu, (one) => (/[\t\n\r]/.test(one) ? one : ''))
    .replace(/[&<>"']/g, (one) => entities[one]!);
}

function written(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  if (isList(content)) return content.map(written).join('');
  return content[mark];
}

const isList = (content: readonly Content[] | Html): content is readonly Content[] => Array.isArray(content);

/** A piece of a page: the markup is what the program says, everything put into it is escaped unless it is a piece. */
export function html(markup: TemplateStringsArray, ...contents: Content[]): Html {
  const text = markup.reduce((all, part, index) => all + written(contents[index - 1]) + part);
  return { [mark]: text };
}

/** A finished page as text. */
export function pageText(page: Html): string {
  return page[mark];
}

/** Text of somebody else's, kept apart from the direction of the letters around it. */
export function said(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** A link when the address is one that a browser opens as a page; else the text alone. */
export function link(href: string, content: Content, rel?: string): Html {
  if (!/^(https?:\/\/|\/|\?|#)/i.test(href)) return html`${content}`;
  return html`<a href="${href}"${rel ? html` rel="${rel}"` : null}>${content}</a>`;
}
