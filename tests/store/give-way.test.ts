import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { expect, it } from 'vitest';
import { emptyQuery } from '../../server/contract/query.ts';
import { niceness } from '../../server/store/sqlite/give-way.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The niceness of each thread of this process: the 19th field of its stat, after a name that may hold blanks. */
const nicenesses = () =>
  readdirSync('/proc/self/task').map((thread) =>
    Number(readFileSync(`/proc/self/task/${thread}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[16]),
  );

it.runIf(process.platform === 'linux')(
  'threads that read much give way to the others, and only those',
  async () => {
    const own = getPriority();
    const giving = () => nicenesses().filter((one) => one === Math.min(19, own + niceness)).length;
    const before = giving();
    const store = await openSqliteStore({ folder: temporaryFolder(), readers: 2, deadlineMs: 5_000 });
    const reader = { statuses: ['published' as const] };
    await store.userCount();
    expect(giving()).toBe(before);
    await store.aggregate(emptyQuery, 'day', 'UTC', reader, Date.now());
    expect(giving()).toBe(before + 1);
    await store.close();
  },
);
