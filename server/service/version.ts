import { inForceOrFirst } from '../domain/knowledge.ts';
import { type Actor, audienceOf, may } from '../domain/permissions.ts';
import { documentAt } from '../domain/reading.ts';
import type { At } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { gone, notFound } from './fault.ts';
import { type IncidentReading, inTelling } from './reading.ts';

/** The last instant (ms) a date can be: all that a version says is known by then. */
export const endOfTime = 8.64e15;

/**
 * One version by its number, at a knowledge date (ms) or with all that it says. The answer never changes: it depends on
 * no clock and on no later revision. Its links are its own, with the titles that the linked incidents had when it was
 * written; those that lead to what this reader could not see then are left out. Throws Fault `not_found`, and `gone`
 * for the version that is the retraction.
 */
export async function readVersion(
  atlas: Atlas,
  actor: Actor | null,
  id: string,
  version: number,
  { knownAt, teller = null }: Pick<At, 'knownAt' | 'teller'>,
): Promise<IncidentReading> {
  const audience = audienceOf(actor);
  const readAt = knownAt ?? endOfTime;
  const record = await atlas.store.one(
    id,
    { knownAt: readAt, recordedAt: null, version, teller },
    audience,
    readAt,
  );
  if (!record) throw notFound(`version ${version} of the incident «${id}»`);
  if (record.document.retraction) throw gone(record.document.retraction);
  if (!record.feature)
    throw notFound(`version ${version} of the incident «${id}» at this date${inTelling(teller)}`);
  const { zone } = atlas.deployment.region;
  const known = documentAt(record.document, record.projection, readAt, zone);
  const standing = { ...audience, statuses: audience.statuses.filter((status) => status !== 'retracted') };
  const titles = await atlas.store.titles(
    known.links.map((link) => link.target),
    standing,
    { knownAt: readAt, recordedAt: null, revision: record.seq },
    readAt,
  );
  return {
    id,
    geometry: record.feature.geometry,
    record,
    properties: {
      ...record.feature.properties,
      ...known,
      links: known.links
        .filter((link) => titles.has(link.target) || may(actor, 'readStaff'))
        .map((link) => {
          const own = titles.get(link.target);
          const title = own ? inForceOrFirst(own, readAt, zone).text : {};
          return { ...link, title, direction: 'to' as const };
        }),
      recorded_at: record.recorded_at,
      seq: record.seq,
    },
  };
}
