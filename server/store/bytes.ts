// Answers that are already JSON, joined by commas, and never parsed again on the way out.

/** One page as bytes: the features are already JSON, joined by commas, never parsed again on the way out. */
export interface FeatureBytes {
  features: Uint8Array;
  numberMatched: number;
  numberReturned: number;
  /** Matched features without geometry. */
  unlocated: number;
  /** Where the next page begins, opaque; null on the last one. */
  next: string | null;
}

/** A part of a long answer: no counting, so that reading on costs the same at any depth. */
export interface Chunk {
  features: Uint8Array;
  numberReturned: number;
  next: string | null;
}
