import type { ColumnChoice, ImportView } from '../contract/import.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { Box } from '../contract/query.ts';

/** An import as stored: what is shown of it, and the batch that a step began, to know after a crash whether it ended. */
export interface ImportRecord extends Omit<ImportView, 'running'> {
  batch: number | null;
  /** Batches of each step that was finished. */
  batches: { commit?: number; publish?: number; undo?: number };
}

/** A version that a batch brought and that is not followed by another of the same batch. */
export interface BatchMember {
  /** Grows with the order in the batch. */
  position: number;
  incident: string;
  version: number;
  /** The first version that the batch brought of this incident. */
  first: number;
}

/** The revision of a finished batch: how many versions it brought, how many of them to the public, and who wrote it. */
export interface BatchRevision {
  seq: number;
  count: number;
  publicCount: number;
  actor: string;
}

/** The version of an incident that stands, with its document. */
export interface StandingVersion {
  version: number;
  document: IncidentDocument;
}

/** A span (ms) and a box (degrees) in which incidents could be the same happening as a row. */
export interface Reach {
  start: number;
  end: number;
  box: Box;
}

/** What a store keeps for imports at the desk. */
export interface ImportStore {
  putImport(record: ImportRecord): Promise<void>;
  /** The newest first. */
  imports(): Promise<ImportRecord[]>;
  importOf(id: string): Promise<ImportRecord | null>;
  dropImport(id: string): Promise<void>;
  /** Remembers how a table with these columns was read, for the next one that has them. */
  rememberColumns(header: string, choice: ColumnChoice): Promise<void>;
  columnsFor(header: string): Promise<ColumnChoice | null>;
  /** Null when the batch was never finished. */
  batchRevision(batch: number): Promise<BatchRevision | null>;
  /** Members of a batch after a position (null: from the first), in order. */
  batchMembers(batch: number, after: number | null, limit: number): Promise<BatchMember[]>;
  /** The versions that stand of these incidents, whatever their status; those that do not exist are left out. */
  standingVersions(incidents: readonly string[]): Promise<StandingVersion[]>;
  /**
   * Features as now known of incidents that claim a place in each box and began in its span, or up to ten days before and
   * had not ended: JSON arrays, some of them where there are many. Retracted ones are none.
   */
  nearby(reaches: readonly Reach[]): Promise<string[]>;
}
