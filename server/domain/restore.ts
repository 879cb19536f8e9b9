import type { Change } from '../contract/change.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import { recorded, refuseFinal } from './change.ts';

/** What an earlier version said, with the status and the rule of protection that stand: these belong to no version. */
export function restoredDocument(before: IncidentDocument, earlier: IncidentDocument): IncidentDocument {
  const { retraction: _, protection: _rule, ...said } = earlier;
  return {
    ...said,
    id: before.id,
    status: before.status,
    ...(before.protection ? { protection: before.protection } : {}),
  };
}

/**
 * The change that makes what version `restored` said the next version; accounts that were taken out since keep the
 * instant at which they were first recorded. Throws StatusError `retracted_is_final`.
 */
export function restoreChange(
  standing: { document: IncidentDocument; version: number },
  earlier: { document: IncidentDocument; version: number },
  actor: string,
  now: string,
  reason: string,
): Change {
  const { document: before, version: base } = standing;
  refuseFinal(before);
  const written = [...before.accounts, ...earlier.document.accounts];
  return {
    ...{ kind: 'amended', incident: before.id, base, actor, recorded_at: now, reason },
    restored: earlier.version,
    document: recorded(restoredDocument(before, earlier.document), before, now, written),
  };
}
