import { leftOut } from '../../domain/rule-of.ts';

/**
 * SQL for the reason of a revision as everybody reads it. Where a rule makes the place of the incident less precise the
 * reason, in which it may be named, is left out.
 */
export const shownReason = (revision: string, document: string): string =>
  `iif(${revision}.reason IS NOT NULL AND EXISTS (SELECT 1 FROM shown AS protected WHERE protected.seq = ${document}.seq
     AND protected.document ->> 'place_generalised' IS NOT NULL), '${leftOut}', ${revision}.reason)`;
