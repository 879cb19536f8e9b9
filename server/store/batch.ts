import type { Change } from '../contract/change.ts';
import type { DataSet } from '../contract/data-set.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { Projection } from '../domain/projection.ts';
import type { Standing } from '../domain/standing.ts';

/** One version of a batch: an import writes all of its versions, or none. */
export interface BatchEntry {
  change: Change;
  projection: Projection;
  /** The document that stood before, when there is one and this version replaces it. */
  before: IncidentDocument | null;
  /** Whether the version before was public. */
  wasPublic: boolean;
  /** False for a version of a history that another entry of the same batch follows. */
  stands: boolean;
  /** 16 bytes that are the same when a row says the same again; null where no row stands for the document. */
  content: Uint8Array | null;
}

/** What is known of a batch before its versions; `reason` says what it is for where it does not bring rows of a file. */
export interface NewBatch {
  dataSet: DataSet;
  actor: string;
  beganAt: string;
  reason?: string;
}

/** What a batch became when it was finished. */
export interface FinishedBatch {
  seq: number;
  recorded_at: string;
  count: number;
  public_count: number;
}

/** What a store does for imports: many versions that become visible together, or not at all. */
export interface BatchStore {
  /**
   * Begins a batch of versions that nobody sees until it is finished; answers its number. Throws a sentence while
   * another one is being loaded. A batch that is not finished is gone after the next start.
   */
  beginBatch(batch: NewBatch): Promise<number>;
  /** Adds versions; what is durable before the batch is finished is the store's affair. Throws StaleVersionError; the batch is then to be dropped. */
  appendBatch(batch: number, entries: readonly BatchEntry[]): Promise<void>;
  /** Makes all of a batch visible at once, as one revision. Throws a sentence when one of its incidents was written. */
  finishBatch(batch: number, recordedAt: string): Promise<FinishedBatch>;
  /** Gives a batch up; its rows are taken away bit by bit. */
  dropBatch(batch: number): Promise<void>;
  /** What stands of these incidents, whatever its status; those that do not exist are left out. */
  standing(incidents: readonly string[]): Promise<Standing[]>;
  /** The data sets of which the public saw rows by `recordedAt` (ms, null is now), by id: whoever shows them names them. */
  dataSets(recordedAt: number | null): Promise<DataSet[]>;
}
