import { describe, expect, test } from 'vitest';
import { typeCodes, verifications } from '#contract/codebook.ts';
import { paletteOf } from '../../../client/src/map/palette.ts';
import { symbolLook, symbolName } from '../../../client/src/map/symbol-name.ts';
import {
  claimantOrder,
  claimantStyleIndex,
  claimantStyles,
} from '../../../client/src/symbols/claimant-styles.ts';
import { typeColour, typeSymbols } from '../../../client/src/symbols/type-symbols.ts';
import { verificationRings } from '../../../client/src/symbols/verification-rings.ts';
import { accountView } from '../reading/account-view.ts';
import { incidentDetail } from '../reading/incident-detail.ts';

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((from) => Number.parseInt(colour.slice(from, from + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each([
  ['light', false],
  ['dark', true],
] as const)('the %s theme', (theme, isDark) => {
  const colours = paletteOf(isDark);
  const grounds = [colours.outland, colours.land, colours.focus, colours.paper];

  test.each(typeCodes)('draws the symbol of %s at 3:1 on every ground', (type) => {
    for (const ground of grounds)
      expect(contrast(typeColour(type, isDark), ground)).toBeGreaterThanOrEqual(3);
  });

  test('draws claimants’ outlines at 3:1 and their names at 4.5:1', () => {
    for (const style of claimantStyles) {
      for (const ground of grounds) expect(contrast(style[theme], ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(style[theme], colours.paper)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('writes names at 4.5:1 on the halo and on the ground they stand on', () => {
    const pairs: [string, string][] = [
      [colours.text, colours.focus],
      [colours.textSoft, colours.outland],
      [colours.textFar, colours.outland],
      [colours.textFar, colours.land],
      [colours.waterText, colours.halo],
      [colours.waterText, colours.water],
      [colours.roadText, colours.halo],
      [colours.line, colours.halo],
    ];
    for (const [text, ground] of pairs) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test('draws the main line and the focus casing so that they are seen', () => {
    for (const ground of grounds) expect(contrast(colours.line, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('symbols', () => {
  test('every type has a shape and a colour of its own', () => {
    const all = typeCodes.map((type) => typeSymbols[type]);
    for (const of of ['path', 'light', 'dark'] as const)
      expect(new Set(all.map((symbol) => symbol[of])).size).toBe(typeCodes.length);
  });

  test('every verification has a ring of its own', () => {
    const rings = verifications.map((one) => JSON.stringify(verificationRings[one]));
    expect(new Set(rings).size).toBe(verifications.length);
  });

  test('the name of an image says the look and back; a foreign name is none of ours', () => {
    const { type, verification } = incidentDetail();
    const name = symbolName({ type, verification, contested: ['place'] }, 'disc');
    expect(symbolLook(name)).toEqual({ type, verification, contested: true, form: 'disc' });
    expect(symbolLook('airport-15')).toBeNull();
  });

  test('claimants keep their style by the time they first spoke, however the accounts are listed', () => {
    const early = accountView('z', { known_from: '2024-06-14T10:00:00.000Z' });
    const late = accountView('a', { known_from: '2024-06-14T16:00:00.000Z' });
    const again = accountView('b', { claimant: early.claimant, known_from: '2024-06-15T00:00:00.000Z' });
    expect(claimantOrder([late, again, early])).toEqual(['z', 'a']);
    expect(claimantStyleIndex(['z', 'a'], 'a')).toBe(1);
  });
});
