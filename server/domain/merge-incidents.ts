import type { Change } from '../contract/change.ts';
import type { Account, IncidentDocument } from '../contract/incident.ts';
import { recorded, refuseFinal } from './change.ts';
import { accountKnownFrom, editorialFrom, inForce } from './knowledge.ts';
import { isPrivate } from './permissions.ts';
import { strictestRule } from './protection-rule.ts';

/** Why two incidents cannot be told as one; message keys. */
export type MergeRefusal = 'retracted_is_final' | 'merge_not_public' | 'merge_terms_differ';

type Terms = Pick<
  IncidentDocument,
  'status' | 'redistribution' | 'protection' | 'place_generalised' | 'retraction'
>;

/**
 * What stands against taking the accounts of `from` into `into`: one of them was taken back; readers of the one would
 * be sent to what they may not read; or one is kept from them, or came with coarser places, and the other is not.
 */
export function mergeRefusal(into: Terms, from: Terms): MergeRefusal | null {
  if ([into, from].some(({ status }) => status === 'retracted')) return 'retracted_is_final';
  if (from.status === 'published' && into.status !== 'published') return 'merge_not_public';
  const same =
    isPrivate(into) === isPrivate(from) &&
    into.redistribution === from.redistribution &&
    into.place_generalised === from.place_generalised;
  return same ? null : 'merge_terms_differ';
}

/** Ids of accounts that come from another incident, by those they had there: unique among `taken`, and no longer than ids are. */
export function newIds(accounts: readonly Account[], taken: readonly Account[]): Map<string, string> {
  const used = new Set(taken.map(({ id }) => id));
  const free = (id: string): string => {
    for (let number = 1; ; number++) {
      const end = number === 1 ? '' : `-${number}`;
      const found = `${id.slice(0, 80 - end.length).replace(/-+$/, '')}${end}`;
      if (!used.has(found)) return found;
    }
  };
  return new Map(
    accounts.map(({ id }) => {
      const found = free(id);
      used.add(found);
      return [id, found];
    }),
  );
}

/** The accounts under their new ids; what they refer to in each other is the same still. */
function renamed(accounts: readonly Account[], ids: ReadonlyMap<string, string>): Account[] {
  const led = (reference: string): string => {
    const [account, part] = reference.split('/') as [string, string?];
    return part === undefined ? reference : `${ids.get(account) ?? account}/${part}`;
  };
  return accounts.map((account) => ({
    ...account,
    id: ids.get(account.id)!,
    sources: account.sources.map(({ derived_from: from, ...source }) =>
      from === undefined
        ? source
        : {
            ...source,
            derived_from: from.source === undefined ? from : { ...from, source: led(from.source) },
          },
    ),
    figures: account.figures.map(({ supersedes, ...figure }) =>
      supersedes === undefined ? figure : { ...figure, supersedes: led(supersedes) },
    ),
  }));
}

/** Since when (ms) anything of an incident is known. */
const firstKnown = (document: IncidentDocument, zone: string) =>
  Math.min(...document.accounts.map((account) => accountKnownFrom(account, document, zone).at));

type Dated = { known_from?: string | undefined };
const iso = (at: number) => new Date(at).toISOString();
const since = <T extends Dated>(entry: T, first: number): T =>
  entry.known_from === undefined ? { ...entry, known_from: iso(first) } : entry;

/**
 * One incident out of two: all accounts of both, what editors wrote of `into`, and of what they wrote of `from` what it
 * says nothing about. Where `from` was known first it lends its title, summary and type for the time until `into` was:
 * nothing written from later knowledge may show earlier. The stricter rule of protection holds.
 */
export function mergedDocument(
  into: IncidentDocument,
  from: IncidentDocument,
  zone: string,
): IncidentDocument {
  const ids = newIds(from.accounts, into.accounts);
  const [intoFirst, fromFirst] = [firstKnown(into, zone), firstKnown(from, zone)];
  const isEarlier = fromFirst < intoFirst;
  const lent = <T extends Dated>(own: readonly T[], other: readonly T[]): T[] => {
    if (!isEarlier || !inForce(own, intoFirst, zone)) return [...own];
    return [
      ...other
        .filter((entry) => editorialFrom(entry, zone) < intoFirst)
        .map((entry) => since(entry, fromFirst)),
      ...own.map((entry) => since(entry, intoFirst)),
    ];
  };
  const { protection: _, ...kept } = into;
  const rule = strictestRule(into, from, zone);
  return {
    ...kept,
    titles: lent(into.titles, from.titles),
    summaries: lent(into.summaries, from.summaries),
    types: lent(into.types, from.types),
    protection: rule,
    accounts: [...into.accounts, ...renamed(from.accounts, ids)],
    assessments: [
      ...into.assessments,
      ...from.assessments
        .filter(({ aspect }) => !into.assessments.some((one) => one.aspect === aspect))
        .map((one) => since(one, fromFirst)),
    ],
    links: [
      ...into.links.filter(({ target }) => target !== from.id),
      ...from.links
        .filter(
          ({ relation, target }) =>
            target !== into.id &&
            !into.links.some((own) => own.relation === relation && own.target === target),
        )
        .map((one) => since(one, fromFirst)),
    ],
  };
}

interface Standing {
  document: IncidentDocument;
  version: number;
}

/**
 * The two changes by which `from` is told in `into` from now on, to be written together: one takes its accounts in, the
 * other takes it back with a reason that everybody reads and the id that it goes on under. Both are protected alike, as
 * places of the one tell places of the other. Throws StatusError `retracted_is_final`.
 */
export function mergeChanges(
  into: Standing,
  from: Standing,
  { actor, now, reason, zone }: { actor: string; now: string; reason: string; zone: string },
): [Change, Change] {
  refuseFinal(into.document);
  refuseFinal(from.document);
  const next = mergedDocument(into.document, from.document, zone);
  const shared = { actor, recorded_at: now, reason };
  const taken: Change = {
    ...{ kind: 'amended', incident: into.document.id, base: into.version, ...shared },
    merged_from: from.document.id,
    document: recorded(next, into.document, now, next.accounts),
  };
  const { protection: _, ...left } = from.document;
  const protection = taken.document.protection;
  const given: Change = {
    ...{ kind: 'retracted', incident: from.document.id, base: from.version, ...shared },
    merged_into: into.document.id,
    document: {
      ...recorded({ ...left, ...(protection ? { protection } : {}) }, from.document, now),
      status: 'retracted',
      retraction: { reason, at: now, merged_into: into.document.id },
    },
  };
  return [taken, given];
}
