import type { ClaimedPlace } from '../contract/claim.ts';
import type { PlaceProperties } from '../contract/place.ts';
import { refOf } from '../contract/place-part.ts';
import { type Language, languages, type Texts } from '../contract/text.ts';
import type { Gazetteer } from './gazetteer.ts';

const member = {
  en: 'name_en',
  sq: 'name_sq',
  'sr-Latn': 'name_sr_latn',
  'sr-Cyrl': 'name_sr_cyrl',
} as const satisfies Record<Language, keyof PlaceProperties>;

/** The names of a gazetteer entry in the languages it has; English is the neutral pair where names differ. */
export function namesOf(properties: PlaceProperties): Texts {
  const out: Texts = {};
  for (const language of languages) {
    const name = properties[member[language]] ?? (language === 'en' ? properties.name : undefined);
    if (name) out[language] = name;
  }
  return out;
}

/** Gazetteer entries (`collection/id`) that the parts of a place name, each once, in their order. */
export function refsOf(place: ClaimedPlace): string[] {
  const refs = place.parts.flatMap((part) =>
    part.kind === 'band' ? [part.near?.ref, part.within] : [refOf(part)],
  );
  return [...new Set(refs.filter((ref) => ref !== undefined))];
}

/**
 * The name of a claimed place: as stated, else the names of the gazetteer entries it refers to, joined by commas in
 * each language that all of them have. A band is named after what it is near, else after the area it lies in.
 * Undefined when there is neither.
 */
export function placeName(place: ClaimedPlace, gazetteer: Gazetteer): Texts | undefined {
  if (place.name) return place.name;
  const refs = place.parts.map(refOf);
  const names = [...new Set(refs)].flatMap((ref) => {
    const entry = ref === undefined ? undefined : gazetteer.byRef.get(ref);
    return entry ? [namesOf(entry.properties)] : [];
  });
  const out: Texts = {};
  for (const language of languages) {
    const each = names.map((one) => one[language]);
    if (each.length && each.every((one) => one !== undefined)) out[language] = each.join(', ');
  }
  return Object.keys(out).length ? out : undefined;
}
