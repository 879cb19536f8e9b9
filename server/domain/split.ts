import type { Change } from '../contract/change.ts';
import type { Relation, Status } from '../contract/codebook.ts';
import { findFigure } from '../contract/figure-reference.ts';
import type { Account, IncidentDocument } from '../contract/incident.ts';
import { findSource } from '../contract/independence.ts';
import { recorded, refuseFinal } from './change.ts';

/** What is split off, and what becomes of it. */
export interface SplitWish {
  /** Ids of the accounts that go; some have to go, and some to stay. */
  accounts: readonly string[];
  titles: IncidentDocument['titles'];
  status: Extract<Status, 'draft' | 'published'>;
  /** What the new incident is to the one that its accounts come from. */
  relation: Relation;
}

/**
 * Accounts without what only those of the other side could say: which of their figures is superseded. Of a source over
 * there that one here is derived from, the name of its publisher is left.
 */
function onTheirOwn(accounts: readonly Account[], whole: readonly Account[]): Account[] {
  return accounts.map((account) => ({
    ...account,
    sources: account.sources.map((source) => {
      const { source: reference } = source.derived_from ?? {};
      if (reference === undefined || findSource(accounts, account.id, reference)) return source;
      const origin = findSource(whole, account.id, reference);
      return origin ? { ...source, derived_from: { outlet: origin.source.publisher } } : source;
    }),
    figures: account.figures.map(({ supersedes, ...figure }) =>
      supersedes !== undefined && findFigure(accounts, account.id, supersedes)
        ? { ...figure, supersedes }
        : figure,
    ),
  }));
}

/**
 * Two documents out of one: what stays under its id, and the new one under `id`, which begins with the accounts that
 * went, the kind of the first and its rule of protection, and is linked to it.
 */
export function splitDocuments(
  before: IncidentDocument,
  id: string,
  { accounts, titles, status, relation }: SplitWish,
): { stays: IncidentDocument; goes: IncidentDocument } {
  const isGoing = ({ id: own }: Account) => accounts.includes(own);
  return {
    stays: {
      ...before,
      accounts: onTheirOwn(
        before.accounts.filter((one) => !isGoing(one)),
        before.accounts,
      ),
      rankings: before.rankings
        .map((one) => ({ ...one, accounts: one.accounts.filter((own) => !accounts.includes(own)) }))
        .filter((one) => one.accounts.length > 0),
    },
    goes: {
      ...{ id, status, titles, summaries: [], types: before.types, rankings: [], aggregate: false },
      ...(before.protection ? { protection: before.protection } : {}),
      accounts: onTheirOwn(before.accounts.filter(isGoing), before.accounts),
      assessments: [],
      links: [{ relation, target: before.id }],
    },
  };
}

/**
 * The two changes that split an incident, to be written together. Accounts keep the instant at which they were first
 * recorded, and the terms of the data set they came from. Throws StatusError `retracted_is_final`.
 */
export function splitChanges(
  standing: { document: IncidentDocument; version: number },
  id: string,
  wish: SplitWish,
  { actor, now, reason }: { actor: string; now: string; reason: string },
): [Change, Change] {
  const { document: before, version: base } = standing;
  refuseFinal(before);
  const { stays, goes } = splitDocuments(before, id, wish);
  const shared = { actor, recorded_at: now, reason };
  return [
    {
      ...{ kind: 'amended', incident: before.id, base, ...shared },
      split_into: id,
      document: recorded(stays, before, now),
    },
    {
      ...{ kind: wish.status === 'published' ? 'published' : 'created', incident: id, base: 0, ...shared },
      split_from: before.id,
      document: recorded(goes, before, now),
    },
  ];
}
