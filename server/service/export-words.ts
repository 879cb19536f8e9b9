import { emptyQuery, filterParameters, type IncidentQuery, printParameter } from '../contract/query.ts';
import { inLanguage, type Language } from '../contract/text.ts';
import { tellerOf } from '../contract/view.ts';
import {
  parameterInWords,
  partsInWords,
  type QueryReader,
  queryInWords,
  viewInWords,
} from '../contract/words/query.ts';
import { namesOf } from '../domain/place-names.ts';
import type { Atlas } from './atlas.ts';
import type { Reading } from './export-reading.ts';

/**
 * The question that a file answers, in one line of the language. Claimants and actors are called as those whom the
 * audience may see are; an id that nobody there has stays an id. Collections other than incidents begin with their title.
 */
export async function questionInWords(
  atlas: Atlas,
  collection: string,
  title: string,
  query: IncidentQuery,
  language: Language,
  reading: Pick<Reading, 'audience' | 'now'>,
): Promise<string> {
  const names = await namesInUse(atlas, query, language, reading);
  const { gazetteer, region } = atlas.deployment;
  const reader: QueryReader = {
    of: language,
    zone: region.zone,
    nameOf: (parameter, id) => {
      const place = parameter === 'municipality' ? gazetteer.byRef.get(`municipalities/${id}`) : undefined;
      return (
        (place && inLanguage(namesOf(place.properties), language).text) ||
        names.get(`${parameter} ${id}`) ||
        id
      );
    },
  };
  if (collection === 'incidents') return queryInWords(query, reader);
  const view = viewInWords(query, reader);
  const parts = filterParameters
    .filter((parameter) => printParameter(query, parameter) !== null)
    .map((parameter) => parameterInWords(parameter, query, reader));
  if (view !== null) parts.unshift(view);
  return parts.length ? `${title}: ${partsInWords(parts, language)}` : title;
}

async function namesInUse(
  { store, deployment }: Atlas,
  query: IncidentQuery,
  language: Language,
  { audience, now }: Pick<Reading, 'audience' | 'now'>,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const teller = tellerOf(query);
  for (const by of ['claimant', 'actor'] as const) {
    const ids = by === 'claimant' && teller !== null ? [...query.claimant, teller] : query[by];
    if (ids.length === 0) continue;
    const asked: IncidentQuery = {
      ...emptyQuery,
      [by]: ids,
      knownAt: query.knownAt,
      recordedAt: query.recordedAt,
    };
    const found = await store.aggregate(asked, by, deployment.region.zone, audience, now);
    found.keys.forEach((id, index) => {
      const name = inLanguage(found.names?.[index] ?? {}, language).text;
      if (name) names.set(`${by} ${id}`, name);
    });
  }
  return names;
}
