import type { Rhythm } from '../contract/alerts.ts';
import { fromLocal, localDay } from '../contract/time.ts';

const dayMs = 86_400_000;
const hourOfDay = 7;

/** The first instant (ms) after `now` at which a digest is due, in the zone; null for what is told at once. */
export function nextDigest(rhythm: Rhythm, now: number, zone: string): number | null {
  if (rhythm === 'at_once') return null;
  const today = Date.parse(`${localDay(now, zone)}T00:00:00Z`);
  for (let ahead = 0; ; ahead += 1) {
    const day = today + ahead * dayMs;
    if (rhythm === 'weekly' && new Date(day).getUTCDay() !== 1) continue;
    const due = fromLocal(day + hourOfDay * 3_600_000, zone);
    if (due > now) return due;
  }
}
