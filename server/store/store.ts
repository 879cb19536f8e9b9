import type { Change, ChangeEntry } from '../contract/change.ts';
import type { Aggregate, IncidentFeature, VersionEntry } from '../contract/feature.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { Place, PlaceHit } from '../contract/place.ts';
import type { Box, IncidentQuery } from '../contract/query.ts';
import type { Role } from '../contract/session.ts';
import type { Texts } from '../contract/text.ts';
import type { Projection } from '../domain/projection.ts';

/** Who may see what: readers see published versions only; staff see every status. */
export interface Audience {
  statuses: readonly string[];
}

/** One page as bytes: the features are already JSON, joined by commas, never parsed again on the way out. */
export interface FeatureBytes {
  features: Uint8Array;
  numberMatched: number;
  numberReturned: number;
  /** Matched features without geometry. */
  unlocated: number;
}

/** One version of an incident as stored. */
export interface IncidentRecord {
  id: string;
  version: number;
  seq: number;
  recorded_at: string;
  document: IncidentDocument;
  projection: Projection;
  /** The state at the asked knowledge date; null when nothing was known yet. */
  feature: IncidentFeature | null;
}

export interface Committed {
  seq: number;
  version: number;
  recorded_at: string;
}

/** Another write came first. */
export class StaleVersionError extends Error {
  readonly current: number;
  constructor(current: number) {
    super(`The incident stands at version ${current}.`);
    this.name = 'StaleVersionError';
    this.current = current;
  }
}

/** A read ran into its deadline, or the queue of readers is full; the caller may try again later. */
export class BusyError extends Error {
  constructor(message = 'The service is busy.') {
    super(message);
    this.name = 'BusyError';
  }
}

export interface UserRecord {
  id: number;
  name: string;
  role: Role;
  disabled: boolean;
  password_hash: string;
  created_at: string;
}

/** A session as stored: the token itself is never kept, only its SHA-256. */
export interface SessionRecord {
  token_hash: string;
  user_id: number;
  created_at: number;
  last_seen: number;
  expires_at: number;
}

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

export interface CollectionInfo {
  id: string;
  titles: Texts;
  descriptions: Texts | null;
  count: number;
  extent: Box | null;
}

/** At which dates a single incident is read: ms, null is now. `version` picks one version whatever the dates. */
export interface At {
  knownAt: number | null;
  recordedAt: number | null;
  version?: number;
}

/**
 * What the services need of a database; one contract suite tests any engine. All methods are asynchronous, none
 * takes a callback into a transaction, results are plain values. Reads may throw BusyError; `now` is milliseconds
 * and stands in for absent known-at and recorded-at dates.
 */
export interface Store {
  /** Row, revision, projections in one transaction, durable when it answers. Throws StaleVersionError. */
  commit(change: Change, projection: Projection): Promise<Committed>;
  page(query: IncidentQuery, audience: Audience, now: number): Promise<FeatureBytes>;
  accounts(query: IncidentQuery, audience: Audience, now: number): Promise<FeatureBytes>;
  /** One account by `incident:account` as JSON bytes, or null. */
  account(id: string, at: At, audience: Audience, now: number): Promise<Uint8Array | null>;
  aggregate(
    query: IncidentQuery,
    by: Aggregate['by'],
    zone: string,
    audience: Audience,
    now: number,
  ): Promise<Aggregate>;
  /** How many match; `exact` geometry tests included. */
  count(query: IncidentQuery, audience: Audience, now: number): Promise<number>;
  /** The version recorded by then that this audience may see; a retracted one is answered with its document. */
  one(id: string, at: At, audience: Audience, now: number): Promise<IncidentRecord | null>;
  /** Incidents that link to this one in a version visible to the audience, with titles. */
  linksTo(
    id: string,
    audience: Audience,
    at: At,
    now: number,
  ): Promise<
    { incident: string; relation: string; known_from?: string; titles: IncidentDocument['titles'] }[]
  >;
  /** Titles of incidents by id, for links; ids the audience may not see are left out. */
  titles(
    ids: readonly string[],
    audience: Audience,
    at: At,
    now: number,
  ): Promise<Map<string, IncidentDocument['titles']>>;
  history(id: string, audience: Audience): Promise<VersionEntry[]>;
  /** Public revisions after `since`, oldest first. */
  changes(since: number, limit: number): Promise<ChangeEntry[]>;
  /** Sequence number of the last revision; 0 for an empty store. Answered without touching a reader thread. */
  seq(): number;
  /** Distinct claimants, actors, figure groups and publishers in use, for suggestions in the form. */
  vocabulary(): Promise<{
    claimants: { id: string; name: Texts; line?: string }[];
    actors: { id: string; name: Texts }[];
    groups: { id: string; name: Texts }[];
    publishers: string[];
  }>;

  putPlaces(
    collection: { id: string; titles: Texts; descriptions?: Texts | undefined },
    places: readonly Place[],
  ): Promise<void>;
  collections(): Promise<CollectionInfo[]>;
  placesPage(
    collection: string,
    page: { bbox: Box | null; q: string | null; limit: number; offset: number },
  ): Promise<FeatureBytes>;
  place(collection: string, id: string): Promise<Place | null>;
  places(collection: string): Promise<Place[]>;
  findPlaces(q: string, limit: number): Promise<PlaceHit[]>;

  userCount(): Promise<number>;
  users(): Promise<UserRecord[]>;
  userByName(name: string): Promise<UserRecord | null>;
  addUser(
    user: { name: string; role: Role; password_hash: string },
    onlyIfNone: boolean,
  ): Promise<UserRecord | null>;
  updateUser(id: number, fields: { password_hash?: string; disabled?: boolean; role?: Role }): Promise<void>;
  putSession(session: SessionRecord): Promise<void>;
  session(tokenHash: string): Promise<{ session: SessionRecord; user: UserRecord } | null>;
  touchSession(tokenHash: string, lastSeen: number): Promise<void>;
  dropSession(tokenHash: string): Promise<void>;
  dropSessionsOf(userId: number, except?: string): Promise<void>;

  /** Consistent copy while writes go on, mode 0600. */
  backup(file: string): Promise<void>;
  verify(): Promise<VerifyReport>;
  checkpoint(): Promise<Checkpoint>;
  ready(): Promise<boolean>;
  close(): Promise<void>;
}
