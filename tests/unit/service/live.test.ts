import { expect, it, vi } from 'vitest';
import type { ChangeEntry } from '../../../server/contract/change.ts';
import { createLive } from '../../../server/service/live.ts';

const entry = (seq: number): ChangeEntry => ({
  ...{ seq, recorded_at: '2024-09-01T10:00:00.000Z', incident: `i${seq}`, version: 1, kind: 'published' },
});
const turn = () => new Promise((resolve) => setImmediate(resolve));
const nothing = () => undefined;

it('a crowd of listeners is told in turns, between which others are answered, each of all in their order', async () => {
  const live = createLive();
  const heard = Array.from({ length: 1_000 }, () => [] as number[]);
  for (const mine of heard) live.subscribe((entries) => mine.push(...entries.map(({ seq }) => seq)), nothing);
  live.publish(entry(1));
  const told = () => heard.filter((mine) => mine.length > 0).length;
  const atOnce = told();
  expect(atOnce).toBeGreaterThan(0);
  expect(atOnce).toBeLessThan(200);
  live.publish(entry(2));
  await turn();
  expect(told()).toBeLessThan(400);
  live.publish(entry(3));
  await vi.waitFor(() => expect(heard.at(-1)).toHaveLength(3));
  expect(heard.filter((mine) => mine.join() === '1,2,3')).toHaveLength(1_000);
});

it('a part of the service hears at once, and who has left or was told to go hears nothing more', async () => {
  const live = createLive();
  const heard: string[] = [];
  live.subscribe((entries) => heard.push(...entries.map(({ seq }) => `part ${seq}`)));
  for (let at = 0; at < 100; at++) live.subscribe(nothing, nothing);
  const leave = live.subscribe(() => heard.push('left'), nothing);
  live.subscribe(
    () => heard.push('last'),
    () => heard.push('end'),
  );
  live.publish(entry(1));
  expect(heard).toEqual(['part 1']);
  leave();
  expect(live.listeners()).toBe(101);
  live.end();
  for (let turns = 0; turns < 5; turns++) await turn();
  expect(heard).toEqual(['part 1', 'end']);
});
