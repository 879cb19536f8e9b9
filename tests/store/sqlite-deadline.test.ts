import type { Position } from 'geojson';
import { expect, it, vi } from 'vitest';
import { emptyQuery, type IncidentQuery } from '../../server/contract/query.ts';
import { openSqliteStore } from '../../server/store/sqlite/open.ts';
import { BusyError, type Store } from '../../server/store/store.ts';
import { hour, madeState, madeVersion } from './made-versions.ts';
import { temporaryFolder } from './temporary-folder.ts';

const audience = { statuses: ['published'] };
const now = hour(100);
const slow: IncidentQuery = { ...emptyQuery, bbox: [9.99, 9.99, 10.01, 10.01] };

/** Rings around the box of `slow` that never meet it, with so many vertices that each takes milliseconds to test. */
async function fillWithRings(store: Store, rings: number, vertices: number): Promise<void> {
  for (let number = 0; number < rings; number++) {
    const id = `ring-${number}`;
    const around = (radius: number): Position[] =>
      Array.from({ length: vertices + 1 }, (_, i) => {
        const angle = ((i % vertices) / vertices) * 2 * Math.PI;
        return [10 + radius * Math.cos(angle), 10 + radius * Math.sin(angle)];
      });
    const geometry = { type: 'Polygon' as const, coordinates: [around(3 + number / 100), around(2)] };
    const states = [madeState(id, 1, {}, { shapes: [{ kind: 'area', geometry }] })];
    const { change, projection } = madeVersion(id, 0, { states });
    await store.commit(change, projection);
  }
}

it('a read that runs into its deadline is busy, and the same reader answers the next', async () => {
  const folder = temporaryFolder();
  const patient = await openSqliteStore({ folder, readers: 1, deadlineMs: 60_000 });
  await fillWithRings(patient, 40, 20_000);
  const begun = performance.now();
  expect(await patient.count(slow, audience, now)).toBe(0);
  const took = performance.now() - begun;
  await patient.close();

  const hasty = await openSqliteStore({ folder, readers: 1, deadlineMs: took / 4 });
  // The first task also waits for the thread to start.
  await vi.waitFor(() => hasty.userCount(), 10_000);
  const asked = performance.now();
  await expect(hasty.count(slow, audience, now)).rejects.toBeInstanceOf(BusyError);
  expect(performance.now() - asked).toBeLessThan(took);
  expect(await vi.waitFor(() => hasty.userCount(), 10_000)).toBe(0);
  await hasty.close();
});

it('a filter that the evaluator answers row by row ends at its deadline too', async () => {
  const filter =
    'S_CROSSES(claimed_places, LINESTRING(9 9, 11 11)) OR S_TOUCHES(claimed_places, POINT(10 10))';
  const folder = temporaryFolder();
  const patient = await openSqliteStore({ folder, readers: 1, deadlineMs: 60_000 });
  await fillWithRings(patient, 60, 20_000);
  const begun = performance.now();
  expect(await patient.count({ ...emptyQuery, filter }, audience, now)).toBe(0);
  const took = performance.now() - begun;
  await patient.close();

  const hasty = await openSqliteStore({ folder, readers: 1, deadlineMs: took / 8 });
  await vi.waitFor(() => hasty.userCount(), 10_000);
  const asked = performance.now();
  await expect(hasty.count({ ...emptyQuery, filter }, audience, now)).rejects.toBeInstanceOf(BusyError);
  expect(await vi.waitFor(() => hasty.userCount(), { timeout: 10_000, interval: 5 })).toBe(0);
  expect(performance.now() - asked).toBeLessThan(took / 2);
  await hasty.close();
});

it('reads beyond the queue are busy at once, and those in it are answered', async () => {
  const store = await openSqliteStore({ folder: temporaryFolder(), readers: 1, deadlineMs: 20_000 });
  const reads = await Promise.allSettled(Array.from({ length: 100 }, () => store.userCount()));
  const refused = reads.filter((one) => one.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThan(100);
  for (const one of refused) expect(one.reason).toBeInstanceOf(BusyError);
  expect(await store.userCount()).toBe(0);
  await store.close();
});

it('closing ends a read that is still running', async () => {
  const store = await openSqliteStore({ folder: temporaryFolder(), readers: 1, deadlineMs: 60_000 });
  await fillWithRings(store, 40, 20_000);
  const read = store.count(slow, audience, now);
  const outcome = expect(read).rejects.toBeInstanceOf(BusyError);
  await store.close();
  await outcome;
});
