import type { Editing } from '../contract/work.ts';

/** Milliseconds after which somebody whose page no longer speaks up counts as gone. */
export const presentMs = 75_000;

/** Who has which incident open in the form; in memory, since it is of no worth after a restart. */
export interface Presence {
  /** Notes that somebody has an incident open now (ms), and tells who else has. */
  come(incident: string, name: string, now: number): Editing[];
  leave(incident: string, name: string): void;
}

export function createPresence(): Presence {
  const open = new Map<string, Map<string, { since: number; seen: number }>>();
  return {
    come(incident, name, now) {
      // Whoever closed the browser says nothing: their lines go when anybody comes.
      for (const [id, people] of open) {
        for (const [who, { seen }] of people) if (now - seen > presentMs) people.delete(who);
        if (people.size === 0) open.delete(id);
      }
      const people = open.get(incident) ?? new Map<string, { since: number; seen: number }>();
      open.set(incident, people);
      people.set(name, { since: people.get(name)?.since ?? now, seen: now });
      return [...people]
        .filter(([who]) => who !== name)
        .map(([who, { since }]) => ({ name: who, since: new Date(since).toISOString() }));
    },
    leave(incident, name) {
      open.get(incident)?.delete(name);
    },
  };
}
