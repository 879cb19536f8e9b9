import { type Action, type Actor, may } from '../domain/permissions.ts';
import { forbidden, unauthenticated } from './fault.ts';

/** Throws Fault unless the actor may do this: to the incident named, or, without one, to any incident at all. */
export function demand(
  actor: Actor | null,
  action: Action,
  subject?: Parameters<typeof may>[2],
): asserts actor is Actor {
  if (!actor) throw unauthenticated();
  if (!may(actor, action, subject)) throw forbidden(action);
}
