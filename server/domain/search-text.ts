import type { Named, Texts } from '../contract/text.ts';
import { languages } from '../contract/text.ts';
import type { DerivedAccount } from './contest.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { KnownAccount } from './knowledge.ts';
import { namesOf, refsOf } from './place-names.ts';

/** Within this many kilometres a nearest settlement or border point is worth being found by its name. */
const findable = 3;

/**
 * What the words of a search are matched with in one state, unfolded, each text once: the editorial texts given, and
 * of the known accounts statements, claimants, actors, publishers, place names, and the names in four languages of the
 * gazetteer entries they refer to, of the municipalities derived, and of settlements and border points within 3 km.
 */
export function searchTexts(
  editorial: readonly (Texts | undefined)[],
  known: readonly KnownAccount[],
  derived: ReadonlyMap<string, DerivedAccount>,
  gazetteer: Gazetteer,
): string[] {
  const texts: (Texts | undefined)[] = [...editorial];
  const publishers: string[] = [];
  for (const { account } of known) {
    const place = derived.get(account.id)?.place;
    const people: Named[] = [account.claimant, ...account.actors];
    texts.push(account.statement, ...people.map((one) => one.name), account.place?.name);
    const refs = account.place ? refsOf(account.place) : [];
    if (place) {
      for (const id of [...place.municipalities, ...place.municipalities_possible])
        refs.push(`municipalities/${id}`);
      if (place.settlement && place.settlement_km! <= findable) refs.push(`settlements/${place.settlement}`);
      if (place.border_point && place.border_point_km! <= findable)
        refs.push(`border-points/${place.border_point}`);
    }
    for (const ref of refs) {
      const entry = gazetteer.byRef.get(ref);
      if (entry) texts.push(namesOf(entry.properties));
    }
    publishers.push(...account.sources.map((source) => source.publisher));
  }
  const all = texts.flatMap((text) => (text ? languages.flatMap((language) => text[language] ?? []) : []));
  return [...new Set([...all, ...publishers])];
}
