import type { Account, Figure, IncidentDocument, Source } from '../contract/incident.ts';
import { lastInstant } from '../contract/time.ts';
import { occurredSpan } from './occurred.ts';

/** Since when (ms) the public could know something; `inferred` when no date says so. */
export interface Known {
  at: number;
  inferred: boolean;
}

/**
 * Since when the public could know an account: its `known_from`, else the earliest date of its sources (an imprecise
 * date counts as its last local instant); with sources that carry no date, the end of the time it claims (or, when it
 * claims none, the latest end that another account of the incident claims; the start of an open time); else when it was
 * recorded. Throws a sentence when nothing of this is there, which a recorded document never is.
 */
export function accountKnownFrom(account: Account, doc: IncidentDocument, zone: string): Known {
  if (account.known_from !== undefined) return { at: lastInstant(account.known_from, zone), inferred: false };
  const dates = account.sources.flatMap((one) =>
    one.published_at ? [lastInstant(one.published_at, zone)] : [],
  );
  if (dates.length) return { at: Math.min(...dates), inferred: false };
  if (account.sources.length) {
    const end = claimedEnd(account.time ? [account] : doc.accounts, zone);
    if (end !== null) return { at: end, inferred: true };
  }
  if (account.recorded_at !== undefined) return { at: Date.parse(account.recorded_at), inferred: true };
  throw new Error(`The account «${account.id}» has no date from which it is known.`);
}

/** Last instant of the latest claimed time; null when none of the accounts claims one. */
function claimedEnd(accounts: readonly Account[], zone: string): number | null {
  const ends = accounts.flatMap(({ time }) => {
    if (!time) return [];
    const end = time.open_end
      ? lastInstant(time.start, zone)
      : (occurredSpan(time, zone).end ?? Number.NaN) - 1;
    return [end];
  });
  return ends.length ? Math.max(...ends) : null;
}

/** Since when (ms) a source is shown: its own date, but never before its account (`accountAt`, ms). */
export function sourceKnownFrom(source: Source, accountAt: number, zone: string): number {
  return source.published_at ? Math.max(accountAt, lastInstant(source.published_at, zone)) : accountAt;
}

/** When (ms) a figure was said: `said_at`, else the date of its source, else since its account is known. */
export function figureSaidAt(figure: Figure, account: Account, accountAt: number, zone: string): number {
  if (figure.said_at !== undefined) return lastInstant(figure.said_at, zone);
  const source = account.sources.find((one) => one.id === figure.source);
  return source?.published_at ? lastInstant(source.published_at, zone) : accountAt;
}

/** Since when the public could know a figure: when it was said, but never before its account is known. */
export function figureKnownFrom(
  figure: Figure,
  account: Account,
  doc: IncidentDocument,
  zone: string,
): Known {
  const known = accountKnownFrom(account, doc, zone);
  const said = figureSaidAt(figure, account, known.at, zone);
  return said >= known.at ? { at: said, inferred: known.inferred && said === known.at } : known;
}

/** Since when (ms) an editorial entry holds; without a date, from the incident's first account on: minus infinity. */
export function editorialFrom(entry: { known_from?: string | undefined }, zone: string): number {
  return entry.known_from === undefined ? Number.NEGATIVE_INFINITY : lastInstant(entry.known_from, zone);
}

/** The entry in force at a knowledge date (ms): the latest that holds by then, of equals the last; else undefined. */
export function inForce<T extends { known_from?: string | undefined }>(
  entries: readonly T[],
  at: number,
  zone: string,
): T | undefined {
  let best: T | undefined;
  let bestFrom = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    const from = editorialFrom(entry, zone);
    if (from <= at && from >= bestFrom) {
      best = entry;
      bestFrom = from;
    }
  }
  return best;
}

/** As `inForce`, but where none holds yet the earliest: an incident always has a title and a type. */
export function inForceOrFirst<T extends { known_from?: string | undefined }>(
  entries: readonly T[],
  at: number,
  zone: string,
): T {
  const entry =
    inForce(entries, at, zone) ??
    [...entries].sort((a, b) => editorialFrom(a, zone) - editorialFrom(b, zone))[0];
  if (!entry) throw new Error('An incident needs at least one title and one type.');
  return entry;
}

/** A document as it stood in public at a knowledge date: only accounts, and of these only sources and figures, known by then. */
export interface KnownAccount {
  /** The account with the sources and figures known by then. */
  account: Account;
  /** Since when the account is known (ms). */
  from: number;
}

/** The accounts of a document known at a date (ms), in the document's order. */
export function knownAccounts(doc: IncidentDocument, at: number, zone: string): KnownAccount[] {
  return doc.accounts.flatMap((account) => {
    const from = accountKnownFrom(account, doc, zone).at;
    if (from > at) return [];
    const sources = account.sources.filter((one) => sourceKnownFrom(one, from, zone) <= at);
    const figures = account.figures.filter((one) => figureKnownFrom(one, account, doc, zone).at <= at);
    return [{ account: { ...account, sources, figures }, from }];
  });
}
