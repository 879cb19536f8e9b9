import type { Suggested, SuggestionStatus } from '../contract/suggestion.ts';
import type { Language } from '../contract/text.ts';

/** A suggestion as stored: only the SHA-256 of the token of its status link is kept, and no address. Times are ms. */
export interface SuggestionRecord {
  id: number;
  token_hash: string;
  received_at: number;
  language: Language;
  said: Suggested;
  /** How whoever sent it can be reached; staff can delete it. */
  contact: string | null;
  status: SuggestionStatus;
  reason: string | null;
  incident: string | null;
  decided_by: string | null;
  decided_at: number | null;
}

/** The queue of what people outside suggest: never read by anything that answers the public, but by its status link. */
export interface SuggestionStore {
  putSuggestion(
    suggestion: Pick<SuggestionRecord, 'token_hash' | 'received_at' | 'language' | 'said' | 'contact'>,
  ): Promise<number>;
  /** The newest first, with a number below `before`. */
  suggestions(
    statuses: readonly SuggestionStatus[],
    limit: number,
    before: number | null,
  ): Promise<SuggestionRecord[]>;
  suggestion(id: number): Promise<SuggestionRecord | null>;
  suggestionByToken(tokenHash: string): Promise<SuggestionRecord | null>;
  suggestionCount(statuses: readonly SuggestionStatus[]): Promise<number>;
  /** Changes it if its status is one of `from`; false when it is not. */
  changeSuggestion(
    id: number,
    from: readonly SuggestionStatus[],
    to: Pick<SuggestionRecord, 'status' | 'reason' | 'incident' | 'decided_by' | 'decided_at'>,
  ): Promise<boolean>;
  /** False when there was none. */
  dropContact(id: number): Promise<boolean>;
}
