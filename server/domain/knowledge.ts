import type { Account, Figure, IncidentDocument, Source } from '../contract/incident.ts';
import { spanOf } from '../contract/time.ts';
import { occurredSpan } from './occurred.ts';

/** Since when (ms) the public could know something; `inferred` when no date says so. */
export interface Known {
  at: number;
  inferred: boolean;
}

/**
 * The instant (ms) a date counts as when we ask what was known: its last local instant, as far as it goes; but what
 * this service wrote down before that date was over was known when it did.
 */
function knownBy(date: string, recordedAt: string | undefined, zone: string): number {
  const { start, end } = spanOf(date, zone);
  return soonest(start, end - 1, recordedAt);
}

function soonest(start: number, last: number, recordedAt: string | undefined): number {
  const recorded = recordedAt === undefined ? Number.NaN : Date.parse(recordedAt);
  return recorded >= start && recorded < last ? recorded : last;
}

/**
 * Since when the public could know an account: its `known_from`, else the earliest date of its sources (an imprecise
 * date counts as its last local instant); with sources that carry no date, the end of the time it claims (or, when it
 * claims none, the latest end that another account of the incident claims; the start of an open time); else when it was
 * recorded. Throws a sentence when nothing of this is there, which a recorded document never is.
 */
export function accountKnownFrom(account: Account, doc: IncidentDocument, zone: string): Known {
  const recorded = account.recorded_at;
  if (account.known_from !== undefined)
    return { at: knownBy(account.known_from, recorded, zone), inferred: false };
  const dates = account.sources.flatMap((one) =>
    one.published_at ? [knownBy(one.published_at, recorded, zone)] : [],
  );
  if (dates.length) return { at: Math.min(...dates), inferred: false };
  if (account.sources.length) {
    const end = claimedEnd(account.time ? [account] : doc.accounts, recorded, zone);
    if (end !== null) return { at: end, inferred: true };
  }
  if (recorded !== undefined) return { at: Date.parse(recorded), inferred: true };
  throw new Error(`The account «${account.id}» has no date from which it is known.`);
}

/** Last instant of the latest claimed time; null when none of the accounts claims one. */
function claimedEnd(accounts: readonly Account[], recorded: string | undefined, zone: string): number | null {
  const ends = accounts.flatMap(({ time }) => {
    if (!time) return [];
    if (time.open_end) return [knownBy(time.start, recorded, zone)];
    const { start, end } = occurredSpan(time, zone);
    return [soonest(start, (end ?? Number.NaN) - 1, recorded)];
  });
  return ends.length ? Math.max(...ends) : null;
}

/** Since when (ms) a source of an account is shown: its own date, but never before its account (`accountAt`, ms). */
export function sourceKnownFrom(
  source: Source,
  account: Pick<Account, 'recorded_at'>,
  accountAt: number,
  zone: string,
): number {
  if (!source.published_at) return accountAt;
  return Math.max(accountAt, knownBy(source.published_at, account.recorded_at, zone));
}

/** When (ms) a figure was said: `said_at`, else the date of its source, else since its account is known. */
export function figureSaidAt(figure: Figure, account: Account, accountAt: number, zone: string): number {
  const source = account.sources.find((one) => one.id === figure.source);
  const date = figure.said_at ?? source?.published_at;
  return date === undefined ? accountAt : knownBy(date, account.recorded_at, zone);
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
  return entry.known_from === undefined
    ? Number.NEGATIVE_INFINITY
    : knownBy(entry.known_from, undefined, zone);
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
    const sources = account.sources.filter((one) => sourceKnownFrom(one, account, from, zone) <= at);
    const figures = account.figures.filter((one) => figureKnownFrom(one, account, doc, zone).at <= at);
    return [{ account: { ...account, sources, figures }, from }];
  });
}
