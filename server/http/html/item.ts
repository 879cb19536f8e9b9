import type { Feature, Geometry } from 'geojson';
import type { AccountView, IncidentDetail, WebLink } from '../../contract/feature.ts';
import type { IncidentQuery } from '../../contract/query.ts';
import { tellerOf } from '../../contract/view.ts';
import type { Collection } from '../../service/catalogue.ts';
import { Fault } from '../../service/fault.ts';
import { readHistory } from '../../service/history.ts';
import { readIncident } from '../../service/reading.ts';
import { accountParts, accountTitle } from './account.ts';
import { inPageLanguage } from './account-names.ts';
import { type Html, html, said } from './escape.ts';
import { flat, type Properties, textOf } from './feature-words.ts';
import { type Page, wayTo } from './frame.ts';
import { incidentPage } from './incident.ts';
import { detailsOf } from './items.ts';
import { mapOf, shapeOf } from './map.ts';
import type { View } from './view.ts';

type Item = Feature<Geometry | null, Properties> & { id: string; links: WebLink[] };

/** The account as its incident tells it, with sources and figures; null where the incident does not answer. */
async function wholeAccount(
  { exchange }: View,
  { properties }: Item,
  { knownAt, recordedAt }: IncidentQuery,
): Promise<AccountView | null> {
  const at = { knownAt: knownAt?.at ?? null, recordedAt: recordedAt?.at ?? null };
  try {
    const incident = await readIncident(exchange.atlas, exchange.visitor, textOf(properties, 'incident'), at);
    return incident.properties.accounts.find(({ id }) => id === textOf(properties, 'account')) ?? null;
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

async function accountPage(
  view: View,
  given: Item,
  collection: Collection,
  title: string,
  query: IncidentQuery,
): Promise<Page> {
  const [[item], account] = await Promise.all([
    inPageLanguage(view, query, [given]),
    wholeAccount(view, given, query),
  ]);
  const { properties, id, links } = item!;
  const incident = textOf(properties, 'incident');
  const address = view.at(`/api/collections/incidents/items/${encodeURIComponent(incident)}`);
  const told: Html | null = account
    ? html`<article class="account"><h2>${accountTitle(view, account)}</h2>${accountParts(view, account, [account])}</article>`
    : detailsOf(view, collection, properties);
  return {
    title: flat(view, properties, 'claimant_name') || id,
    above: wayTo(view, { id: collection.id, title }),
    links,
    content: html`<p class="lead"><a href="${address}">${said(textOf(properties, 'incident_title') || incident)}</a></p>
${mapOf(view, [shapeOf(item!)], view.say('map_of_one'))}
${told}`,
  };
}

/** `…/items/{id}` of any collection; `query` has the view and the dates that were asked for. */
export async function itemPage(
  view: View,
  body: object,
  collection: Collection,
  title: string,
  query: IncidentQuery,
): Promise<Page> {
  if (collection.id === 'incidents') {
    const incident = body as IncidentDetail;
    const { atlas, visitor } = view.exchange;
    const versions = await readHistory(atlas, visitor, incident.id);
    return incidentPage(view, incident, title, versions, tellerOf(query));
  }
  const item = body as Item;
  if (collection.id === 'accounts') return accountPage(view, item, collection, title, query);
  const { properties, id, links } = item;
  return {
    title: flat(view, properties, 'name') || id,
    above: wayTo(view, { id: collection.id, title }),
    links,
    attribution: collection.attribution,
    content: html`${mapOf(view, [{ ...shapeOf(item), label: flat(view, properties, 'name') }], view.say('map_of_one'), false)}
${detailsOf(view, collection, properties)}`,
  };
}
