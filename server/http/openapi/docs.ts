import type { Handler } from '../exchange.ts';
import { type Content, type Html, html } from '../html/escape.ts';
import { framed } from '../html/frame.ts';
import { definitions, joined, list, section, table } from '../html/parts.ts';
import { pathOf, type View, viewOf } from '../html/view.ts';
import { html as htmlEncoding } from '../negotiate.ts';
import { openResource } from '../resource.ts';
import { cache, sendBytes } from '../respond.ts';
import {
  examplesOf,
  isReference,
  type OpenApi,
  type Operation,
  type Parameter,
  parameterOf,
  type Schema,
  type Verb,
} from './description.ts';

interface Entry {
  path: string;
  verb: Verb;
  operation: Operation;
}

/** Text with `code` marked as the descriptions mark it. */
function prose(text: string): Content {
  return text.split(/`([^`]*)`/).map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
}

function kindOf({ type, items, format, minimum, maximum, default: usual }: Schema): string {
  const inner = items ? ` of ${kindOf(items as Schema)}` : '';
  const bounds = [
    minimum === undefined ? '' : `from ${minimum}`,
    maximum === undefined ? '' : `to ${maximum}`,
    usual === undefined ? '' : `default ${usual}`,
  ].filter(Boolean);
  return [`${type ?? 'any'}${inner}${format ? ` (${format})` : ''}`, ...bounds].join(', ');
}

function codesOf(schema: Schema): readonly unknown[] {
  return ((schema.enum ?? (schema.items as Schema | undefined)?.enum ?? []) as unknown[]).filter(Boolean);
}

function companions(parameter: Parameter): string {
  return Object.entries(parameter['x-with'] ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** One parameter: what it is, and for reads the field to try it. */
function parameterPart(parameter: Parameter, operationId: string, tried: boolean): Html {
  const { name, description, schema, required } = parameter;
  const [example = ''] = examplesOf(parameter);
  const codes = codesOf(schema);
  const id = `${operationId}.${name}`;
  const always = required === true;
  const field = html`<div class="try" data-scripted hidden>${
    always ? html`<span></span>` : html`<input type="checkbox" aria-label="Send ${name}">`
  }<input type="text" id="${id}" name="${name}" value="${example}" data-in="${parameter.in}" data-with="${companions(parameter)}" aria-label="Value of ${name}" autocomplete="off" spellcheck="false"></div>`;
  return html`<div class="parameter">
<p><code>${name}</code> <span class="soft">${parameter.in}, ${kindOf(schema)}${always ? ', required' : ''}</span></p>
<p>${prose(description)}</p>
${codes.length ? html`<p class="soft">${joined(codes.map((code) => html`<code>${String(code)}</code>`))}</p>` : null}
<p class="soft">Example: ${joined(examplesOf(parameter).map((one) => html`<code>${one}</code>`))}</p>
${tried ? field : null}
</div>`;
}

function answers(document: OpenApi, { responses }: Operation): Html {
  const rows = Object.entries(responses).map(([status, given]): Content[] => {
    const response = isReference(given)
      ? document.components.responses[given.$ref.split('/').at(-1)!]!
      : given;
    const types = Object.keys(response.content ?? {});
    return [status, prose(response.description), joined(types.map((type) => html`<code>${type}</code>`))];
  });
  return table('Answers', [{ title: 'Status' }, { title: 'Meaning' }, { title: 'Types' }], rows);
}

/** A read asked with what it needs and nothing else: what a reader without a script can follow. */
function exampleAddress(base: string, path: string, parameters: readonly Parameter[]): string {
  const query = new URLSearchParams();
  let filled = path === '/' ? '' : path;
  for (const one of parameters) {
    const [example = ''] = examplesOf(one);
    if (one.in === 'path') filled = filled.replace(`{${one.name}}`, encodeURIComponent(example));
    else if (one.in === 'query' && one.required) query.set(one.name, example);
  }
  return `${base}/api${filled}${query.size ? `?${query}` : ''}`;
}

function operationPart(document: OpenApi, base: string, { path, verb, operation }: Entry): Html {
  const { operationId, summary, description, security, requestBody } = operation;
  const parameters = (operation.parameters ?? []).map((one) => parameterOf(document, one));
  const tried = verb === 'get';
  const types = Object.values(operation.responses).flatMap((one) =>
    isReference(one) ? [] : Object.keys(one.content ?? {}),
  );
  const accept = types.find((type) => /json/.test(type)) ?? types[0] ?? '*/*';
  const rows = parameters.map((one) => parameterPart(one, operationId, tried));
  const example = exampleAddress(base, path, parameters);
  const fields = tried
    ? html`<form data-path="${base}/api${path === '/' ? '' : path}" data-accept="${accept}">${rows}
<p data-scripted hidden><button class="send" type="submit">Send</button></p>
<div class="answer" role="status" aria-live="polite"></div></form>`
    : rows;
  return html`<details class="operation" id="${operationId}">
<summary><span class="verb${tried ? '' : ' write'}">${verb}</span> <code>${path}</code> ${prose(summary)}</summary>
<div>
${description ? html`<p>${prose(description)}</p>` : null}
${security ? html`<p class="soft">Needs ${security.map((one) => Object.keys(one).join(' and ')).join(' or ')}.</p>` : null}
${tried ? html`<p><a href="${example}"><code>${example}</code></a></p>` : null}
${requestBody ? html`<p>Body: ${joined(Object.keys(requestBody.content).map((type) => html`<code>${type}</code>`))}</p>` : null}
${fields}
${answers(document, operation)}
</div>
</details>`;
}

/** The document as a page: groups of operations with their parameters, each a fold of its own. */
export function docsPage(view: View, document: OpenApi): string {
  const base = pathOf(view.exchange.base);
  const entries: Entry[] = Object.entries(document.paths).flatMap(([path, item]) =>
    (Object.entries(item) as [Verb, Operation][]).map(([verb, operation]) => ({ path, verb, operation })),
  );
  const groups = document.tags.map(({ name, description }) => ({
    name,
    description,
    entries: entries.filter(({ operation }) => operation.tags[0] === name),
  }));
  const { info, components } = document;
  const schemes = Object.entries(components.securitySchemes).map(([name, scheme]): [Content, Content] => [
    name,
    String(scheme.description ?? ''),
  ]);
  return framed(view, {
    title: 'Documentation of the API',
    above: [{ title: view.say('start'), path: '/api' }],
    script: 'docs.js',
    untranslated: true,
    content: html`<p class="lead">${info.description}</p>
<p>Version ${info.version}. The same for programs: <a href="${base}/api/openapi.json">openapi.json</a>, OpenAPI ${document.openapi}.</p>
<noscript><p>Without a script this page is documentation only; with it every read can be tried here.</p></noscript>
<nav class="toc" aria-label="Groups">${list(groups.map(({ name }) => html`<a href="#tag-${name}">${name}</a>`))}</nav>
${section('Who may', definitions(schemes))}
${groups.map(
  ({
    name,
    description,
    entries: operations,
  }) => html`<section id="tag-${name}"><h2>${name}</h2><p>${description}</p>
${operations.map((entry) => operationPart(document, base, entry))}</section>`,
)}`,
  });
}

/** Pages made of a document by the address they were asked at; a page takes a tenth of a second, and anybody may ask. */
const made = new WeakMap<OpenApi, Map<string, Buffer>>();

/** `GET /api/docs`: made of the document that `/api/openapi.json` answers with. */
export function docs(
  currentDocument: (exchange: Parameters<Handler>[0]) => Promise<{ document: OpenApi }>,
): Handler {
  return async (exchange) => {
    openResource(exchange, [htmlEncoding]);
    cache(exchange, 'public');
    // The descriptions of the document are English, and so is all that stands around them.
    exchange.res.setHeader('Content-Language', 'en');
    const { document } = await currentDocument(exchange);
    const { originalUrl } = exchange.req;
    const pages = made.get(document) ?? new Map<string, Buffer>();
    const page = pages.get(originalUrl) ?? Buffer.from(docsPage(viewOf(exchange, 'en'), document));
    // So few addresses are right that there can be no more pages than some.
    made.set(document, pages.set(originalUrl, page));
    sendBytes(exchange.res, [page], 200, 'text/html; charset=utf-8');
  };
}
