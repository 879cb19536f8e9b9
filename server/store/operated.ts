import type { Checkpoint, Proof, VerifyReport } from './integrity.ts';

/** How much there is, and how busy: bytes of the database, of its log of writes, and free; reads that wait. */
export interface StoreFigures {
  databaseBytes: number;
  logBytes: number;
  freeBytes: number;
  waiting: number;
}

/** What whoever operates the service asks of its store. */
export interface OperatedStore {
  /** Consistent copy while writes go on, mode 0600. */
  backup(file: string): Promise<void>;
  verify(): Promise<VerifyReport>;
  checkpoint(): Promise<Checkpoint>;
  /** The hash that a revision was recorded with; null when there is none of that number. */
  hashAt(seq: number): Promise<string | null>;
  /**
   * All that was written of an incident, provable without this service, also to who kept the checkpoint of revision
   * `kept`; null when there is none.
   */
  proof(incident: string, kept?: number): Promise<Proof | null>;
  figures(): Promise<StoreFigures>;
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
