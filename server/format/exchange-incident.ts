import type { IncidentProperties } from '../contract/feature.ts';
import type { Account, Actor, IncidentDocument } from '../contract/incident.ts';
import { lineOf } from '../contract/rival.ts';
import { inLanguage, type Texts } from '../contract/text.ts';
import { localDay } from '../contract/time.ts';
import { knownAccounts } from '../domain/knowledge.ts';
import { preferenceAt } from '../domain/preferred.ts';
import { type LineTotal, lineTotals } from './figure-totals.ts';
import type { ExportContext, ExportedDocument, ExportItem } from './format.ts';
import { representativePoint } from './representative-point.ts';
import { textIn } from './texts-of.ts';

/** What ACLED and UCDP rows are made of: an incident as its preferred account and the others known by then tell it. */
export interface ExchangeIncident {
  id: string;
  properties: IncidentProperties;
  exported: ExportedDocument;
  /** Known accounts, the preferred first. */
  accounts: Account[];
  /** Null where only the country is known. */
  lon: number | null;
  lat: number | null;
  /** `YYYY-MM-DD` in the deployment's zone; `lastDay` is empty while it is going on. */
  firstDay: string;
  lastDay: string;
  sides: { first: Actor[]; second: Actor[] };
  /** Killed by reporting line; the first is the most preferred line that says something, or the one that completes it. */
  killed: LineTotal[];
  text: (texts: Texts) => string;
  place: string;
  municipalities: string[];
  title: string;
  summary: string;
}

/**
 * Why neither format can hold a feature: it has no coordinates, or no date; else null. With `ofCountries` also one of
 * which only the country is known is held: UCDP has codes for it.
 */
export function refusedByExchange(
  { geometry, properties }: ExportItem['feature'],
  ofCountries = false,
): string | null {
  if (typeof properties?.occurred_start !== 'string') return 'no_date';
  if (ofCountries && properties.place_precision === 'country') return null;
  return representativePoint(geometry) === null ? 'no_coordinates' : null;
}

/** Reads an item for the exchange formats; throws a sentence when it is one they refuse or has no document. */
export function exchangeIncident(
  item: ExportItem,
  context: ExportContext,
  ofCountries = false,
): ExchangeIncident {
  const { feature, document: exported } = item;
  const point = representativePoint(feature.geometry);
  if (!exported || refusedByExchange(feature, ofCountries))
    throw new Error(`The incident «${feature.id}» was to be left out of this file.`);
  const properties = feature.properties as IncidentProperties;
  const { zone, language } = context;
  const accounts = accountsInOrder(exported.document, properties.preferred_account, context);
  const { occurred_start: start, occurred_end: end, occurred_open: open } = properties;
  return {
    id: feature.id,
    properties,
    exported,
    accounts,
    lon: point?.[0] ?? null,
    lat: point?.[1] ?? null,
    firstDay: localDay(Date.parse(start!), zone),
    lastDay: open || end === null ? '' : localDay(Date.parse(end) - 1, zone),
    sides: sidesOf(accounts),
    killed: killedByPreference(properties, accounts),
    text: (texts) => inLanguage(texts, language).text,
    place: textIn({ ...properties }, 'place_name', language),
    municipalities: properties.municipalities.map((id) => context.nameOf(`municipalities/${id}`)),
    title: textIn({ ...properties }, 'title', language),
    summary: textIn({ ...properties }, 'summary', language),
  };
}

/** The accounts known, the one that leads the state first: what their places decided is settled in the feature. */
function accountsInOrder(
  doc: IncidentDocument,
  preferred: string,
  { knownAt, made_at, zone }: ExportContext,
): Account[] {
  const at = Date.parse(knownAt ?? made_at);
  const { order } = preferenceAt(doc, knownAccounts(doc, at, zone), at, zone, new Map());
  const accounts = order.map(({ account }) => account);
  return [...accounts.filter(({ id }) => id === preferred), ...accounts.filter(({ id }) => id !== preferred)];
}

/**
 * Two sides as the first account that names actors has them: who began it (else who took part, else the authority that
 * acted), and who was affected or responded. Who was merely present is on neither.
 */
function sidesOf(accounts: readonly Account[]): ExchangeIncident['sides'] {
  const actors = accounts.find((account) => account.actors.length > 0)?.actors ?? [];
  const of = (role: Actor['role']) => actors.filter((actor) => actor.role === role);
  const first = [of('initiating'), of('participant'), of('authority')].find((list) => list.length) ?? [];
  return { first, second: [...of('affected'), ...of('responding')] };
}

function killedByPreference(properties: IncidentProperties, accounts: readonly Account[]): LineTotal[] {
  const order = accounts.map(lineOf);
  const place = (line: string) => (order.includes(line) ? order.indexOf(line) : order.length);
  const rank = ({ line, repeats }: LineTotal) => Math.min(...[line, ...repeats].map(place));
  return lineTotals(properties.figures, 'killed').sort((a, b) => rank(a) - rank(b));
}
