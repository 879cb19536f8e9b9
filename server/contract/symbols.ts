import type { IncidentType } from './codebook.ts';

/**
 * Colour of each type of incident as `#rrggbb`, on light and on dark paper. Hues follow Okabe and Ito's palette for
 * colour-blind readers (jfly, 2008), darkened for the light paper and lightened for the dark one until each stands at
 * 3:1 against the land; brown and grey are added to their eight.
 */
export const typeColours: Readonly<Record<IncidentType, { light: string; dark: string }>> = {
  armed_clash: { light: '#b8430a', dark: '#f0824a' },
  explosion: { light: '#9a6400', dark: '#f0b030' },
  attack: { light: '#a03d7a', dark: '#e59ac6' },
  taking_of_persons: { light: '#00609a', dark: '#69b3ea' },
  protest: { light: '#00744f', dark: '#3fc79a' },
  riot: { light: '#7a4a22', dark: '#d0a077' },
  obstruction: { light: '#2a2d31', dark: '#eceae4' },
  force_movement: { light: '#2b7cab', dark: '#9ad4f5' },
  political: { light: '#736800', dark: '#e8dc5a' },
  other: { light: '#646a71', dark: '#b4bac0' },
};
