/** What the chain of revisions and what was derived from them are worth. */
export interface VerifyReport {
  revisions: number;
  /** Null when the chain and the projections hold; else the first row that does not, and why. */
  broken: { seq: number; reason: string } | null;
  head: string;
}

/** Where the chain of revisions stands, signed: `signature` (Ed25519, base64) of `incident-atlas checkpoint\n{seq}\n{head}\n`. */
export interface Checkpoint {
  seq: number;
  head: string;
  signature: string;
  /** SPKI PEM. */
  public_key: string;
}
