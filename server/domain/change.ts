import type { Change, ChangeKind } from '../contract/change.ts';
import type { Account, IncidentDocument } from '../contract/incident.ts';

export type StatusCode = 'status_not_back' | 'retracted_is_final' | 'retract_with_reason';

/** A step between statuses that the codebook (§7) does not allow; `code` is a message key. */
export class StatusError extends Error {
  readonly code: StatusCode;
  constructor(code: StatusCode, message: string) {
    super(message);
    this.name = 'StatusError';
    this.code = code;
  }
}

/**
 * The change that makes a new incident. `now` is an RFC 3339 UTC instant; all accounts count as recorded then. Throws
 * StatusError `retract_with_reason` when the document says it is retracted.
 */
export function createChange(document: IncidentDocument, actor: string, now: string): Change {
  refuseRetracted(document);
  return {
    kind: document.status === 'published' ? 'published' : 'created',
    incident: document.id,
    base: 0,
    actor,
    recorded_at: now,
    document: recorded(document, undefined, now),
  };
}

/**
 * The change that makes the next version from `before` (at `beforeVersion`). The id stays, accounts keep the instant
 * they were first recorded. Throws StatusError: `retracted_is_final`, `status_not_back` (nothing published becomes a
 * draft again), `retract_with_reason` (see `retractChange`).
 */
export function amendChange(
  before: IncidentDocument,
  beforeVersion: number,
  next: IncidentDocument,
  actor: string,
  now: string,
  reason?: string,
): Change {
  refuseFinal(before);
  refuseRetracted(next);
  if (before.status === 'published' && next.status !== 'published')
    throw new StatusError('status_not_back', 'A published incident cannot become a draft again.');
  const kind: ChangeKind =
    next.status === 'published' && before.status !== 'published' ? 'published' : 'amended';
  return {
    kind,
    incident: before.id,
    base: beforeVersion,
    actor,
    recorded_at: now,
    ...(reason === undefined ? {} : { reason }),
    document: recorded({ ...next, id: before.id }, before, now),
  };
}

/**
 * The change that takes an incident back: all it said stays in its history, the reason is public. Throws StatusError
 * `retracted_is_final` when it was retracted before, an Error when the reason is empty.
 */
export function retractChange(
  before: IncidentDocument,
  beforeVersion: number,
  reason: string,
  actor: string,
  now: string,
): Change {
  refuseFinal(before);
  const stated = reason.trim();
  if (!stated) throw new Error('A retraction needs a reason.');
  return {
    kind: 'retracted',
    incident: before.id,
    base: beforeVersion,
    actor,
    recorded_at: now,
    reason: stated,
    document: {
      ...recorded(before, before, now),
      status: 'retracted',
      retraction: { reason: stated, at: now },
    },
  };
}

/**
 * The change that lets everybody read an incident that was published and kept back until now. Nothing else of it
 * changes: the versions before it stay for staff alone.
 */
export function releaseChange(
  before: IncidentDocument,
  beforeVersion: number,
  actor: string,
  now: string,
): Change {
  const { release_at: _, ...protection } = before.protection ?? { place: 'exact' as const };
  return {
    kind: 'released',
    incident: before.id,
    base: beforeVersion,
    actor,
    recorded_at: now,
    document: recorded({ ...before, protection }, before, now),
  };
}

/** Throws StatusError `retracted_is_final` where nothing can follow what stands. */
export function refuseFinal(before: IncidentDocument): void {
  if (before.status === 'retracted')
    throw new StatusError('retracted_is_final', 'A retracted incident cannot be changed.');
}

function refuseRetracted(next: IncidentDocument): void {
  if (next.status === 'retracted' || next.retraction)
    throw new StatusError('retract_with_reason', 'An incident is retracted by a retraction with its reason.');
}

/**
 * The document with what the service alone says, never what was sent: each account's `recorded_at` (that of the account
 * with its id in what was `written` before, else now) and the row it was imported from, that the whole is private, and
 * that it came with its places made less precise. A rule of protection that changes nothing is none.
 */
export function recorded(
  { redistribution: _, place_generalised: _was, protection, ...doc }: IncidentDocument,
  before: IncidentDocument | undefined,
  now: string,
  written: readonly Account[] = before?.accounts ?? [],
): IncidentDocument {
  return {
    ...doc,
    ...(before?.redistribution ? { redistribution: before.redistribution } : {}),
    ...(before?.place_generalised ? { place_generalised: before.place_generalised } : {}),
    ...(protection && (protection.place !== 'exact' || protection.release_at !== undefined)
      ? { protection }
      : {}),
    accounts: doc.accounts.map(({ imported: _row, ...account }) => {
      const own = written.find((one) => one.id === account.id);
      return {
        ...account,
        recorded_at: own?.recorded_at ?? now,
        ...(own?.imported ? { imported: own.imported } : {}),
      };
    }),
  };
}
