import type { Map as MapLibreMap } from 'maplibre-gl';
import type { IncidentType } from '#contract/codebook.ts';
import { claimantStyles } from '../symbols/claimant-styles.ts';
import { typeColour } from '../symbols/type-symbols.ts';
import { drawBadge, drawHalo, drawHatch, drawLeader } from './draw-pattern.ts';
import { drawSymbol, pixelRatio } from './draw-symbol.ts';
import { type Palette, paletteOf } from './palette.ts';
import { drawPlaceIcon } from './place-icons.ts';
import { symbolLook } from './symbol-name.ts';

const makers: Record<string, (name: string, colours: Palette, isDark: boolean) => ImageData | null> = {
  symbol: (name, colours, isDark) => {
    const look = symbolLook(name);
    return look && drawSymbol(look, colours, isDark);
  },
  band: (type, colours, isDark) =>
    drawHatch(type === 'mixed' ? colours.ink : typeColour(type as IncidentType, isDark), 45, 1.6),
  claimant: (index, _colours, isDark) => {
    const style = claimantStyles[Number(index)]!;
    return drawHatch(isDark ? style.dark : style.light, style.angle, 1.6);
  },
  leader: (radius, colours) => drawLeader(colours.ink, Number(radius)),
  halo: (name, colours) => drawHalo(colours.accent, name === 'selected' ? 3 : 2),
  badge: (name, colours) => {
    const [kind, digits] = name.split('-');
    return drawBadge(colours, Number(digits), kind === 'stack');
  },
  place: (kind, colours) => drawPlaceIcon(kind, colours),
};

/**
 * Draws each image the style asks for when it first asks: no sprite is fetched. Names are `maker/name/theme`; others
 * are left to the style they come from.
 */
export function provideImages(map: MapLibreMap): void {
  map.setMissingStyleImageResolver((id) => {
    const [maker, name, theme] = id.split('/') as [string, string?, string?];
    if (name === undefined || (theme !== 'light' && theme !== 'dark')) return;
    const isDark = theme === 'dark';
    const image = makers[maker]?.(name, paletteOf(isDark), isDark);
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio });
  });
}
