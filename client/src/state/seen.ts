import type { IncidentFeature } from '#contract/feature.ts';
import { atSpot } from './at-spot.ts';
import { detail, features, unlocated } from './results.ts';

/** An incident that some list or panel shows now; null where none does. */
export function seenFeature(id: string): IncidentFeature | null {
  const selected = detail.value.value;
  if (selected?.id === id) return selected;
  const lists = [features, atSpot.features, unlocated.features];
  for (const { value } of lists) {
    const found = value.find((one) => one.id === id);
    if (found) return found;
  }
  return null;
}
