import type { Feature, Geometry } from 'geojson';
import type { ItemsPage } from '../../contract/feature.ts';
import { type FilterParameter, filterParameters, readingParameters } from '../../contract/query.ts';
import { queryWords } from '../../contract/words/query.ts';
import type { Collection } from '../../service/catalogue.ts';
import { type Content, type Html, html, said } from './escape.ts';
import {
  contest,
  flat,
  kindInWords,
  type Properties,
  textOf,
  textsOf,
  valueInPage,
  when,
  where,
} from './feature-words.ts';
import { type Page, wayTo } from './frame.ts';
import { mapOf, shapeOf } from './map.ts';
import { type Column, definitions, list, table } from './parts.ts';
import { linksWith, ownAddress, pathOf, type View } from './view.ts';

/** A feature of a list. */
export type Found = Feature<Geometry | null, Properties> & { id: string };

/** What the page says of its collection and of the question. */
export interface ItemsContext {
  collection: Collection;
  title: string;
  /** The question in words. */
  words: string;
  /** How many features come before this page. */
  before: number;
  /** Those of the page, in its language. */
  features: readonly Found[];
}

const address = (collection: string, id: string) =>
  `/api/collections/${collection}/items/${encodeURIComponent(id)}`;

function titled(view: View, collection: string, { id, properties }: Found, name: string): Html {
  const text = flat(view, properties, name) || id;
  return html`<a href="${view.at(address(collection, id))}">${said(text)}</a>`;
}

function incidentRows(view: View, features: readonly Found[]): { columns: Column[]; rows: Content[][] } {
  const { say, code, place, number } = view;
  const columns = [say('when'), say('name'), say('what'), say('where'), say('who_says')];
  const rows = features.map((feature) => {
    const { properties } = feature;
    const type = textOf(properties, 'type');
    const spot = flat(view, properties, 'place_name');
    const certain = textsOf(properties, 'municipalities')
      .map((id) => place(`municipalities/${id}`))
      // A place that is called as its municipality is said once.
      .filter((name) => name !== spot);
    const count = Number(properties.accounts_count ?? 0);
    return [
      when(view, properties),
      titled(view, 'incidents', feature, 'title'),
      html`<span class="key ${`t-${type}`}"></span>${kindInWords(view, type, textOf(properties, 'sub_type'))}`,
      html`${where(view, properties)}${certain.length ? html`<br>${certain.join(', ')}` : null}`,
      html`${say('accounts_number', { count, number: number(count) })}<br>${code('verification', textOf(properties, 'verification'))}${textsOf(properties, 'contested').length ? html`<br>${contest(view, textsOf(properties, 'contested'))}` : null}`,
    ];
  });
  return { columns: columns.map((title) => ({ title })), rows };
}

function accountRows(view: View, features: readonly Found[]): { columns: Column[]; rows: Content[][] } {
  const { say, code } = view;
  const columns = [say('who_says'), say('name'), say('when'), say('where')];
  const rows = features.map((feature) => {
    const { properties } = feature;
    return [
      html`${said(textOf(properties, 'claimant_name'))}<br><span class="soft">${code('stance', textOf(properties, 'stance'))}</span>`,
      titled(view, 'accounts', feature, 'incident_title'),
      when(view, properties),
      where(view, properties),
    ];
  });
  return { columns: columns.map((title) => ({ title })), rows };
}

/** Properties of a place that are told in a list; the rest is on its own page. */
const mostColumns = 4;

function placeRows(view: View, { id, properties }: Collection, features: readonly Found[]) {
  const told = properties.filter(
    ({ name, kind, role, returned }) =>
      returned &&
      !role &&
      // Names are told already, and where a label stands is of use to who draws a map.
      !/^(name|label_(lon|lat)$)/.test(name) &&
      !['geometry', 'object', 'strings', 'numbers'].includes(kind),
  );
  const filled = told
    .filter(({ name }) => {
      const values = new Set(features.map(({ properties: own }) => own[name] ?? null));
      // What is the same of all tells nothing.
      return values.size > 1 || (features.length === 1 && !values.has(null));
    })
    .slice(0, mostColumns);
  const columns: Column[] = [
    { title: view.say('name') },
    ...filled.map((info) => ({
      title: view.own(info),
      number: info.kind === 'number' || info.kind === 'integer',
    })),
  ];
  const rows = features.map((feature): Content[] => [
    titled(view, id, feature, 'name'),
    ...filled.map((info) => valueInPage(view, info, feature.properties[info.name])),
  ]);
  return { columns, rows };
}

function rowsOf(view: View, collection: Collection, features: readonly Found[]) {
  if (collection.id === 'incidents') return incidentRows(view, features);
  return collection.id === 'accounts' ? accountRows(view, features) : placeRows(view, collection, features);
}

/** The same question in the app; null where it asks for what the app has no filter for. */
function onMap(view: View): Html | null {
  const asked = new URLSearchParams();
  for (const [name, value] of view.exchange.parameters)
    if ([...filterParameters, ...readingParameters].some((one) => one === name)) asked.append(name, value);
    else if (!['limit', 'offset', 'sortby', 'f', 'lang'].includes(name)) return null;
  return html`<a href="${view.at(asked.size ? `/?${asked}` : '/')}">${view.say('on_map')}</a>`;
}

/** Where in the list the page is, with the pages before and after it. */
function paging(view: View, body: ItemsPage, before: number, note: string | null): Html {
  const { say, number } = view;
  const { numberMatched, numberReturned } = body;
  const [previous] = linksWith(body, 'prev');
  const [next] = linksWith(body, 'next');
  const shown = say('shown_of', {
    from: number(numberReturned ? before + 1 : before),
    to: number(before + numberReturned),
    matched: number(numberMatched),
  });
  return html`<nav class="pages" aria-label="${say('pages')}">
${previous ? html`<a rel="prev" href="${ownAddress(view, previous.href)}">${say('previous')}</a>` : null}
<span>${shown}${note ? html`. ${note}` : null}</span>
${next ? html`<a rel="next" href="${ownAddress(view, next.href)}">${say('next')}</a>` : null}
</nav>`;
}

/** What spells or shapes a parameter goes with it. */
const companions: Record<string, readonly string[]> = {
  bbox: ['bbox-crs'],
  filter: ['filter-lang', 'filter-crs'],
};

/** This list without some of its parameters, from its beginning on. */
function without({ exchange }: View, dropped: readonly string[]): string {
  const next = new URLSearchParams(exchange.parameters);
  for (const name of [...dropped, 'offset', 'cursor']) next.delete(name);
  return `${pathOf(exchange.base)}${exchange.req.path}${next.size ? `?${next}` : ''}`;
}

/** Nothing matched: each filter without which something would, and the way to everything, as links. */
function empty(view: View, body: ItemsPage): Html {
  const { say, number, language, exchange } = view;
  const named = (parameter: string) =>
    ['view', ...filterParameters].includes(parameter)
      ? queryWords(`name_${parameter as FilterParameter | 'view'}`, {}, language)
      : parameter;
  const ways = (body.emptied_by ?? []).map(({ parameter, would_match }) => {
    const words = say('nothing_without', { parameter: named(parameter), number: number(would_match) });
    return html`<a href="${without(view, [parameter, ...(companions[parameter] ?? [])])}">${words}</a>`;
  });
  const asked = [...exchange.parameters.keys()].filter((name) => !['f', 'lang', 'limit'].includes(name));
  if (asked.length) ways.push(html`<a href="${without(view, asked)}">${say('everything')}</a>`);
  return html`<p>${say('nothing')}</p>${list(ways)}`;
}

/** `…/items`: a page of a collection as a map and a table. */
export function itemsPage(view: View, body: ItemsPage, context: ItemsContext): Page {
  const { say, number } = view;
  const { collection, title, words, before, features } = context;
  const { columns, rows } = rowsOf(view, collection, features);
  const shapes = features.map((feature) => ({
    ...shapeOf(feature),
    ...(collection.kind === 'record' ? {} : { label: flat(view, feature.properties, 'name') }),
  }));
  const lead = words === title ? null : html`<p class="lead">${said(words)}</p>`;
  const count = body.unlocated ?? 0;
  const note = count > 0 ? say('unlocated', { count, number: number(count) }) : null;
  return {
    title,
    above: wayTo(view, { id: collection.id, title }),
    step: say('items'),
    links: body.links,
    attribution: collection.attribution,
    content: features.length
      ? html`${lead}
${mapOf(view, shapes, say('map_of'), collection.kind === 'record')}
${collection.id === 'incidents' ? onMap(view) : null}
${paging(view, body, before, note)}
${table(title, columns, rows)}
${linksWith(body, 'next', 'prev').length ? paging(view, body, before, null) : null}`
      : html`${lead}${empty(view, body)}`,
  };
}

function withUnit(value: Content, unit: string | undefined): Content {
  return value && unit ? html`${value} ${unit}` : value;
}

/** The properties of a feature as names and values. */
export function detailsOf(view: View, collection: Collection, properties: Properties): Html | null {
  const rows = collection.properties
    .filter(({ name, kind, role }) => name in properties && kind !== 'geometry' && role !== 'id')
    // The names in each language are there; the one that files carry for all would be the same again.
    .filter(({ name }) => name !== 'name' || !('name_en' in properties))
    .map((info): [Content, Content] => [
      view.own(info),
      withUnit(valueInPage(view, info, properties[info.name]), info.unit),
    ]);
  return definitions(rows);
}
