import type { WebLink } from '../../contract/feature.ts';
import type { PageWord } from '../../contract/words/page.ts';
import { type Content, html, link, said } from './escape.ts';
import { type Page, wayTo } from './frame.ts';
import { joined, list, section, table } from './parts.ts';
import type { View } from './view.ts';

type Linked = { links?: WebLink[] };

const top = (view: View) => [{ title: view.say('start'), path: '/api' }];

/** `/api/conformance`: the classes by the standard they belong to. */
export function conformancePage(view: View, body: Linked & { conformsTo: readonly string[] }): Page {
  const groups = new Map<string, string[]>();
  for (const uri of body.conformsTo) {
    const [, standard = uri] = /\/spec\/(.+)\/conf\//.exec(uri) ?? [];
    groups.set(standard, [...(groups.get(standard) ?? []), uri]);
  }
  return {
    title: view.say('conformance'),
    above: top(view),
    links: body.links ?? [],
    content: html`<p class="lead">${view.say('conformance_lead')}</p>${[...groups].map(([standard, uris]) =>
      section(
        standard,
        list(
          uris.map((uri) => link(uri, uri.replace(/^.*\/conf\//, ''))),
          'row',
        ),
      ),
    )}`,
  };
}

interface Described {
  name: string;
  description: string;
  arguments: { title: string; description: string; type: string[] }[];
  returns: string[];
  collections: string[];
}

/** `/api/functions`. */
export function functionsPage(view: View, body: Linked & { functions: readonly Described[] }): Page {
  const { say } = view;
  const columns = [say('name'), say('arguments'), say('returns'), say('collections')];
  const rows = body.functions.map((one): Content[] => [
    html`<code>${one.name}</code><br><span lang="en">${one.description}</span>`,
    joined(
      one.arguments.map(
        ({ title, type, description }) =>
          html`<code>${title}</code> (${type.join(', ')})<br><span class="soft" lang="en">${description}</span>`,
      ),
    ),
    one.returns.join(', '),
    one.collections.join(', '),
  ]);
  return {
    title: say('functions'),
    above: top(view),
    links: body.links ?? [],
    content: html`<p class="lead">${say('functions_lead')}</p>${table(
      say('functions'),
      columns.map((title) => ({ title })),
      rows,
    )}`,
  };
}

interface MemberSchema {
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  enum?: (string | null)[];
  oneOf?: { const: string | null; title?: string }[];
  items?: MemberSchema;
  readOnly?: boolean;
  'x-ogc-role'?: string;
  'x-ogc-unit'?: string;
}

function kindOf({ type, format, items }: MemberSchema): string {
  const types = [type ?? []].flat().filter((one) => one !== 'null');
  const inner = items ? ` (${kindOf(items)})` : '';
  return [...types, ...(format ? [format] : [])].join(', ') + inner;
}

function valuesOf(member: MemberSchema): Content {
  const codes = (member.oneOf ?? member.items?.oneOf ?? []).filter((one) => one.const !== null);
  if (codes.length === 0) return member['x-ogc-unit'] ?? null;
  if (codes.every(({ title, const: value }) => !title || title === value))
    return joined(codes.map(({ const: value }) => html`<code>${value}</code>`));
  return list(
    codes.map(({ title, const: value }) => html`<code>${value}</code> ${title}`),
    'codes',
  );
}

/** `…/queryables`, `…/schema`, `…/sortables`: the properties of a collection as a table. */
export function schemaPage(
  view: View,
  kind: 'queryables' | 'schema' | 'sortables',
  body: { properties: Record<string, MemberSchema> },
  collection: { id: string; title: string },
): Page {
  const { say, own } = view;
  const words: PageWord[] = [
    'property',
    'type',
    'values',
    'role',
    ...(kind === 'schema' ? (['writable'] as const) : []),
  ];
  const titleOf = (name: string, title: string | undefined) =>
    title ? said(own({ name, title: { en: title } })) : null;
  const rows = Object.entries(body.properties).map(([name, member]): Content[] => [
    html`<code>${name}</code><br>${titleOf(name, member.title)}${member.description ? html`<br><span class="soft">${member.description}</span>` : null}`,
    kindOf(member),
    valuesOf(member),
    member['x-ogc-role'] ?? null,
    ...(kind === 'schema' ? [say(member.readOnly || member['x-ogc-role'] === 'id' ? 'no' : 'yes')] : []),
  ]);
  return {
    title: say(kind),
    above: wayTo(view, collection),
    links: alternate(view),
    content: html`<p class="lead">${say(`${kind}_lead`)}</p>${table(
      say(kind),
      words.map((word) => ({ title: say(word) })),
      rows,
    )}`,
  };
}

/** A schema carries no links of its own: the same address as JSON. */
function alternate({ exchange }: View): WebLink[] {
  const next = new URLSearchParams(exchange.parameters);
  next.set('f', 'json');
  const href = `${exchange.base}${exchange.req.path}?${next}`;
  return [{ rel: 'alternate', type: 'application/schema+json', title: 'JSON Schema', href }];
}
