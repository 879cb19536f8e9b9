import type { Aspect, Verification } from './codebook.ts';
import type { Named } from './text.ts';

/**
 * Why the rules propose a verification: no account states the aspect; none that does has a source; all their sources
 * are of one independence group; they are of several, but those who state it contradict each other; they are of several.
 */
export type WeighingReason = 'unstated' | 'unsourced' | 'one_group' | 'rival' | 'groups_agree';

/** Sources that count as one: who published them, each once, and how many they are. */
export interface SourceGroup {
  id: string;
  publishers: string[];
  sources: number;
}

/** What the sources of an aspect weigh by the rules of the codebook (§5), and what stands. */
export interface AspectWeighing {
  aspect: Aspect;
  proposed: Verification;
  reason: WeighingReason;
  groups: SourceGroup[];
  /** Claimants who deny the incident: their sources do not count. */
  denied_by: Named[];
  /** Claimants, two by two, who contradict each other on it. */
  rivals: [Named, Named][];
  /** The assessment in force; null where there is none and the proposal stands by itself. */
  assessed: { verification: Verification; by: string | null } | null;
  /** Of the occurrence: claimants graded as confirmed by other independent sources, where there is none. */
  confirmed_alone: Named[];
}
