import { expect, it } from 'vitest';
import { rememberExtents } from '../../server/store/sqlite/extent-memory.ts';

const audience = { statuses: ['published' as const], private: false };
const extent = (start: number) => ({ bbox: null, start, end: null });

/** A store whose reads end when they are told to. */
function slow() {
  const reads: { done(start: number): void; fail(): void }[] = [];
  const state = { seq: 1 };
  const ask = rememberExtents(
    () =>
      new Promise((resolve, reject) =>
        reads.push({ done: (start) => resolve(extent(start)), fail: () => reject(new Error('busy')) }),
      ),
    () => state.seq,
  );
  return { reads, state, ask: (now = 0) => ask('incidents', audience, now) };
}

it('an extent is read once until something is written, and again after a minute', async () => {
  const { reads, ask } = slow();
  const both = [ask(), ask()];
  reads[0]!.done(1);
  expect(await Promise.all(both)).toEqual([extent(1), extent(1)]);
  expect(await ask(59_999)).toEqual(extent(1));
  expect(reads).toHaveLength(1);
  const later = ask(60_000);
  await expect.poll(() => reads.length).toBe(2);
  reads[1]!.done(2);
  expect(await later).toEqual(extent(2));
});

it('while the next is read slowly, everybody gets the last one, and no second read begins', async () => {
  const { reads, state, ask } = slow();
  const first = ask();
  reads[0]!.done(1);
  await first;
  for (let write = 0; write < 3; write++) {
    state.seq += 1;
    expect(await Promise.all([ask(), ask()])).toEqual([extent(1), extent(1)]);
  }
  expect(reads).toHaveLength(2);
  reads[1]!.done(2);
  // What was written while it was read is not in it: the next reads again.
  await expect.poll(() => reads.length).toBe(3);
  reads[2]!.done(3);
  await expect.poll(() => ask()).toEqual(extent(3));
});

it('a read that fails is told where there is no other, and asked again', async () => {
  const { reads, state, ask } = slow();
  const first = ask();
  reads[0]!.fail();
  await expect(first).rejects.toThrow('busy');
  const second = ask();
  reads[1]!.done(1);
  expect(await second).toEqual(extent(1));
  state.seq += 1;
  const third = ask();
  await expect.poll(() => reads.length).toBe(3);
  reads[2]!.fail();
  expect(await third).toEqual(extent(1));
  const fourth = ask();
  await expect.poll(() => reads.length).toBe(4);
  reads[3]!.done(4);
  expect(await fourth).toEqual(extent(4));
});

it('an extent that was there at once keeps nobody from waiting for the next', async () => {
  const { reads, state, ask } = slow();
  const first = ask();
  reads[0]!.done(1);
  await first;
  expect(await ask()).toEqual(extent(1));
  // Longer than anybody waits.
  await new Promise((resolve) => setTimeout(resolve, 200));
  state.seq += 1;
  const next = ask();
  await expect.poll(() => reads.length).toBe(2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  reads[1]!.done(2);
  expect(await next).toEqual(extent(2));
});
