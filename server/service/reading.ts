import type { IncidentDetailProperties, IncidentFeature } from '../contract/feature.ts';
import {
  emptyQuery,
  type FilterParameter,
  filterParameters,
  type IncidentQuery,
  printParameter,
  withoutParameter,
} from '../contract/query.ts';
import { everywhere } from '../domain/every-place.ts';
import { inForceOrFirst } from '../domain/knowledge.ts';
import { type Actor, audienceOf, may } from '../domain/permissions.ts';
import { statesIn } from '../domain/projection.ts';
import { documentAt } from '../domain/reading.ts';
import type { At, Audience, FeatureBytes, IncidentRecord } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { Fault, notFound, takenBack } from './fault.ts';
import { incomingLinks, leadingOn } from './merged-links.ts';

/** An incident with all that was known of it, before HTTP adds its links. */
export interface IncidentReading {
  id: string;
  geometry: IncidentFeature['geometry'];
  properties: IncidentDetailProperties;
  record: IncidentRecord;
}

/**
 * Who a list is for. Lists are public for everyone, so that staff see on the map what readers see; only a `status`
 * other than published asks as staff. Throws Fault `forbidden` when a reader does.
 */
export function listAudience(actor: Actor | null, query: IncidentQuery): Audience {
  const wanted = query.status.filter((status) => status !== 'published');
  if (wanted.length === 0) return audienceOf(null);
  const audience = audienceOf(actor);
  if (!wanted.every((status) => audience.statuses.includes(status)))
    throw new Fault(
      'forbidden',
      'status_needs_session',
      'The status of a list is for staff who are logged in.',
    );
  return audience;
}

/** What a list may be asked without. */
type Emptying = FilterParameter | 'view';

/** A page of `incidents` or `accounts`, and which filter emptied it when nothing matched. May throw BusyError. */
export async function readPage(
  atlas: Atlas,
  collection: 'incidents' | 'accounts',
  query: IncidentQuery,
  audience: Audience,
): Promise<{ page: FeatureBytes; emptiedBy: { parameter: Emptying; would_match: number }[] | null }> {
  const now = atlas.now();
  const read = (wanted: IncidentQuery, reader = audience) =>
    collection === 'incidents'
      ? atlas.store.page(wanted, reader, now)
      : atlas.store.accounts(wanted, reader, now);
  const page = await read(query);
  if (page.numberMatched > 0) return { page, emptiedBy: null };
  const set: Emptying[] = filterParameters.filter((parameter) => printParameter(query, parameter) !== null);
  if (query.view !== emptyQuery.view) set.push('view');
  if (set.length === 0) return { page, emptiedBy: null };
  const counted = await Promise.all(
    set.map(async (parameter) => {
      const without =
        parameter === 'view' ? { ...query, view: emptyQuery.view } : withoutParameter(query, parameter);
      // Without `status` a list is public: what it would show then is what readers see.
      const reader = parameter === 'status' ? audienceOf(null) : audience;
      const count =
        collection === 'incidents'
          ? await atlas.store.count(without, reader, now)
          : (await read({ ...without, limit: 1, offset: 0, cursor: null }, reader)).numberMatched;
      return { parameter, would_match: count };
    }),
  );
  return { page, emptiedBy: counted.filter((one) => one.would_match > 0) };
}

/** A page of a reference collection or a layer, by the parts of the query that ask about places. May throw BusyError. */
export function readPlacesPage(
  atlas: Atlas,
  collection: string,
  { bbox, q, filter, sort, limit, offset, cursor }: IncidentQuery,
): Promise<FeatureBytes> {
  return atlas.store.placesPage(collection, { bbox, q, filter, sort, limit, offset, cursor });
}

/**
 * One incident at the asked dates. Throws Fault `not_found` when there is none this reader may see or nothing was
 * known of it yet, `gone` when the version of that date is a retraction, `moved` when another incident took it in.
 */
export async function readIncident(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  at: At,
): Promise<IncidentReading> {
  const now = atlas.now();
  const audience = audienceOf(actor);
  const record = await atlas.store.one(id, at, audience, now);
  if (!record) throw notFound(`incident «${id}» at these dates`);
  if (record.document.retraction) throw takenBack(record.document.retraction);
  // A source of today counts as known when the day ends; who works on the incident reads it at that date already.
  const states = statesIn(record.projection, at.teller ?? null);
  const early = at.knownAt === null && may(actor, 'readStaff') ? states[0] : undefined;
  const preferred = record.feature ?? early?.feature;
  if (!preferred) throw notFound(`incident «${id}» at these dates${inTelling(at.teller)}`);
  const { zone } = atlas.deployment.region;
  const readAt = record.feature || !early ? (at.knownAt ?? now) : early.known_from;
  const feature = at.everywhere ? everywhere(preferred, record.projection.accountStates, readAt) : preferred;
  const known = documentAt(record.document, record.projection, readAt, zone);
  // The version asked for is this incident's own; the others are read as they stand at the dates.
  const dates = { knownAt: at.knownAt, recordedAt: at.recordedAt };
  // What was taken back is linked to by nobody, not even for staff.
  const standing = { ...audience, statuses: audience.statuses.filter((status) => status !== 'retracted') };
  const targets = known.links.map((link) => link.target);
  const [standingTitles, incoming] = await Promise.all([
    atlas.store.titles(targets, standing, dates, now),
    incomingLinks(atlas, standing, id, dates),
  ]);
  const { links, titles } = await leadingOn(atlas, audience, id, known.links, standingTitles, dates);
  const titled = (own: IncidentDetailProperties['titles'] | undefined) =>
    own ? inForceOrFirst(own, readAt, zone).text : {};
  return {
    id,
    geometry: feature.geometry,
    record,
    properties: {
      ...feature.properties,
      ...known,
      links: [
        ...links
          // A target this reader may not see is not named: its id would tell what it is about.
          .filter((link) => titles.has(link.target) || may(actor, 'readStaff'))
          .map((link) => ({ ...link, title: titled(titles.get(link.target)), direction: 'to' as const })),
        ...incoming.map(({ incident, relation, known_from, titles: own }) => ({
          ...(known_from === undefined ? {} : { known_from }),
          relation: relation as IncidentDetailProperties['links'][number]['relation'],
          target: incident,
          title: titled(own),
          direction: 'from' as const,
        })),
      ],
      recorded_at: record.recorded_at,
      seq: record.seq,
    },
  };
}

/** What a refusal adds where an incident was asked for as one claimant tells it. */
export const inTelling = (teller: string | null | undefined) => (teller ? ` as «${teller}» tells it` : '');
