import type { Assignment, ReviewComment, VersionWriter } from '../contract/work.ts';

/** Who last wrote an incident, null for an import, and when. */
export interface LastWrite {
  incident: string;
  actor: string | null;
  recorded_at: string;
}

/** What staff say about incidents and who works on them: never read by anything that answers the public. */
export interface WorkStore {
  addComment(
    comment: Pick<ReviewComment, 'incident' | 'version' | 'pointer' | 'text' | 'actor' | 'recorded_at'>,
  ): Promise<ReviewComment>;
  /** Resolves a comment, or opens it again with null; null when the incident has no such comment. */
  settleComment(
    incident: string,
    id: number,
    resolved: { by: string; at: string } | null,
  ): Promise<ReviewComment | null>;
  /** Comments on an incident, oldest first. */
  comments(incident: string): Promise<ReviewComment[]>;
  /** How many comments are open, of incidents that have any; of at most `limit`, those commented on last first. */
  openComments(limit: number): Promise<{ incident: string; count: number }[]>;
  /** Gives an incident to somebody; null takes it back. */
  assign(incident: string, assignment: Omit<Assignment, 'incident'> | null): Promise<void>;
  assignments(user: string): Promise<Assignment[]>;
  /** To whom incidents are assigned; those that are nobody's are left out. */
  assignmentsOf(incidents: readonly string[]): Promise<Assignment[]>;
  /** Who wrote the last versions of an incident, newest first. */
  versionWriters(incident: string, limit: number): Promise<VersionWriter[]>;
  /** Everybody who wrote a version, or committed a batch that brought one, since the incident was last published. */
  writersSincePublished(incident: string): Promise<string[]>;
  /** Ids of incidents of which somebody wrote a version; at most `limit`, those written last first. */
  writtenBy(actor: string, limit: number): Promise<string[]>;
  lastWrites(incidents: readonly string[]): Promise<LastWrite[]>;
}
