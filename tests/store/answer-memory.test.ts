import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { emptyQuery } from '../../server/contract/query.ts';
import { rememberAnswers } from '../../server/store/sqlite/answer-memory.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { commitAll } from './contract-oracle.ts';
import { hour } from './made-versions.ts';
import { histories } from './random-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A memory of so many bytes, and a question that counts how often it was really asked. */
function made(bytes = 1_000_000) {
  let seq = 1;
  let read = 0;
  const memory = rememberAnswers(bytes, () => seq);
  const ask = (name: string, at: number, until: number | null = 100, size = 10) =>
    memory.ask([name], at, async () => {
      read += 1;
      return { value: new Uint8Array(size), until };
    });
  return {
    memory,
    ask,
    reads: () => read,
    write: () => {
      seq += 1;
    },
  };
}

it('an answer is read once while nothing is written and nothing becomes known', async () => {
  const { ask, reads } = made();
  const first = await ask('a', 10);
  expect(await ask('a', 99)).toBe(first);
  expect(reads()).toBe(1);
  await ask('b', 10);
  expect(reads()).toBe(2);
});

it('an answer is read anew when more is known, for an earlier date, after a write and when all is forgotten', async () => {
  const { ask, reads, write, memory } = made();
  await ask('a', 10);
  await ask('a', 100, 200);
  await ask('a', 50, 100);
  expect(reads()).toBe(3);
  write();
  await ask('a', 50, 100);
  expect(reads()).toBe(4);
  memory.clear();
  await ask('a', 50, 100);
  expect(reads()).toBe(5);
});

it('an answer is not kept when it is not known how long it holds, or something was written meanwhile', async () => {
  const { ask, reads, write, memory } = made();
  await ask('a', 10, null);
  await ask('a', 10);
  expect(reads()).toBe(2);
  await memory.ask(['b'], 10, async () => {
    write();
    return { value: null, until: 100 };
  });
  await ask('b', 10);
  expect(reads()).toBe(3);
});

it('a question that names its own date is answered from memory at any time', async () => {
  const { ask, reads } = made();
  await ask('a', Infinity, Infinity);
  await ask('a', Infinity, Infinity);
  expect(reads()).toBe(1);
});

it('what was asked longest ago goes first, and what is large is never kept', async () => {
  const { ask, reads } = made(40_000);
  for (const name of ['a', 'b', 'a', 'c', 'd', 'e']) await ask(name, 10, 100, 1_900);
  for (let more = 0; more < 12; more++) await ask(`more ${more}`, 10, 100, 1_900);
  const before = reads();
  await ask('b', 10, 100, 1_900);
  expect(reads()).toBe(before + 1);
  await ask('more 11', 10, 100, 1_900);
  expect(reads()).toBe(before + 1);
  await ask('large', 10, 100, 30_000);
  await ask('large', 10, 100, 30_000);
  expect(reads()).toBe(before + 3);
});

it('a store that keeps answers answers at every date as one that does not, also after a write', async () => {
  const [first, second] = fc.sample(histories, { seed: 7, numRuns: 2 });
  const later = second!
    .filter(({ change }) => change.base === 0)
    .map(({ change, projection }) => {
      const incident = `later-${change.incident}`;
      const states = projection.states.map((state) => ({
        ...state,
        feature: { ...state.feature, id: incident },
      }));
      const document = { ...change.document, id: incident };
      return { change: { ...change, incident, document }, projection: { ...projection, states } };
    });
  const stores = await Promise.all(
    [true, false].map(async (columns) => {
      const folder = temporaryFolder();
      const store = await openSqliteStore({ folder, readers: 1, deadlineMs: 20_000, columns });
      await commitAll(store, first!);
      await store.ready();
      return store;
    }),
  );
  const audience = { statuses: ['published'] };
  const compare = async (now: number) => {
    const [kept, read] = await Promise.all(
      stores.map(async (store) => [
        await store.page(emptyQuery, audience, now),
        await store.tile(['incidents'], { z: 0, x: 0, y: 0 }, emptyQuery, audience, now),
        await store.aggregate(emptyQuery, 'type', 'UTC', audience, now),
      ]),
    );
    expect(kept).toEqual(read);
  };
  const dates = [...Array.from({ length: 30 }, (_, at) => hour(at)), hour(3), hour(400)];
  for (const date of dates) for (const after of [0, 1, 600_000]) await compare(date + after);
  for (const store of stores) await commitAll(store, later);
  for (const date of dates) await compare(date);
  await Promise.all(stores.map((store) => store.close()));
});

it('those who ask the same while it is read wait for one read, but nobody for one of before a write or of later knowledge', async () => {
  let seq = 1;
  const memory = rememberAnswers(1_000_000, () => seq);
  const answers: ((answer: { value: string; until: number | null } | Error) => void)[] = [];
  const ask = (at: number) =>
    memory.ask(['a'], at, () => {
      const { promise, resolve, reject } = withResolvers<{ value: string; until: number | null }>();
      answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      return promise;
    });
  const together = [ask(10), ask(12), ask(30)];
  const earlier = ask(5);
  expect(answers).toHaveLength(2);
  seq += 1;
  const written = ask(12);
  expect(answers).toHaveLength(3);
  answers[0]!({ value: 'first', until: 20 });
  expect(await Promise.all(together.slice(0, 2))).toEqual(['first', 'first']);
  await vi.waitFor(() => expect(answers).toHaveLength(4));
  answers[3]!({ value: 'of 30', until: 40 });
  answers[1]!({ value: 'of 5', until: 6 });
  answers[2]!({ value: 'after', until: 20 });
  expect(await Promise.all([together[2], earlier, written])).toEqual(['of 30', 'of 5', 'after']);
  // What fails fails for those who wait, and is asked again.
  const failing = [ask(50), ask(50)];
  answers[4]!(new Error('busy'));
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const again = ask(50);
  answers[5]!({ value: 'again', until: null });
  expect(await again).toBe('again');
});

function withResolvers<T>() {
  let [resolve, reject] = [(_: T) => {}, (_: Error) => {}];
  const promise = new Promise<T>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}
