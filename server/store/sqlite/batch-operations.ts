import type { FinishedBatch, NewBatch } from '../batch.ts';
import type { BatchChunk } from './batch-rows.ts';
import type { ColumnsFollower, ColumnsRoom } from './columns/follow.ts';
import type { Head } from './commit.ts';
import type { Connection } from './connection.ts';
import { finishBatch, settleSome, sweepSome } from './finish-batch.ts';
import { appendChunk, beginBatch, commitParts, type LoadingBatch, loseParts } from './write-batch.ts';

/** Where the chain of revisions stands, for whoever adds to it. */
export interface Chain {
  get(): Head;
  set(head: Head): void;
}

/** What the writer can be asked about batches; one is loaded at a time. */
export function batchOperations(connection: Connection, chain: Chain, tail: ColumnsFollower) {
  let loading: LoadingBatch | null = null;
  const loaded = (batch: number): LoadingBatch => {
    if (loading?.id !== batch) throw new Error('This import is not being loaded any more.');
    if (loading.lost) throw loading.lost;
    return loading;
  };
  return {
    operations: {
      beginBatch(batch: NewBatch): number {
        if (loading) throw new Error('Another import is being loaded.');
        loading = beginBatch(connection, {
          ...batch,
          beganAt: Date.parse(batch.beganAt),
          reason: batch.reason ?? null,
        });
        return loading.id;
      },
      appendBatch: (batch: number, chunk: BatchChunk) => appendChunk(connection, loaded(batch), chunk),
      finishBatch(batch: number, recordedAt: string): FinishedBatch & { hash: string; room: ColumnsRoom } {
        const { head, change } = finishBatch(connection, chain.get(), loaded(batch), recordedAt);
        chain.set(head);
        loading = null;
        const { recorded_at, count, public_count } = change;
        const room = tail.follow(head.seq);
        return { seq: head.seq, recorded_at, count, public_count, hash: head.hash, room };
      },
      dropBatch(batch: number): void {
        if (loading?.id !== batch) throw new Error('This import is not being loaded any more.');
        loseParts(connection, loading, new Error('This import was given up.'));
        loading = null;
      },
    },
    /** A version was written past the batch: where the batch has one of the same incident, it cannot be finished. */
    noticeWrite(incident: string): void {
      if (!loading || loading.overtaken) return;
      const own = connection.prepare('SELECT 1 FROM documents WHERE incident = ? AND batch = ?');
      if (own.get(incident, loading.id)) loading.overtaken = incident;
    },
    /** Ends what an open transaction holds before an operation that is no part of it. */
    before(operation: string): void {
      if (loading && operation !== 'appendBatch' && operation !== 'dropBatch')
        commitParts(connection, loading);
    },
    /** Whether an operation may have left something to put in order. */
    leaves: (operation: string): boolean => operation === 'finishBatch' || operation === 'dropBatch',
    /** Puts some of what batches left in order; true when something may be left. */
    tidy: (): boolean => {
      if (loading) commitParts(connection, loading);
      return sweepSome(connection, loading?.id ?? null) || settleSome(connection);
    },
  };
}
