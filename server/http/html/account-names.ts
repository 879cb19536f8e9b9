import { emptyQuery, type IncidentQuery } from '../../contract/query.ts';
import { inLanguage } from '../../contract/text.ts';
import { inForceOrFirst } from '../../domain/knowledge.ts';
import { audienceOf } from '../../domain/permissions.ts';
import { placeName } from '../../domain/place-names.ts';
import { type Properties, textOf } from './feature-words.ts';
import type { View } from './view.ts';

interface Named {
  properties: Properties;
}

/** Incidents whose documents are read for the names of places; a page of more is no longer read by anybody. */
const mostDocuments = 500;

/**
 * Accounts with the title of their incident, the name of their claimant and that of their place in the language of the
 * page: as features they carry the English ones only. Names that the public cannot see stay as they are.
 */
export async function inPageLanguage<F extends Named>(
  { exchange, language }: View,
  { knownAt, recordedAt }: Pick<IncidentQuery, 'knownAt' | 'recordedAt'>,
  accounts: readonly F[],
): Promise<F[]> {
  const { store, now: clock, deployment } = exchange.atlas;
  const { gazetteer, region } = deployment;
  const { zone } = region;
  const now = clock();
  const each = (name: string) => [...new Set(accounts.map(({ properties }) => textOf(properties, name)))];
  const at = { knownAt: knownAt?.at ?? null, recordedAt: recordedAt?.at ?? null };
  const asked = { ...emptyQuery, claimant: each('claimant'), knownAt, recordedAt };
  const incidents = each('incident');
  const told = language === 'en' ? [] : incidents.slice(0, mostDocuments);
  const [titles, claimants, records] = await Promise.all([
    store.titles(incidents, audienceOf(null), at, now),
    store.aggregate(asked, 'claimant', zone, audienceOf(null), now),
    Promise.all(told.map((id) => store.one(id, at, audienceOf(null), now))),
  ]);
  const places = new Map(
    records.flatMap((record) =>
      (record?.document.accounts ?? []).map(
        ({ id, place }) => [`${record!.id}:${id}`, place ? placeName(place, gazetteer) : undefined] as const,
      ),
    ),
  );
  return accounts.map((account) => {
    const { properties } = account;
    const own = titles.get(textOf(properties, 'incident'));
    const title = own && inLanguage(inForceOrFirst(own, at.knownAt ?? now, zone).text, language).text;
    const index = claimants.keys.indexOf(textOf(properties, 'claimant'));
    const name = inLanguage(claimants.names?.[index] ?? {}, language).text;
    const spot = places.get(`${textOf(properties, 'incident')}:${textOf(properties, 'account')}`);
    const where = spot && inLanguage(spot, language).text;
    return {
      ...account,
      properties: {
        ...properties,
        ...(title ? { incident_title: title } : {}),
        ...(name ? { claimant_name: name } : {}),
        ...(where ? { place_name: where } : {}),
      },
    };
  });
}
