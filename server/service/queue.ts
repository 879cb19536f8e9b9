import { type Status, statuses } from '../contract/codebook.ts';
import type { IncidentFeature } from '../contract/feature.ts';
import type { IncidentQuery } from '../contract/query.ts';
import {
  type QueueOwner,
  type QueuePage,
  type QueueRow,
  type QueueTab,
  queueTabs,
} from '../contract/work.ts';
import { attentionOf, derivedVerdicts, longSince } from '../domain/attention.ts';
import { type Actor, audienceOf } from '../domain/permissions.ts';
import type { Predicate } from '../query/cql2/ast.ts';
import { canonicalLimits } from '../query/cql2/limits.ts';
import { parseText } from '../query/cql2/parse-text.ts';
import { printText } from '../query/cql2/print-text.ts';
import { conjunction } from '../query/expression.ts';
import { BusyError } from '../store/store.ts';
import type { Atlas } from './atlas.ts';
import { demand } from './demand.ts';

/** Incidents that one question can name: of more, those that were written or commented on last. */
export const mostNamed = 3_000;
/** Ids in one list: operators have a limit of arguments. */
const namedAtOnce = 500;

const statusesOf: Record<QueueTab, readonly Status[]> = {
  all: statuses.filter((one) => one !== 'retracted'),
  draft: ['draft'],
  in_review: ['in_review'],
  published: ['published'],
  attention: statuses.filter((one) => one !== 'retracted'),
  retracted: ['retracted'],
};

function anyOf(parts: readonly Predicate[]): Predicate {
  return parts.length > 1 ? { op: 'or', args: [...parts] } : (parts[0] ?? false);
}

/** True of the incidents with these ids. */
export function named(ids: readonly string[]): Predicate {
  const lists = Array.from({ length: Math.ceil(ids.length / namedAtOnce) }, (_, index) =>
    ids.slice(index * namedAtOnce, (index + 1) * namedAtOnce),
  );
  return anyOf(lists.map((list): Predicate => ({ op: 'in', args: [{ property: 'id' }, [...list]] })));
}

/** What `attentionOf` says of an incident, as a question about all of them; `commented` are those with open comments. */
export function needsAttention(commented: readonly string[], now: number): Predicate {
  const since = longSince(now);
  const before = (ms: number): Predicate => ({
    op: '<',
    args: [{ property: 'recorded_at' }, { timestamp: new Date(ms).toISOString() }],
  });
  const is = (property: string, value: string): Predicate => ({ op: '=', args: [{ property }, value] });
  const contested: Predicate = { op: '>', args: [{ property: 'contested_count' }, 0] };
  const unassessed: Predicate = { op: 'in', args: [{ property: 'verification' }, [...derivedVerdicts]] };
  return anyOf([
    ...(commented.length ? [named(commented)] : []),
    { op: 'and', args: [contested, unassessed] },
    is('verification', 'unassessed'),
    { op: 'and', args: [is('verification', 'unverified'), before(since.unverified)] },
    { op: 'and', args: [is('status', 'in_review'), before(since.in_review)] },
  ]);
}

/** A query that also asks for a condition. */
function narrowed(
  query: IncidentQuery,
  status: readonly Status[],
  more: readonly Predicate[],
): IncidentQuery {
  const own = query.filter === null ? [] : [parseText(query.filter, canonicalLimits)];
  const filter = conjunction([...own, ...more]);
  return { ...query, status: [...status], filter: filter === null ? null : printText(filter) };
}

async function ownedBy(atlas: Atlas, name: string, owner: QueueOwner): Promise<Predicate[]> {
  if (owner === 'all') return [];
  const ids =
    owner === 'mine'
      ? await atlas.store.writtenBy(name, mostNamed)
      : (await atlas.store.assignments(name)).map(({ incident }) => incident).slice(0, mostNamed);
  return [named(ids)];
}

/** The queue of the desk: the incidents of a query in a tab, and how many there are in each. Throws Fault. */
export async function readQueue(
  atlas: Atlas,
  actor: Actor | null,
  query: IncidentQuery,
  tab: QueueTab,
  owner: QueueOwner,
): Promise<QueuePage> {
  demand(actor, 'readStaff');
  const { store } = atlas;
  const now = atlas.now();
  const audience = audienceOf(actor);
  const commented = await store.openComments(mostNamed);
  const owned = await ownedBy(atlas, actor.name, owner);
  const waiting = needsAttention(
    commented.map(({ incident }) => incident),
    now,
  );
  const asked = (one: QueueTab) =>
    narrowed(query, statusesOf[one], one === 'attention' ? [...owned, waiting] : owned);
  // A count that takes too long holds up none of the rest.
  const count = (one: QueueTab) =>
    store.count(asked(one), audience, now).catch((error: unknown) => {
      if (error instanceof BusyError) return null;
      throw error;
    });
  const counted = queueTabs.map(async (one) => [one, await count(one)] as const);
  const page = await store.page(asked(tab), audience, now);
  const features = JSON.parse(`[${Buffer.from(page.features).toString('utf8')}]`) as IncidentFeature[];
  return {
    rows: await rowsOf(atlas, features, new Map(commented.map((one) => [one.incident, one.count])), now),
    counts: Object.fromEntries(await Promise.all(counted)) as QueuePage['counts'],
    numberMatched: page.numberMatched,
  };
}

async function rowsOf(
  { store }: Atlas,
  features: readonly IncidentFeature[],
  comments: ReadonlyMap<string, number>,
  now: number,
): Promise<QueueRow[]> {
  const ids = features.map(({ id }) => id);
  const [writes, assignments] = await Promise.all([store.lastWrites(ids), store.assignmentsOf(ids)]);
  const written = new Map(writes.map((one) => [one.incident, one]));
  const given = new Map(assignments.map((one) => [one.incident, one.user]));
  return features.map((feature) => {
    const last = written.get(feature.id);
    const changedAt = last?.recorded_at ?? new Date(now).toISOString();
    const open = comments.get(feature.id) ?? 0;
    const attended = { ...feature.properties, changedAt: Date.parse(changedAt), openComments: open };
    return {
      feature,
      changed_at: changedAt,
      changed_by: last?.actor ?? null,
      assigned_to: given.get(feature.id) ?? null,
      open_comments: open,
      attention: attentionOf(attended, now),
    };
  });
}
