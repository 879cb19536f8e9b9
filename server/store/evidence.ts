import type { EvidenceAction, EvidenceFile } from '../contract/evidence.ts';

export type NewEvidence = Omit<EvidenceFile, 'id' | 'released' | 'erased' | 'events'>;

/** Who does something with a file, when (RFC 3339 UTC), and why. */
export interface EvidenceStep {
  action: EvidenceAction;
  actor: string;
  role: string;
  recorded_at: string;
  reason: string | null;
}

/** The bytes of one file or several, under their hash. */
export interface EvidenceContent {
  sha256: string;
  size: number;
  incident: string;
  erased: boolean;
}

/** Files that go where the account of their sources goes. */
export interface EvidenceMove {
  from: { incident: string; account: string };
  to: { incident: string; account: string };
}

/** What is kept of evidence beside its bytes. What was recorded of a file never changes; its custody only grows. */
export interface EvidenceStore {
  /** Records a file that came; its first line of custody, and the audit's, with it. */
  addEvidence(file: NewEvidence, role: string): Promise<EvidenceFile>;
  /** Files of an incident, in the order they came. */
  evidenceOf(incident: string): Promise<EvidenceFile[]>;
  evidenceFile(id: number): Promise<EvidenceFile | null>;
  /** Adds a line to the custody of a file and to the audit; null when there is none. */
  stepEvidence(id: number, step: EvidenceStep): Promise<EvidenceFile | null>;
  /** Every content, once, with an incident it belongs to; of one that was erased nothing is kept. */
  evidenceContents(): Promise<EvidenceContent[]>;
  /** Writes into the custody of every file of the same content that it is erased; null when there is no such file. */
  eraseEvidence(id: number, step: Omit<EvidenceStep, 'action'>): Promise<EvidenceFile | null>;
  /** Number of the last line that made a file public, took it back or erased it; 0 when none ever did. */
  evidenceMark(): Promise<number>;
}
