import type { IncidentDocument } from '../contract/incident.ts';
import type { At, Audience, Store } from '../store/store.ts';
import type { Atlas } from './atlas.ts';

type Links = IncidentDocument['links'];
type Titles = ReadonlyMap<string, IncidentDocument['titles']>;

/** Merges that are followed one after the other. */
const mostMerges = 8;

/**
 * Links of an incident as they lead on: to the incident that took their target in by the dates, where one did, and to each only once.
 * `titles` has those of the targets that stand; the answer's has also those of where they lead.
 */
export async function leadingOn(
  atlas: Atlas,
  audience: Audience,
  id: string,
  links: Links,
  titles: Titles,
  dates: Pick<At, 'knownAt' | 'recordedAt'>,
): Promise<{ links: Links; titles: Titles }> {
  const found = new Map<string, string>();
  for (const { target } of links)
    if (!titles.has(target)) found.set(target, await goingOn(atlas, audience, target, dates));
  const moved = [...found].filter(([from, to]) => from !== to).map(([, to]) => to);
  if (moved.length === 0) return { links, titles };
  const more = await atlas.store.titles(moved, audience, dates, atlas.now());
  const led = links.map((link) => ({ ...link, target: found.get(link.target) ?? link.target }));
  const isSame = (a: Links[number], b: Links[number]) => a.relation === b.relation && a.target === b.target;
  return {
    links: led.filter(
      (link, index) => link.target !== id && led.findIndex((one) => isSame(one, link)) === index,
    ),
    titles: new Map([...titles, ...more]),
  };
}

async function goingOn(
  { store, now }: Atlas,
  audience: Audience,
  id: string,
  dates: Pick<At, 'knownAt' | 'recordedAt'>,
): Promise<string> {
  let at = id;
  for (let merges = 0; merges < mostMerges; merges++) {
    const into = (await store.one(at, dates, audience, now()))?.document.retraction?.merged_into;
    if (into === undefined) break;
    at = into;
  }
  return at;
}

type Incoming = Awaited<ReturnType<Store['linksTo']>>;

/**
 * Links of others to an incident, and to those that it had taken in by the recording date, whose accounts are told in it
 * now: each of them once, and none of its own.
 */
export async function incomingLinks(
  { store, now }: Atlas,
  audience: Audience,
  id: string,
  dates: Pick<At, 'knownAt' | 'recordedAt'>,
): Promise<Incoming> {
  const found: Incoming = [];
  const told = [id];
  for (let at = 0; at < told.length && at <= mostMerges; at++) {
    const own = told[at]!;
    const [links, history] = await Promise.all([
      store.linksTo(own, audience, dates, now()),
      store.history(own, { ...audience, statuses: [...audience.statuses, 'retracted'] }),
    ]);
    for (const link of links)
      if (
        link.incident !== id &&
        !found.some(({ incident, relation }) => incident === link.incident && relation === link.relation)
      )
        found.push(link);
    for (const { merged_from: from, recorded_at } of history)
      if (
        from !== undefined &&
        !told.includes(from) &&
        Date.parse(recorded_at) <= (dates.recordedAt ?? now())
      )
        told.push(from);
  }
  return found;
}
