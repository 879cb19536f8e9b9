import type { IncidentType } from '#contract/codebook.ts';

/** How a type of incident is drawn: one shape and one colour a theme; neither carries the meaning alone. */
export interface TypeSymbolData {
  /** Closed SVG path in a box of 24 units, centred on 12,12; all shapes cover about the same area. */
  path: string;
  light: string;
  dark: string;
}

/**
 * The ten types. Hues follow Okabe and Ito's palette for colour-blind readers (jfly, 2008), darkened for the light
 * paper and lightened for the dark one until each stands at 3:1 against the land; brown and grey are added to their
 * eight.
 */
export const typeSymbols: Record<IncidentType, TypeSymbolData> = {
  armed_clash: {
    // Star of four points.
    path: 'M12 3.2 14.3 9.7 20.8 12 14.3 14.3 12 20.8 9.7 14.3 3.2 12 9.7 9.7Z',
    light: '#b8430a',
    dark: '#f0824a',
  },
  explosion: {
    // Burst of eight points.
    path: 'M12 3.6 13.7 7.9 17.9 6.1 16.1 10.3 20.4 12 16.1 13.7 17.9 17.9 13.7 16.1 12 20.4 10.3 16.1 6.1 17.9 7.9 13.7 3.6 12 7.9 10.3 6.1 6.1 10.3 7.9Z',
    light: '#9a6400',
    dark: '#f0b030',
  },
  attack: {
    path: 'M12 4.2 20.2 18H3.8Z',
    light: '#a03d7a',
    dark: '#e59ac6',
  },
  taking_of_persons: {
    // Diamond.
    path: 'M12 3.8 20.2 12 12 20.2 3.8 12Z',
    light: '#00609a',
    dark: '#69b3ea',
  },
  protest: {
    path: 'M12 5.4A6.6 6.6 0 1 1 12 18.6 6.6 6.6 0 1 1 12 5.4Z',
    light: '#00744f',
    dark: '#3fc79a',
  },
  riot: {
    // Pentagon.
    path: 'M12 4.4 19.6 9.9 16.7 18.9H7.3L4.4 9.9Z',
    light: '#7a4a22',
    dark: '#d0a077',
  },
  obstruction: {
    path: 'M6 6H18V18H6Z',
    light: '#2a2d31',
    dark: '#eceae4',
  },
  force_movement: {
    // Arrow head that points right.
    path: 'M5 5.6H12.6L19.6 12 12.6 18.4H5L9.4 12Z',
    light: '#2b7cab',
    dark: '#9ad4f5',
  },
  political: {
    // Hexagon.
    path: 'M8.2 5.4H15.8L19.6 12 15.8 18.6H8.2L4.4 12Z',
    light: '#736800',
    dark: '#e8dc5a',
  },
  other: {
    // Cross.
    path: 'M9.4 5H14.6V9.4H19V14.6H14.6V19H9.4V14.6H5V9.4H9.4Z',
    light: '#646a71',
    dark: '#b4bac0',
  },
};

/** Colour of a type in a theme, as `#rrggbb`. */
export function typeColour(type: IncidentType, dark: boolean): string {
  return typeSymbols[type][dark ? 'dark' : 'light'];
}
