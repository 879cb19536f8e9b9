import { type IncidentType, typeCodes } from '../contract/codebook.ts';
import { typeColours } from '../contract/symbols.ts';

/** Precisions at which a place is a point; at the others only its area or disc is drawn. */
const pinned = new Set(['exact', 'vicinity']);

/**
 * Shared styles: one for each type of incident, drawn as point (a tinted symbol of the reader's own) or as area (the
 * symbol has no size, so that only the shape and the name show), and one for places. No style names an icon: nothing is
 * fetched from anywhere.
 */
export function kmlStyles(): string {
  const types = typeCodes.flatMap((type) => [
    style(`${type}-point`, typeColours[type].light, 1),
    style(`${type}-area`, typeColours[type].light, 0),
  ]);
  return [...types, style('place', typeColours.other.light, 0.6)].join('');
}

/** Id of the style of an incident or account; places have one of their own. */
export function kmlStyleOf(properties: Readonly<Record<string, unknown>> | null): string {
  const precision = properties?.place_precision;
  if (precision === undefined) return 'place';
  const type = typeCodes.find((one) => one === properties?.type) ?? ('other' satisfies IncidentType);
  return `${type}-${pinned.has(String(precision)) ? 'point' : 'area'}`;
}

/** `#rrggbb` as KML's aabbggrr. */
function colour(value: string, alpha: string): string {
  const [red, green, blue] = [value.slice(1, 3), value.slice(3, 5), value.slice(5, 7)];
  return `${alpha}${blue}${green}${red}`;
}

function style(id: string, shade: string, scale: number): string {
  return (
    `<Style id="${id}"><IconStyle><color>${colour(shade, 'ff')}</color><scale>${scale}</scale></IconStyle>` +
    `<LabelStyle><scale>0.8</scale></LabelStyle>` +
    `<LineStyle><color>${colour(shade, 'ff')}</color><width>2</width></LineStyle>` +
    `<PolyStyle><color>${colour(shade, '40')}</color></PolyStyle></Style>\n`
  );
}
