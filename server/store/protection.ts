import type { PrivateLogEntry, PrivatePart } from '../contract/protection.ts';
import type { Projection } from '../domain/projection.ts';
import type { IncidentRecord } from './store.ts';

/** What is to be shown of an earlier version, by a rule of protection that came after it. */
export interface EarlierVersion {
  version: number;
  projection: Projection;
}

/** A version as it was written: what `one` and all else answers of a protected incident is its protected form. */
export type WrittenVersion = Pick<IncidentRecord, 'version' | 'recorded_at' | 'document'>;

/** What is for staff alone; whoever asks must have been let in before. */
export interface ProtectingStore {
  /** The versions of an incident as they were written, oldest first; none of an unknown one. */
  written(id: string): Promise<WrittenVersion[]>;
  /** Incidents whose release (ms) is not after `now`, the longest waiting first. */
  due(now: number): Promise<string[]>;
  privatePart(id: string): Promise<{ part: PrivatePart | null; log: PrivateLogEntry[] }>;
  /** Keeps the private part of an incident, or erases it from the file (null). */
  putPrivate(id: string, part: PrivatePart | null, actor: string, at: number): Promise<void>;
}
