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

/** A revision with all that its hash is of, and its way to the root of the tree over all revisions (hex digits). */
export interface ProvenRevision {
  seq: number;
  previous: string;
  recorded_at: string;
  projection_hash: string;
  /** Canonical JSON. */
  change: string;
  hash: string;
  path: string[];
  /** Of an import: the text of the version, which digest in the order of the import is of it, and all of them (base64). */
  import?: { text: string; at: number; digests: string };
}

/** What the store knows to prove about one incident. */
export interface Evidence {
  incident: string;
  /** Revisions in the tree, its root, and the hash of the last of them with its way to the root. */
  size: number;
  root: string;
  head: string;
  head_path: string[];
  /** The way of an older revision to the root, whose checkpoint somebody kept. */
  kept?: { seq: number; path: string[] };
  revisions: ProvenRevision[];
}

/** Evidence that stands by itself: `signature` (Ed25519, base64) of `incident-atlas tree\n{size}\n{root}\n`. */
export interface Proof extends Evidence {
  signature: string;
  /** SPKI PEM. */
  public_key: string;
}
