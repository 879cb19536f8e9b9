/** How the places of one claimant are drawn while its incident is selected. */
export interface ClaimantStyle {
  light: string;
  dark: string;
  /** Dashes of outlines in line widths; the pattern repeats the hue for those who cannot tell it. */
  dash: readonly [number, ...number[]];
  /** Direction of hatching in degrees from the horizontal, counter-clockwise. */
  angle: number;
}

/** Styles in their order of use; a seventh claimant begins again with the first. */
export const claimantStyles: readonly ClaimantStyle[] = [
  { light: '#0b57a4', dark: '#7fb8f2', dash: [1, 0], angle: 45 },
  { light: '#b0410b', dark: '#f59a68', dash: [4, 2], angle: 135 },
  { light: '#187045', dark: '#6fcf9c', dash: [1.5, 1.5], angle: 0 },
  { light: '#8a3287', dark: '#dfa0dc', dash: [6, 2, 1.5, 2], angle: 90 },
  { light: '#6a5a00', dark: '#dccb5c', dash: [8, 3], angle: 22 },
  { light: '#4a5058', dark: '#c2c8ce', dash: [3, 1.5, 1, 1.5, 1, 1.5], angle: 158 },
];

interface Speaks {
  id: string;
  claimant: { id: string };
  known_from: string;
}

/**
 * Claimants of an incident in the order of their first statement (`known_from`, then id), so that a claimant keeps its
 * style while accounts are added. Answers claimant ids, each once.
 */
export function claimantOrder(accounts: readonly Speaks[]): string[] {
  const byTime = [...accounts].sort(
    (one, other) => Date.parse(one.known_from) - Date.parse(other.known_from) || (one.id < other.id ? -1 : 1),
  );
  return [...new Set(byTime.map(({ claimant }) => claimant.id))];
}

/** Index of a claimant's style in `claimantStyles`; 0 for an id that is not in the order. */
export function claimantStyleIndex(order: readonly string[], claimant: string): number {
  return Math.max(0, order.indexOf(claimant)) % claimantStyles.length;
}
