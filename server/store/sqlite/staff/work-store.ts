import type { WorkStore } from '../../work.ts';
import type { ReaderPool } from '../reader-pool.ts';
import type { WriterThread } from '../writer-thread.ts';

/** What staff say about incidents and who works on them, by the threads that write and read. */
export function workOf(writer: WriterThread, pool: ReaderPool): WorkStore {
  return {
    addComment: (comment) => writer.run('addComment', comment),
    settleComment: (incident, id, resolved) => writer.run('settleComment', incident, id, resolved),
    comments: (incident) => pool.run('comments', incident),
    openComments: (limit) => pool.run('openComments', limit),
    assign: (incident, assignment) => writer.run('assign', incident, assignment),
    assignments: (user) => pool.run('assignments', user),
    assignmentsOf: (incidents) => pool.run('assignmentsOf', incidents),
    versionWriters: (incident, limit) => pool.run('versionWriters', incident, limit),
    writersSincePublished: (incident) => pool.run('writersSincePublished', incident),
    writtenBy: (actor, limit) => pool.run('writtenBy', actor, limit),
    lastWrites: (incidents) => pool.run('lastWrites', incidents),
  };
}
