import type { Feature, Geometry } from 'geojson';
import type { ChangeEntry } from '../contract/change.ts';
import type { AccountView, Aggregate, IncidentFeature, VersionEntry } from '../contract/feature.ts';
import type { IncidentDocument } from '../contract/incident.ts';
import type { Place, PlaceHit } from '../contract/place.ts';
import type { Box, IncidentQuery } from '../contract/query.ts';
import type { PropertyInfo } from '../contract/queryable.ts';
import type { Role } from '../contract/roles.ts';
import type { Texts } from '../contract/text.ts';
import type { FeedNews } from '../domain/feed-kind.ts';
import type { Audience } from '../domain/permissions.ts';
import type { Projection } from '../domain/projection.ts';
import type { BatchStore } from './batch.ts';
import type { Chunk, FeatureBytes } from './bytes.ts';
import type { ComparingStore } from './compared.ts';
import type { ImportStore } from './import.ts';
import type { OperatedStore } from './operated.ts';
import type { ProtectingStore } from './protection.ts';
import type { StaffStore } from './staff.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { WritingStore } from './writing.ts';

export type { Audience, Chunk, FeatureBytes };

/** A question about a reference collection or a layer; `filter` as in IncidentQuery. */
export interface PlacesQuery {
  bbox: Box | null;
  q: string | null;
  filter: string | null;
  sort: { field: string; descending: boolean }[];
  limit: number;
  offset: number;
  cursor: string | null;
}

/** Tile of WebMercatorQuad, counted from the north-west. */
export interface TileAddress {
  z: number;
  x: number;
  y: number;
  /** Cells along its side by which incidents are drawn (`format/tile-drawing.ts`); without it they are drawn singly. */
  cells?: number;
}

/** What happened to an incident as a feed tells it. */
export interface FeedEntry extends FeedNews {
  seq: number;
  incident: string;
  version: number;
  recorded_at: string;
  reason: string | null;
  /** The incident that took this one in, and as what it was known then. */
  merged_into?: string;
  merged_title?: Texts;
  /** The state now known of that version; of a retraction the one that stood before. */
  feature: IncidentFeature;
  /** What is said, by whom, as known by then; nothing of a retraction. */
  accounts: Pick<AccountView, 'claimant' | 'stance' | 'statement'>[];
}

/** An API token as stored: only the SHA-256 of its secret is kept. `scope` never exceeds the user's role. */
export interface TokenRecord {
  id: number;
  user_id: number;
  name: string;
  token_hash: string;
  scope: 'read' | 'write';
  created_at: number;
  expires_at: number;
  last_used: number | null;
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

/** A version in an incident's history, with all that was written. */
export interface VersionRecord {
  entry: VersionEntry;
  document: IncidentDocument;
}

/** A read ran into its deadline, or the queue of readers is full; the caller may try again later. */
export class BusyError extends Error {
  constructor(message = 'The service is busy.') {
    super(message);
    this.name = 'BusyError';
  }
}

/** A cursor that no page of this question and order ended with. */
export class CursorError extends Error {
  constructor(message = 'The cursor does not belong to this list.') {
    super(message);
    this.name = 'CursorError';
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

export interface CollectionInfo {
  id: string;
  titles: Texts;
  descriptions: Texts | null;
  count: number;
  extent: Box | null;
  /** `reference` comes with the deployment; `layer` was added to it, read-only for the domain. */
  kind: 'reference' | 'layer';
  /** Properties of its features, id and geometry among them, found when it was put. */
  properties: readonly PropertyInfo[];
  attribution: string | null;
}

/** A feature of a layer: any RFC 7946 feature with an id of its own. */
export type LayerFeature = Feature<Geometry | null, Record<string, unknown>> & { id: string };

/**
 * At which dates a single incident is read: ms, null is now. `version` picks one version whatever the dates, `revision`
 * what stood when that revision was written. `teller` reads the feature as that claimant tells it.
 */
export interface At {
  knownAt: number | null;
  recordedAt: number | null;
  version?: number;
  revision?: number;
  teller?: string | null;
  /** Whether the places of all accounts are the incident's, as `view=all` asks. */
  everywhere?: boolean;
}

/**
 * What the services need of a database; one contract suite tests any engine. All methods are asynchronous, none
 * takes a callback into a transaction, results are plain values. Reads may throw BusyError; `now` is milliseconds
 * and stands in for absent known-at and recorded-at dates.
 */
export interface Store
  extends BatchStore,
    ComparingStore,
    ImportStore,
    OperatedStore,
    ProtectingStore,
    StaffStore,
    WritingStore {
  /** Pages and chunks throw CursorError for a cursor that none of them gave. */
  page(query: IncidentQuery, audience: Audience, now: number): Promise<FeatureBytes>;
  accounts(query: IncidentQuery, audience: Audience, now: number): Promise<FeatureBytes>;
  /** The next features after `query.cursor` (null: the first), at most `query.limit`. */
  chunk(
    collection: 'incidents' | 'accounts',
    query: IncidentQuery,
    audience: Audience,
    now: number,
  ): Promise<Chunk>;
  /**
   * Mapbox Vector Tile (v2.1) with one layer a collection, in the order asked; null when it is empty. For collections
   * of places only bbox, q and filter of the query apply.
   */
  tile(
    collections: readonly string[],
    tile: TileAddress,
    query: IncidentQuery,
    audience: Audience,
    now: number,
  ): Promise<Uint8Array | null>;
  /**
   * What became public of incidents that match the query (or matched it before a retraction), newest first, within the
   * last `feedReach` public revisions; with `since` only of those after that one.
   */
  feed(query: IncidentQuery, limit: number, now: number, since?: number): Promise<FeedEntry[]>;
  /** Where the incidents that the audience sees are and when they happened (ms); nulls in an empty store. */
  extent(
    collection: 'incidents' | 'accounts',
    audience: Audience,
    now: number,
  ): Promise<{ bbox: Box | null; start: number | null; end: number | null }>;
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
  /**
   * Titles of incidents by id, for links; ids the audience may not see are left out. With `at.revision` they are read
   * as they stood then: what is written later never changes the answer.
   */
  titles(
    ids: readonly string[],
    audience: Audience,
    at: At,
    now: number,
  ): Promise<Map<string, IncidentDocument['titles']>>;
  history(id: string, audience: Audience): Promise<VersionEntry[]>;
  /** The same versions with their documents. */
  versions(id: string, audience: Audience): Promise<VersionRecord[]>;
  /** Public revisions after `since`, oldest first. */
  changes(since: number, limit: number): Promise<ChangeEntry[]>;
  /** Sequence number of the last revision; 0 for an empty store. Answered without touching a reader thread. */
  seq(): number;
  /** Distinct claimants, actors, figure groups, publishers and tags in use, for suggestions in the form. */
  vocabulary(): Promise<Vocabulary>;

  putPlaces(
    collection: {
      id: string;
      titles: Texts;
      descriptions?: Texts | undefined;
      kind?: CollectionInfo['kind'];
      attribution?: string | undefined;
    },
    places: readonly (Place | LayerFeature)[],
  ): Promise<void>;
  /** Takes a layer away; false when there is none of that id. */
  dropLayer(id: string): Promise<boolean>;
  collections(): Promise<CollectionInfo[]>;
  placesPage(collection: string, query: PlacesQuery): Promise<FeatureBytes>;
  placesChunk(collection: string, query: PlacesQuery): Promise<Chunk>;
  place(collection: string, id: string): Promise<Place | null>;
  places(collection: string): Promise<Place[]>;
  /** For each collection `textDigest` of its places as they were put. */
  placesDigests(): Promise<Map<string, string>>;
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
  putToken(token: Omit<TokenRecord, 'id' | 'last_used'>): Promise<TokenRecord>;
  token(tokenHash: string): Promise<{ token: TokenRecord; user: UserRecord } | null>;
  tokensOf(userId: number): Promise<TokenRecord[]>;
  touchToken(tokenHash: string, lastUsed: number): Promise<void>;
  /** False when the user has no such token. */
  dropToken(userId: number, id: number): Promise<boolean>;
}
