import type { Change } from '../contract/change.ts';
import type { Projection } from '../domain/projection.ts';
import type { EvidenceMove } from './evidence.ts';
import type { EarlierVersion } from './protection.ts';

export interface Committed {
  seq: number;
  version: number;
  recorded_at: string;
}

/** Another write came first. */
export class StaleVersionError extends Error {
  readonly current: number;
  constructor(current: number) {
    super(`The incident stands at version ${current}.`);
    this.name = 'StaleVersionError';
    this.current = current;
  }
}

/**
 * A change with what follows from it; `earlier` has what is to be shown of each version before, where its rule changes,
 * `evidence` the files that go with accounts which it takes elsewhere.
 */
export interface Write {
  change: Change;
  projection: Projection;
  earlier?: readonly EarlierVersion[];
  evidence?: readonly EvidenceMove[];
}

export interface WritingStore {
  /**
   * Row, revision, projections in one transaction, durable when it answers. Throws StaleVersionError. Where the rule of
   * protection changes, `earlier` has what is to be shown of each version before.
   */
  commit(change: Change, projection: Projection, earlier?: readonly EarlierVersion[]): Promise<Committed>;
  /** The same for changes of different incidents that belong together: one revision each, all of them or none. */
  commitTogether(writes: readonly Write[]): Promise<Committed[]>;
}
