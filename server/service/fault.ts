import type { IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';

/** Why a use case did not happen; HTTP and the command line each say it in their own form. */
export type FaultKind =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'gone'
  | 'moved'
  | 'conflict'
  | 'stale'
  | 'invalid'
  | 'throttled';

interface FaultExtra {
  errors?: FieldError[];
  /** Version that stands now, with `stale`. */
  current?: number;
  /** Seconds until it is worth trying again, with `throttled`. */
  retryAfter?: number;
  /** What a retracted incident still says, with `gone` and `moved`. */
  retraction?: Retraction;
}

type Retraction = NonNullable<IncidentDocument['retraction']>;

/** A refusal of a use case. `code` is a message key of the app, `message` a sentence for people and logs. */
export class Fault extends Error {
  readonly kind: FaultKind;
  readonly code: string;
  readonly extra: FaultExtra;
  constructor(kind: FaultKind, code: string, message: string, extra: FaultExtra = {}) {
    super(message);
    this.name = 'Fault';
    this.kind = kind;
    this.code = code;
    this.extra = extra;
  }
}

/** Nobody is logged in, and somebody must be. */
export function unauthenticated(): Fault {
  return new Fault('unauthenticated', 'log_in_first', 'This needs a log-in.');
}

/** The deployment demands a second factor of this user, who has none yet. */
export function factorRequired(): Fault {
  return new Fault(
    'forbidden',
    'second_factor_required',
    'Set up the second factor first: it is demanded of you.',
  );
}

/** Somebody is logged in, but the role does not allow it. */
export function forbidden(action: string): Fault {
  return new Fault('forbidden', 'role_not_enough', `Your role does not allow this: ${action}.`);
}

/** Somebody wants to publish what they wrote, and this deployment asks for a second person. */
export function ownText(): Fault {
  return new Fault('forbidden', 'four_eyes', 'Somebody who wrote none of it has to publish it.');
}

/** There is nothing of that name, or not for this reader: the two are not told apart. */
export function notFound(what: string): Fault {
  return new Fault('not_found', 'not_found', `There is no ${what}.`);
}

/** The incident was retracted; its date and reason stay public. */
export function gone(retraction: Retraction): Fault {
  return new Fault('gone', 'retracted', `The incident was retracted: ${retraction.reason}`, { retraction });
}

/** What stands of an incident that was taken back: nothing, or the one that took it in. */
export function takenBack(retraction: Retraction): Fault {
  const { merged_into: into } = retraction;
  return into === undefined
    ? gone(retraction)
    : new Fault('moved', 'merged', `The incident was merged into «${into}».`, { retraction });
}

/** What was sent breaks rules; each error points at a member of it. */
export function invalid(errors: FieldError[]): Fault {
  return new Fault('invalid', 'document_invalid', 'Some members cannot be accepted.', { errors });
}

/** The write was made from an older version than the one that stands. */
export function stale(current: number): Fault {
  return new Fault('stale', 'version_stale', `Somebody else wrote first: version ${current} stands now.`, {
    current,
  });
}

/** What was asked contradicts what stands. */
export function conflict(code: string, message: string, errors?: FieldError[]): Fault {
  return new Fault('conflict', code, message, errors ? { errors } : {});
}

/** Too many tries; `retryAfter` in seconds. */
export function throttled(retryAfter: number): Fault {
  return new Fault('throttled', 'too_many_tries', 'Too many failed tries; wait before the next one.', {
    retryAfter,
  });
}

/** As many suggestions as one address may send; `retryAfter` in seconds. */
export function tooManySuggestions(retryAfter: number): Fault {
  return new Fault('throttled', 'too_many_suggestions', 'As many suggestions as may come from one address.', {
    retryAfter,
  });
}

/** A user of that name exists. */
export function nameTaken(name: string): Fault {
  return conflict('name_taken', `A user «${name}» exists.`, [{ pointer: '/name', code: 'name_taken' }]);
}
