import type { Named } from '../contract/text.ts';

/** What current versions name, sorted by id: suggestions for the form. */
export interface Vocabulary {
  claimants: (Named & { line?: string })[];
  actors: Named[];
  groups: Named[];
  publishers: string[];
  tags: string[];
}
