import type { IncidentProperties } from '#contract/feature.ts';
import { code, codeWord } from '../i18n/codebook.ts';
import { numberInWords } from '../i18n/dates.ts';
import { flat, placeName, say } from '../i18n/names.ts';
import { panel } from '../i18n/panel.ts';
import { deployment } from '../state/deployment.ts';
import { nameSeen } from '../state/names-seen.ts';
import { placeByRef, referencePlace } from '../state/places.ts';

/** A length in metres, in metres below one kilometre: «300 m», «1.8 km». */
export function metresInWords(metres: number): string {
  return metres < 1_000
    ? panel('metres', { number: numberInWords(Math.round(metres)) })
    : kilometresInWords(metres / 1_000);
}

/** A length in kilometres, with one decimal below 100 km and metres below one kilometre. */
export function kilometresInWords(kilometres: number): string {
  if (kilometres < 0.9995) return panel('metres', { number: numberInWords(Math.round(kilometres * 1_000)) });
  const digits = kilometres < 100 && Math.abs(kilometres - Math.round(kilometres)) >= 0.05 ? 1 : 0;
  return panel('kilometres', { number: numberInWords(kilometres, digits) });
}

/** An id that nothing names, made readable: `north-mitrovica` as «North Mitrovica». */
function idInWords(id: string): string {
  return id.replace(
    /(^|-)(\p{L})/gu,
    (_, gap: string, letter: string) => (gap ? ' ' : '') + letter.toUpperCase(),
  );
}

/** Name of a municipality by id, from the reference places, else from an answer, else the id made readable. */
export function municipalityName(id: string): string {
  const place = referencePlace('municipalities', id);
  const seen = say(nameSeen('municipality', id));
  return (place && placeName(place)) || (seen && seen !== id ? seen : idInWords(id));
}

/** Name of a border point by id; the id made readable where the deployment has no such collection. */
export function borderPointName(id: string): string {
  const place = referencePlace('border-points', id);
  return (place && placeName(place)) || idInWords(id);
}

/** Side of the deployment's line in words, also for `both`. */
export function sideName(side: string): string {
  if (side === 'both') return panel('side_both');
  return say(deployment().region.sides.find((one) => one.id === side)?.names) || side;
}

/** Name of the place of an incident: its own, else that of the areas it stands for; empty where there is neither. */
export function whereName(properties: IncidentProperties): string {
  const own = flat(properties, 'place_name').text;
  if (own) return own;
  const areas = properties.place_area.map((ref) => {
    const place = placeByRef(ref);
    return place ? placeName(place) : '';
  });
  return areas.filter(Boolean).join(', ') || properties.municipalities.map(municipalityName).join(', ');
}

/** How exact the place is, in words: «town or village, within 1.5 km». */
export function precisionInWords(place: {
  place_precision: IncidentProperties['place_precision'];
  place_generalised?: IncidentProperties['place_generalised'];
  uncertainty_m: number | null;
}): string {
  if (place.place_generalised === 'withheld') return code('generalised_withheld');
  if (place.place_generalised && place.place_precision === 'unlocated') return code('generalised_unlocated');
  const word = codeWord('precision', place.place_precision);
  const isPoint = !['municipality', 'region', 'country', 'band', 'unlocated'].includes(place.place_precision);
  return isPoint && place.uncertainty_m
    ? panel('within', { precision: word, distance: metresInWords(place.uncertainty_m) })
    : word;
}

/** Name and precision for one line of a list. */
export function whereInWords(properties: IncidentProperties): string {
  if (properties.place_precision === 'unlocated') return precisionInWords(properties);
  const name = whereName(properties);
  const precision = precisionInWords(properties);
  return name ? `${name} (${precision})` : precision;
}
