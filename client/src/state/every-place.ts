import { computed } from '@preact/signals';
import { showsEveryPlace } from '#contract/view.ts';
import { claimantStyles } from '../symbols/claimant-styles.ts';
import { query, selectedId } from './location.ts';
import { facets } from './results.ts';

/** Whether the map draws the places of all accounts; while one incident is open, its own are drawn instead. */
export const drawsEveryPlace = computed(() => showsEveryPlace(query.value) && selectedId.value === null);

/**
 * The claimants that have a style of their own where the places of all are drawn: those who speak most in the present
 * result, all others sharing the last style. The order is that of the styles.
 */
export const claimantsStyled = computed<readonly string[]>(() => {
  const { keys = [], counts = [] } = facets.claimant.value.value ?? {};
  return keys
    .map((id, index) => ({ id, count: counts[index] ?? 0 }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .slice(0, claimantStyles.length - 1)
    .map(({ id }) => id);
});

/** Index of a claimant's style among all. */
export function styleAmongAll(styled: readonly string[], claimant: string): number {
  const own = styled.indexOf(claimant);
  return own < 0 ? claimantStyles.length - 1 : own;
}
