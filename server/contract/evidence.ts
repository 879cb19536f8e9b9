/** Kinds of file that are taken as evidence, each with the ending it is handed out under. Known by their bytes. */
export const evidenceTypes = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'text/plain': 'txt',
  'text/html': 'html',
  'application/warc': 'warc',
  'application/gzip': 'gz',
} as const;
export type EvidenceType = keyof typeof evidenceTypes;

export const evidenceActions = [
  'uploaded',
  'released',
  'withdrawn',
  'downloaded',
  'moved',
  'erased',
] as const;
export type EvidenceAction = (typeof evidenceActions)[number];

/** A line of the custody of a file; lines are only ever added. */
export interface EvidenceEvent {
  action: EvidenceAction;
  actor: string;
  /** RFC 3339 UTC. */
  recorded_at: string;
  reason: string | null;
}

/** A file as its keepers see it: what was recorded when it came (Berkeley Protocol, custody), and what became of it. */
export interface EvidenceFile {
  id: number;
  incident: string;
  account: string;
  source: string;
  /** Hex digits; also the name under which its bytes are kept. */
  sha256: string;
  size: number;
  type: EvidenceType;
  /** As it was called where it came from. */
  name: string;
  collected_at: string;
  collector: string;
  note: string;
  uploaded_by: string;
  uploaded_at: string;
  released: boolean;
  /** Whether its bytes were taken away for good; what was recorded of it stays. */
  erased: boolean;
  events: EvidenceEvent[];
}

/** A released file as everybody sees it, on its source. */
export interface ReleasedFile {
  sha256: string;
  size: number;
  type: EvidenceType;
  href: string;
}

/** `GET /api/desk/incidents/{id}/evidence`. */
export interface EvidenceList {
  files: EvidenceFile[];
  /** Bytes that one file may have. */
  most_bytes: number;
  types: EvidenceType[];
}

/** What became of all files that are kept; names those that are gone or no longer what their hash says. */
export interface EvidenceReport {
  files: number;
  /** Contents that were erased, as their custody says; nothing is missing for them. */
  erased: number;
  faults: { sha256: string; incident: string; fault: 'missing' | 'damaged' }[];
}
