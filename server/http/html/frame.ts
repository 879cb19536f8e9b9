import type { WebLink } from '../../contract/feature.ts';
import { inLanguage, type Language, languages } from '../../contract/text.ts';
import { designationText } from '../designation.ts';
import { type Content, type Html, html, link, pageText, said } from './escape.ts';
import { list } from './parts.ts';
import { pathOf, type View } from './view.ts';

/** Names of the languages in themselves. */
const ownNames: Record<Language, string> = {
  en: 'English',
  sq: 'Shqip',
  'sr-Latn': 'Srpski',
  'sr-Cyrl': 'Српски',
};

/** A page before its frame. `above` are the steps that lead to it; `links` those of its JSON body. */
export interface Page {
  title: string;
  above: readonly { title: string; path: string }[];
  content: Content;
  /** What the last step says, where that is not the title. */
  step?: string;
  links?: readonly WebLink[];
  /** Address of a script of the service that the page gets better by. */
  script?: string;
  /** Whose the data of the page are, where they are not the deployment's. */
  attribution?: string | null;
  /** True for a page that there is in one language only. */
  untranslated?: boolean;
}

/** This page in the other languages, at the same address. */
function languageLinks({ exchange, language, say }: View): Html {
  const entries = languages.map((of) => {
    const next = new URLSearchParams(exchange.parameters);
    next.set('lang', of);
    if (of === language) return html`<span lang="${of}" aria-current="true">${ownNames[of]}</span>`;
    return html`<a href="?${next.toString()}" lang="${of}" hreflang="${of}">${ownNames[of]}</a>`;
  });
  return html`<nav class="languages" aria-label="${say('languages')}">${list(entries, 'row')}</nav>`;
}

function steps({ at, say }: View, { above, title, step = title }: Page): Html | null {
  if (above.length === 0) return null;
  const entries = above.map(({ title: name, path }) => html`<a href="${at(path)}">${name}</a>`);
  const all = [...entries, html`<span aria-current="page">${said(step)}</span>`];
  return html`<nav class="steps" aria-label="${say('place_in')}">${list(all, 'row')}</nav>`;
}

/** The same as data: every other encoding that the body's links name. */
function encodings({ exchange, say }: View, links: readonly WebLink[]): Html | null {
  const others = links.filter(({ rel, type }) => rel === 'alternate' && type !== 'text/html');
  if (others.length === 0) return null;
  const nameOf = ({ href, title, type = '' }: WebLink) => {
    const f = URL.canParse(href) ? new URL(href).searchParams.get('f') : null;
    return title?.replace(/^This document as /, '') || f || type;
  };
  // A page and a file of the same format have one name: who reads a page wants the page.
  const names = others.map(nameOf);
  const entries = others
    .filter((_, index) => names.indexOf(names[index]!) === index)
    .map((other) => {
      const { href, type = '' } = other;
      const path = href.startsWith(exchange.base)
        ? pathOf(exchange.base) + href.slice(exchange.base.length)
        : href;
      return html`<a href="${path}" type="${type}" rel="alternate">${nameOf(other)}</a>`;
    });
  return html`<nav class="formats" aria-label="${say('also_as')}"><h2>${say('also_as')}</h2>${list(entries, 'row')}</nav>`;
}

/** What travels with every page: whose data, under which licence, and what names and boundaries mean. */
function foot(view: View, own: string | null | undefined): Html {
  const { exchange, language, say } = view;
  const { attribution, licence } = exchange.atlas.deployment.region;
  const note = inLanguage(designationText(exchange), language).text;
  const other = own && own !== attribution;
  return html`<footer>
${other ? html`<p>${say('attribution')}: ${said(own)}.</p>` : null}
<p>${say(other ? 'map_ground' : 'attribution')}: ${said(attribution)}. ${say('licence')}: ${link(licence.url, licence.name, 'license')}.</p>
${note ? html`<p>${note}</p>` : null}
</footer>`;
}

/** The whole page in its frame: steps, languages, encodings, attribution. */
export function framed(view: View, page: Page): string {
  const { exchange, language, say, at } = view;
  const path = pathOf(exchange.base);
  const { script } = page;
  const alternates = (page.links ?? [])
    .filter(({ rel }) => rel === 'alternate')
    .map(
      ({
        href,
        type = '',
        title,
      }) => html`<link rel="alternate" href="${href}" type="${type}"${title ? html` title="${title}"` : null}>
`,
    );
  return pageText(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – Incident Atlas</title>
<link rel="icon" href="${path}/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${path}/api/pages/pages.css">
${alternates}${script ? html`<script src="${path}/api/pages/${script}" defer></script>` : null}</head>
<body>
<a class="skip" href="#content">${say('skip')}</a>
<header>
<p class="brand"><a href="${at('/api')}">Incident Atlas</a></p>
${page.untranslated ? null : languageLinks(view)}
</header>
${steps(view, page)}
<main id="content">
<h1>${said(page.title)}</h1>
${page.content}
</main>
${encodings(view, page.links ?? [])}
${foot(view, page.attribution)}
</body>
</html>
`);
}

/** The way to a collection, for pages below it. */
export function wayTo(view: View, collection?: { id: string; title: string }): Page['above'] {
  return [
    { title: view.say('start'), path: '/api' },
    { title: view.say('collections'), path: '/api/collections' },
    ...(collection ? [{ title: collection.title, path: `/api/collections/${collection.id}` }] : []),
  ];
}
