/** Colours of the map in one theme, as `#rrggbb`; names say what they colour. */
export interface Palette {
  /** Land outside the deployment's municipalities: slightly receded. */
  outland: string;
  /** The other municipalities. */
  land: string;
  /** The municipalities the map is about. */
  focus: string;
  casing: string;
  line: string;
  lineBand: string;
  outerLine: string;
  municipalLine: string;
  water: string;
  waterEdge: string;
  waterText: string;
  road: string;
  roadEdge: string;
  roadText: string;
  wood: string;
  built: string;
  building: string;
  text: string;
  textSoft: string;
  /** Names of what lies outside. */
  textFar: string;
  halo: string;
  /** Paper and ink of symbols. */
  paper: string;
  ink: string;
  accent: string;
}

const light: Palette = {
  outland: '#efebe1',
  land: '#f6f2e8',
  focus: '#fdfbf5',
  casing: '#b9ae98',
  line: '#5b5a63',
  lineBand: '#b9b0c4',
  outerLine: '#8e8b90',
  municipalLine: '#a79f8f',
  water: '#b9d5e3',
  waterEdge: '#8db6cb',
  waterText: '#255a75',
  road: '#e6cfa6',
  roadEdge: '#c4a877',
  roadText: '#5f4e2f',
  wood: '#e6ebd6',
  built: '#ece4d6',
  building: '#ddd3c1',
  text: '#2b2e33',
  textSoft: '#565b60',
  textFar: '#63625e',
  halo: '#fdfbf5',
  paper: '#fffdf8',
  ink: '#22262b',
  accent: '#1d5a80',
};

const dark: Palette = {
  outland: '#1b232b',
  land: '#222b34',
  focus: '#2b3640',
  casing: '#5d6b77',
  line: '#b9b6c2',
  lineBand: '#5c5870',
  outerLine: '#79818b',
  municipalLine: '#596571',
  water: '#2b4d61',
  waterEdge: '#3f6a82',
  waterText: '#9cc6dc',
  road: '#5c5443',
  roadEdge: '#39362f',
  roadText: '#d2c09a',
  wood: '#243230',
  built: '#303a42',
  building: '#3a454e',
  text: '#eeebe3',
  textSoft: '#bcc2c7',
  textFar: '#98a1a9',
  halo: '#1c242c',
  paper: '#1c242c',
  ink: '#f1eee7',
  accent: '#86c1e3',
};

/** The palette of a theme. */
export function paletteOf(isDark: boolean): Palette {
  return isDark ? dark : light;
}
