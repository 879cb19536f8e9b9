import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncidentQuery } from '../../contract/query.ts';
import type { CollectionInfo, Store } from '../store.ts';
import type { Committed, Write } from '../writing.ts';
import { rememberAnswers } from './answer-memory.ts';
import { batchChunk } from './batch-rows.ts';
import { loadCheckpointKey, signCheckpoint, signEvidence } from './checkpoint.ts';
import { databaseName, keyName } from './data-folder.ts';
import { beforeAll, type DerivedTelling, type UntoldVersion } from './derive-told.ts';
import { rememberExtents } from './extent-memory.ts';
import { staffStore } from './staff/staff-store.ts';
import { type StoreThreads, startThreads, type ThreadOptions, type ThreadWatch } from './threads.ts';
import type { WriterThread } from './writer-thread.ts';

/** Memory for answers that are asked again. */
const keptBytes = 64 * 2 ** 20;

export interface SqliteOptions extends ThreadOptions, Omit<ThreadWatch, 'seq'> {
  /** The rules by which versions from before it was derived get what each claimant tells; without them they wait. */
  tellingOf?: (version: UntoldVersion) => Omit<DerivedTelling, 'seq'>;
}

/**
 * Opens the store on an SQLite file in `folder`, with threads that were begun before or are now. This thread holds no
 * database: one thread writes, others read.
 * Throws a sentence when another process has the database, or when the file is newer than this program or not ours.
 */
export async function openSqliteStore(
  options: SqliteOptions,
  threads: StoreThreads = startThreads(options),
): Promise<Store> {
  const { folder, readers, zone = 'UTC', logger, failed } = options;
  const { pool, columns } = threads;
  Object.assign(threads.watch, { logger, failed });
  const { writer, key } = await prepare(threads, options).catch(async (error) => {
    await threads.close();
    throw error;
  });
  let head = writer.head;
  threads.watch.seq = () => head.seq;
  threads.open();
  void columns?.settled().then(() => pool.warm());
  // No other process can put places, so what was listed once holds until this one puts some.
  let listed: Promise<CollectionInfo[]> | null = null;
  const answers = rememberAnswers(keptBytes, () => head.seq);
  const forget = <T>(written: Promise<T>) =>
    written.finally(() => {
      listed = null;
      answers.clear();
    });
  // A question that names its date of knowledge asks for the same at any time.
  const knownAt = (query: IncidentQuery, now: number) => (query.knownAt ? Infinity : now);
  const list = () => {
    const reading = pool.run('collections');
    listed = reading;
    reading.catch(() => (listed = null));
    return reading;
  };
  const write = async (writes: readonly Write[]): Promise<Committed[]> =>
    (await writer.run('commit', writes)).map(({ hash, room, ...committed }) => {
      // Answers may be read in another order than they were given; the highest stands.
      if (committed.seq > head.seq)
        head = { seq: committed.seq, hash, recorded_at: Date.parse(committed.recorded_at) };
      columns?.committed(room);
      return committed;
    });
  logger?.info({ seq: head.seq, readers }, 'store opened');
  return {
    commit: async (change, projection, earlier) =>
      (await write([{ change, projection, ...(earlier ? { earlier } : {}) }]))[0]!,
    commitTogether: write,
    beginBatch: (batch) => writer.run('beginBatch', batch),
    // Made here and not by the writer, so that two threads share the work of an import.
    appendBatch: (batch, entries) => writer.run('appendBatch', batch, batchChunk(entries, zone)),
    async finishBatch(batch, recordedAt) {
      const { hash, room, ...finished } = await writer.run('finishBatch', batch, recordedAt);
      if (finished.seq > head.seq)
        head = { seq: finished.seq, hash, recorded_at: Date.parse(finished.recorded_at) };
      columns?.committed(room);
      return finished;
    },
    dropBatch: (batch) => writer.run('dropBatch', batch),
    // An import is in no hurry, and must not fail because readers are.
    standing: (incidents) => pool.runLong('standing', incidents),
    // Every answer names them: kept until something is written.
    dataSets: (recordedAt) =>
      answers.ask(['dataSets', recordedAt], Infinity, async () => ({
        value: await pool.run('dataSets', recordedAt),
        until: Infinity,
      })),
    putImport: (record) => writer.run('putImport', record),
    imports: () => pool.run('imports'),
    importOf: (id) => pool.run('importOf', id),
    dropImport: (id) => writer.run('dropImport', id),
    rememberColumns: (header, choice) => writer.run('rememberColumns', header, choice),
    columnsFor: (header) => pool.run('columnsFor', header),
    batchRevision: (batch) => pool.run('batchRevision', batch),
    batchMembers: (batch, after, limit) => pool.runLong('batchMembers', batch, after, limit),
    standingVersions: (incidents) => pool.runLong('standingVersions', incidents),
    nearby: (reaches) => pool.runLong('nearby', reaches),
    page: (query, audience, now) => {
      const at = knownAt(query, now);
      return answers.ask(['page', query, audience], at, () =>
        pool.runDated(at, 'page', query, audience, now),
      );
    },
    accounts: (query, audience, now) => pool.run('accounts', query, audience, now),
    chunk: (collection, query, audience, now) => pool.run('chunk', collection, query, audience, now),
    tile: (collections, tile, query, audience, now) => {
      // Accounts have dates of their own, and places change without a revision.
      if (collections.some((name) => name !== 'incidents'))
        return pool.run('tile', collections, tile, query, audience, now);
      const at = knownAt(query, now);
      return answers.ask(['tile', tile, query, audience], at, () =>
        pool.runDated(at, 'tile', collections, tile, query, audience, now),
      );
    },
    feed: (query, limit, now, since) => pool.run('feed', query, limit, now, since),
    extent: rememberExtents(
      (collection, audience, now) => pool.run('extent', collection, audience, now),
      () => head.seq,
    ),
    account: (id, at, audience, now) => pool.run('account', id, at, audience, now),
    aggregate: (query, by, bucketZone, audience, now) => {
      const at = knownAt(query, now);
      return answers.ask(['aggregate', query, by, bucketZone, audience], at, () =>
        pool.runDated(at, 'aggregate', query, by, bucketZone, audience, now),
      );
    },
    compare: (query, between, audience, now) => {
      const at = knownAt(query, now);
      return answers.ask(['compare', query, between, audience], at, () =>
        pool.runDated(at, 'compare', query, between, audience, now),
      );
    },
    count: (query, audience, now) => {
      const at = knownAt(query, now);
      return answers.ask(['count', query, audience], at, () =>
        pool.runDated(at, 'count', query, audience, now),
      );
    },
    one: (id, at, audience, now) => pool.run('one', id, at, audience, now),
    linksTo: (id, audience, at, now) => pool.run('linksTo', id, audience, at, now),
    titles: (ids, audience, at, now) => pool.run('titles', ids, audience, at, now),
    history: (id, audience) => pool.run('history', id, audience),
    versions: (id, audience) => pool.run('versions', id, audience),
    changes: (since, limit) => pool.run('changes', since, limit),
    seq: () => head.seq,
    vocabulary: () => pool.run('vocabulary'),
    written: (id) => pool.run('written', id),
    due: (now) => pool.run('due', now),
    privatePart: (id) => pool.run('privatePart', id),
    putPrivate: (id, part, actor, at) => writer.run('putPrivate', id, part, actor, at),

    putPlaces: (collection, places) => forget(writer.run('putPlaces', collection, places)),
    dropLayer: (id) => forget(writer.run('dropLayer', id)),
    collections: () => listed ?? list(),
    placesPage: (collection, query) => pool.run('placesPage', collection, query),
    placesChunk: (collection, query) => pool.run('placesChunk', collection, query),
    place: (collection, id) => pool.run('place', collection, id),
    places: (collection) => pool.run('places', collection),
    placesDigests: () => pool.run('placesDigests'),
    findPlaces: (q, limit) => pool.run('findPlaces', q, limit),

    userCount: () => pool.run('userCount'),
    users: () => pool.run('users'),
    userByName: (name) => pool.run('userByName', name),
    addUser: (user, onlyIfNone) => writer.run('addUser', user, onlyIfNone),
    updateUser: (id, fields) => writer.run('updateUser', id, fields),
    putSession: (session) => writer.run('putSession', session),
    session: (tokenHash) => pool.run('session', tokenHash),
    touchSession: (tokenHash, lastSeen) => writer.run('touchSession', tokenHash, lastSeen),
    dropSession: (tokenHash) => writer.run('dropSession', tokenHash),
    dropSessionsOf: (userId, except) => writer.run('dropSessionsOf', userId, except),

    putToken: (token) => writer.run('putToken', token),
    token: (tokenHash) => pool.run('token', tokenHash),
    tokensOf: (userId) => pool.run('tokensOf', userId),
    touchToken: (tokenHash, lastUsed) => writer.run('touchToken', tokenHash, lastUsed),
    dropToken: (userId, id) => writer.run('dropToken', userId, id),

    ...staffStore(writer, pool),

    backup: (file) => writer.run('backup', file),
    verify: () => pool.runLong('verify'),
    hashAt: (seq) => pool.run('hashAt', seq),
    async proof(incident, kept) {
      const evidence = await pool.runLong('evidence', incident, kept);
      return evidence && signEvidence(evidence, key);
    },
    checkpoint: async () => signCheckpoint(head.hash, head.seq, key),
    async figures() {
      const file = join(folder, databaseName);
      const size = (name: string) =>
        stat(name).then(
          (found) => found.size,
          () => 0,
        );
      const { bavail, bsize } = await statfs(folder);
      return {
        databaseBytes: await size(file),
        logBytes: await size(`${file}-wal`),
        freeBytes: bavail * bsize,
        waiting: pool.waiting(),
      };
    },
    async ready() {
      try {
        await columns?.settled();
        return (await Promise.all([writer.run('ping'), pool.run('userCount')])).length === 2;
      } catch {
        return false;
      }
    },
    async close() {
      await threads.close();
      logger?.info({ seq: head.seq }, 'store closed');
    },
  };
}

/** What has to be done before the store is used; answers the writer and the key that signs checkpoints. */
async function prepare(threads: StoreThreads, options: SqliteOptions) {
  const writer = await threads.writer;
  const key = loadCheckpointKey(join(options.folder, keyName));
  await deriveTold(writer, options);
  return { writer, key };
}

/** Versions whose tellings are derived at a time. */
const toldAtOnce = 500;

/** Derives what each claimant tells, once; a version that the rules of today refuse waits on, and is named. */
async function deriveTold(
  writer: WriterThread,
  { tellingOf, logger }: Pick<SqliteOptions, 'tellingOf' | 'logger'>,
): Promise<void> {
  if (!tellingOf) return;
  let next: number | null = beforeAll;
  while (next !== null) {
    const found: { versions: UntoldVersion[]; next: number | null } = await writer.run(
      'untoldVersions',
      next,
      toldAtOnce,
    );
    const derived = found.versions.flatMap((version): DerivedTelling[] => {
      try {
        return [{ seq: version.seq, ...tellingOf(version) }];
      } catch (error) {
        const { seq, document } = version;
        const details = { seq, incident: document.id, error: (error as Error).message };
        logger?.info(details, 'what its claimants tell could not be derived');
        return [];
      }
    });
    await writer.run('writeTold', derived);
    next = found.next;
  }
}
