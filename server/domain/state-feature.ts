import type { IncidentFeature, IncidentProperties } from '../contract/feature.ts';
import type { Account, IncidentDocument } from '../contract/incident.ts';
import { inLanguage, type Texts } from '../contract/text.ts';
import type { Span } from '../contract/time.ts';
import { contestedAspects, type DerivedAccount } from './contest.ts';
import { disorderClassOf } from './disorder.ts';
import { figureLinesOf } from './figures.ts';
import type { Gazetteer } from './gazetteer.ts';
import { inForce, inForceOrFirst, type KnownAccount, knownAccounts } from './knowledge.ts';
import { natureIn } from './nature.ts';
import { namesNoEnd } from './occurred.ts';
import type { DerivedPlace } from './place.ts';
import { firstStating, preferenceAt } from './preferred.ts';
import type { State } from './projection.ts';
import { searchTexts } from './search-text.ts';
import { verificationOf } from './verification.ts';

/** What one version of a document is projected with. */
export interface StateContext {
  version: number;
  gazetteer: Gazetteer;
  derived: ReadonlyMap<string, DerivedAccount>;
  /** The claimant as whose accounts alone tell it the incident is read; null reads all of them. */
  teller: string | null;
}

/**
 * The state of a document at a knowledge date (ms), not yet closed: its `known_from` is that date. Null before the first
 * account that counts. As one claimant tells it place, time, type, actors, figures, shapes and words are of its accounts
 * alone, chosen by the same rules; title, verification, what is contested, and who speaks at all are the incident's.
 */
export function stateAt(doc: IncidentDocument, at: number, context: StateContext): State | null {
  const { gazetteer, derived, teller } = context;
  const { zone } = gazetteer;
  const known = knownAccounts(doc, at, zone);
  const told = teller === null ? known : known.filter(({ account }) => account.claimant.id === teller);
  if (!told.length) return null;
  const { order, rule } = preferenceAt(doc, told, at, zone, derived);
  const figures = figureLinesOf(doc, told, zone);
  const allFigures = teller === null ? figures : figureLinesOf(doc, known, zone);
  const contested = contestedAspects(known, allFigures, derived);
  const title = inForceOrFirst(doc.titles, at, zone).text;
  const summary = inForce(doc.summaries, at, zone)?.text;
  const neutral = inForceOrFirst(doc.types, at, zone);
  const type = teller === null ? neutral : natureIn(order, neutral);

  const placed =
    firstStating(order, ({ place }) => place !== undefined && place.precision !== 'unlocated') ??
    firstStating(order, ({ place }) => place !== undefined);
  const place = placed ? (derived.get(placed.id)?.place ?? null) : null;
  const timed = firstStating(order, ({ time }) => time !== undefined);
  const span = timed ? toldSpan(timed, order, derived) : null;
  const acted = firstStating(order, ({ actors }) => actors.length > 0);

  const properties: IncidentProperties = {
    version: context.version,
    status: doc.status,
    ...inLanguages('title', title),
    ...(summary ? inLanguages('summary', summary) : {}),
    type: type.type,
    sub_type: type.sub_type,
    disorder_class: disorderClassOf(type.type, type.sub_type),
    occurred_start: span ? iso(span.start) : null,
    occurred_end: span?.end != null ? iso(span.end) : null,
    occurred_open: span !== null && span.end === null,
    time_precision: timed?.time?.precision ?? null,
    ...(place?.name ? namesIn(place.name) : {}),
    place_precision: placed?.place?.precision ?? 'unlocated',
    ...(doc.place_generalised ? { place_generalised: doc.place_generalised } : {}),
    uncertainty_m: place?.uncertainty_m ?? null,
    place_area: place?.place_area ?? [],
    municipalities: place?.municipalities ?? [],
    municipalities_possible: possibleMunicipalities(place, told, derived),
    border_point: place?.border_point ?? null,
    border_point_km: place?.border_point_km ?? null,
    line_side: place?.line_side ?? null,
    line_km: place?.line_km ?? null,
    settlement: place?.settlement ?? null,
    settlement_km: place?.settlement_km ?? null,
    verification: verificationOf('occurrence', doc, known, at, zone),
    contested,
    accounts_count: known.length,
    claimants: [...new Set(known.map(({ account }) => account.claimant.id))],
    actors: [...new Set((acted?.actors ?? []).map((actor) => actor.id))],
    figures,
    preferred_account: order[0]!.account.id,
    preferred_rule: rule,
    known_from: iso(at),
    aggregate: doc.aggregate,
    ...(doc.tags?.length ? { tags: doc.tags } : {}),
  };
  const feature: IncidentFeature = {
    type: 'Feature',
    id: doc.id,
    geometry: place?.geometry ?? null,
    properties,
  };
  return {
    known_from: at,
    known_to: null,
    occurred_start: span?.start ?? null,
    occurred_end: span?.end ?? null,
    feature,
    shapes: told.flatMap(({ account }) => derived.get(account.id)?.place?.shapes ?? []),
    search: searchTexts([title, summary], told, derived, gazetteer),
  };
}

/**
 * The span of the account that leads for the time. Where it names a start and nothing of an end, the next in the order
 * that names the same start and an end adds it: who tells of the first day alone does not deny that it went on.
 */
function toldSpan(
  timed: Account,
  order: readonly KnownAccount[],
  derived: StateContext['derived'],
): Span | null {
  const own = derived.get(timed.id)?.span ?? null;
  if (!own || !namesNoEnd(timed.time)) return own;
  const longer = firstStating(order, ({ id, time }) => {
    const other = derived.get(id)?.span;
    return other != null && !namesNoEnd(time) && other.start === own.start;
  });
  return longer ? derived.get(longer.id)!.span : own;
}

const mostInstants = 50_000;
const instants = new Map<number, string>();

/** RFC 3339 UTC of milliseconds; remembered, since what is coded by days has few of them. */
export function iso(ms: number): string {
  let text = instants.get(ms);
  if (text === undefined) {
    if (instants.size >= mostInstants) instants.clear();
    text = new Date(ms).toISOString();
    instants.set(ms, text);
  }
  return text;
}

/** Possibly inside by the preferred place, or inside, certainly or possibly, by any other known account. */
function possibleMunicipalities(
  preferred: DerivedPlace | null,
  known: readonly KnownAccount[],
  derived: ReadonlyMap<string, DerivedAccount>,
): string[] {
  const certain = new Set(preferred?.municipalities);
  const all = known.flatMap(({ account }) => {
    const place = derived.get(account.id)?.place;
    return place ? [...place.municipalities, ...place.municipalities_possible] : [];
  });
  return [...new Set(all)].filter((id) => !certain.has(id)).sort();
}

type TextMembers<N extends 'title' | 'summary'> = Pick<IncidentProperties, N> &
  Partial<Pick<IncidentProperties, `${N}_lang` | `${N}_sq` | `${N}_sr_latn` | `${N}_sr_cyrl`>>;

function inLanguages(name: 'title', text: Texts): TextMembers<'title'>;
function inLanguages(name: 'summary', text: Texts): TextMembers<'summary'>;
function inLanguages(name: string, value: Texts): Record<string, string> {
  const { text, language } = inLanguage(value, 'en');
  return {
    [name]: text,
    ...(language === 'en' ? {} : { [`${name}_lang`]: language }),
    ...translations(name, value),
  };
}

function namesIn(value: Texts): Partial<IncidentProperties> {
  return { place_name: inLanguage(value, 'en').text, ...translations('place_name', value) };
}

function translations(name: string, value: Texts): Record<string, string> {
  return {
    ...(value.sq ? { [`${name}_sq`]: value.sq } : {}),
    ...(value['sr-Latn'] ? { [`${name}_sr_latn`]: value['sr-Latn'] } : {}),
    ...(value['sr-Cyrl'] ? { [`${name}_sr_cyrl`]: value['sr-Cyrl'] } : {}),
  };
}
