import { signal } from '@preact/signals';
import type { Colleague } from '#contract/work.ts';
import { request } from './request.ts';

/** Those to whom work can be given; empty until asked for, and where they cannot be had. */
export const people = signal<Colleague[]>([]);

/** Asks who there is; call when a page offers to give work to somebody. */
export async function loadPeople(): Promise<void> {
  try {
    people.value = (await request<{ people: Colleague[] }>('/api/desk/people')).body.people;
  } catch {
    // The page works without: nobody can be chosen then.
  }
}
