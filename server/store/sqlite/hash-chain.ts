import { createHash } from 'node:crypto';
import { type Change, canonicalJson } from '../../contract/change.ts';
import type { AccountState, Projection, State } from '../../domain/projection.ts';

/** What stands in the place of a previous hash before the first revision. */
export const firstHash = '0'.repeat(64);

/** SHA-256 of a text in UTF-8, as 64 hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * Hash of a revision: SHA-256 over previous hash, seq, recorded_at, hash of the projections and canonical JSON of the
 * change, each on its own line. None of them can hold a line break, so no two revisions read alike. Covering the
 * projections too makes an altered derived value as visible as an altered fact.
 */
export function revisionHash(
  previous: string,
  seq: number,
  recordedAt: string,
  projectionHash: string,
  change: string,
): string {
  return sha256([previous, seq, recordedAt, projectionHash, change].join('\n'));
}

/** The change as it is stored and hashed: `recorded_at` is the store's, which never goes back. */
export function changeText(change: Change, recordedAt: string): string {
  return canonicalJson({ ...change, recorded_at: recordedAt });
}

/**
 * Hash of what was derived from a version: the members of Projection, in canonical JSON; `told` is left out where it is
 * empty and `shown` where there is none, as they were before there were any.
 */
export function projectionHash(projection: Projection): string {
  const { accounts, states, accountStates, told, shown } = projection;
  return sha256(
    canonicalJson({
      accounts,
      states: states.map(plainState),
      accountStates: accountStates.map(plainAccount),
      ...(told.length
        ? { told: told.map((one) => ({ claimant: one.claimant, states: one.states.map(plainState) })) }
        : {}),
      ...(shown ? { shown } : {}),
    }),
  );
}

function plainState(state: State): State {
  const { known_from, known_to, occurred_start, occurred_end, feature, shapes, search } = state;
  return { known_from, known_to, occurred_start, occurred_end, feature, shapes, search };
}

function plainAccount(one: AccountState): AccountState {
  const { account, known_from, occurred_start, occurred_end, geometry, properties, shapes } = one;
  return { account, known_from, occurred_start, occurred_end, geometry, properties, shapes };
}
