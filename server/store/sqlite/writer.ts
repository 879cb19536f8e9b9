/** The thread that writes: the only connection that may, holder of the process lock. Started by `writer-thread.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { explained } from '../storage-error.ts';
import { type Committed, StaleVersionError, type Write } from '../writing.ts';
import { backupTo } from './backup.ts';
import { batchOperations, type Chain } from './batch-operations.ts';
import type { Snapshot } from './columns/buffer.ts';
import { type ColumnsFollower, type ColumnsRoom, followColumns } from './columns/follow.ts';
import { commitChanges, readHead } from './commit.ts';
import type { Connection } from './connection.ts';
import { awaitsTelling, type DerivedTelling, untoldVersions, writeTold } from './derive-told.ts';
import { type Gate, openGate } from './gate.ts';
import { dropImport, writeColumns, writeImport } from './imports.ts';
import { boundLog } from './log-bound.ts';
import { openDatabase } from './open-database.ts';
import { writePrivate } from './private-parts.ts';
import { ofStaff } from './staff/operations.ts';
import { dropToken, touchToken, writeToken } from './tokens.ts';
import { dropSession, dropSessionsOf, touchSession, updateUser, writeSession, writeUser } from './users.ts';
import { dropLayer, writePlaces } from './write-places.ts';
import type { WriterReply, WriterRequest, WriterStart } from './writer-thread.ts';

const port = parentPort!;
const { folder, zone, gate } = workerData as { folder: string; zone: string; gate: Gate };

function start(): ReturnType<typeof openDatabase> | null {
  try {
    return openDatabase(folder, zone);
  } catch (error) {
    const { message } = explained(error) as Error;
    port.postMessage({ refused: message } satisfies WriterStart);
    port.close();
    return null;
  }
}

/** Milliseconds until what could not be put in order is tried again. */
const retryMs = 5_000;

const opened = start();
if (opened) serve(opened);

function serve({ connection, close }: ReturnType<typeof openDatabase>): void {
  let head = readHead(connection);
  let open = true;
  const chain: Chain = {
    get: () => head,
    set: (next) => {
      head = next;
    },
  };
  const tail = followColumns(connection);
  const batches = batchOperations(connection, chain, tail);
  const operations = {
    ...writerOperations(connection, chain, tail, batches.noticeWrite),
    ...batches.operations,
  };
  // Between writes, and never in their way: what batches left behind is put in order.
  const tidy = () => {
    if (!open) return;
    try {
      if (batches.tidy()) setImmediate(tidy);
      else tidying = false;
    } catch {
      // On a full disk there is nothing to be done but wait; whoever writes is told why.
      setTimeout(tidy, retryMs);
    }
  };
  let tidying = true;
  setImmediate(tidy);
  port.on('message', async ({ id, operation, parameters }: WriterRequest) => {
    try {
      batches.before(operation);
      if (operation === 'close') {
        open = false;
        close();
        port.postMessage({ id, value: undefined } satisfies WriterReply);
        port.close();
        return;
      }
      const run = operations[operation] as (...values: unknown[]) => unknown;
      port.postMessage({ id, value: await run(...parameters) } satisfies WriterReply);
      if (!tidying && batches.leaves(operation)) {
        tidying = true;
        setImmediate(tidy);
      }
    } catch (error) {
      const { message, code } = error as Error & { code?: unknown };
      const current = error instanceof StaleVersionError ? error.current : undefined;
      port.postMessage({ id, error: { message, code, current } } satisfies WriterReply);
    }
  });
  // Else whoever opens the store derives first what it lacks.
  if (!awaitsTelling(connection)) openGate(gate);
  port.postMessage({ head } satisfies WriterStart);
}

export type WriterOperations = ReturnType<typeof writerOperations> &
  ReturnType<typeof batchOperations>['operations'];

/** The parameters of a function after its connection. */
type Rest<F> = F extends (connection: Connection, ...rest: infer R) => unknown ? R : never;

/** What the writer can be asked, by name; each runs to its end before the next, but for the backup. */
function writerOperations(
  connection: Connection,
  chain: Chain,
  tail: ColumnsFollower,
  noticeWrite: (incident: string) => void,
) {
  return {
    commit: (writes: readonly Write[]): (Committed & { hash: string; room: ColumnsRoom })[] => {
      boundLog(connection);
      if (writes.some(({ earlier }) => earlier?.length)) tail.withdraw();
      return commitChanges(connection, chain.get(), writes, zone).map(({ head, version }, index) => {
        chain.set(head);
        const room = tail.follow(head.seq);
        noticeWrite(writes[index]!.change.incident);
        return {
          ...{ seq: head.seq, version, recorded_at: new Date(head.recorded_at).toISOString() },
          ...{ hash: head.hash, room },
        };
      });
    },
    untoldVersions: (after: number, limit: number) => untoldVersions(connection, after, limit),
    writeTold: (derived: readonly DerivedTelling[]) => writeTold(connection, derived, zone),
    adoptColumns: (snapshot: Snapshot) => tail.adopt(snapshot, chain.get().seq),
    putPlaces: (...rest: Rest<typeof writePlaces>) => writePlaces(connection, ...rest),
    dropLayer: (id: string) => dropLayer(connection, id),
    addUser: (...rest: Rest<typeof writeUser>) => writeUser(connection, ...rest),
    updateUser: (...rest: Rest<typeof updateUser>) => updateUser(connection, ...rest),
    putSession: (...rest: Rest<typeof writeSession>) => writeSession(connection, ...rest),
    touchSession: (...rest: Rest<typeof touchSession>) => touchSession(connection, ...rest),
    dropSession: (...rest: Rest<typeof dropSession>) => dropSession(connection, ...rest),
    dropSessionsOf: (...rest: Rest<typeof dropSessionsOf>) => dropSessionsOf(connection, ...rest),
    putToken: (...rest: Rest<typeof writeToken>) => writeToken(connection, ...rest),
    touchToken: (...rest: Rest<typeof touchToken>) => touchToken(connection, ...rest),
    dropToken: (...rest: Rest<typeof dropToken>) => dropToken(connection, ...rest),
    putPrivate: (...rest: Rest<typeof writePrivate>) => writePrivate(connection, ...rest),
    ...ofStaff(connection),
    putImport: (...rest: Rest<typeof writeImport>) => writeImport(connection, ...rest),
    dropImport: (...rest: Rest<typeof dropImport>) => dropImport(connection, ...rest),
    rememberColumns: (...rest: Rest<typeof writeColumns>) => writeColumns(connection, ...rest),
    backup: (file: string) => backupTo(connection.db, file),
    ping: () => true,
  };
}
