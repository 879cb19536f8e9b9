import { emptyQuery, type IncidentQuery } from '../../contract/query.ts';
import { inLanguage } from '../../contract/text.ts';
import { inForceOrFirst } from '../../domain/knowledge.ts';
import { audienceOf } from '../../domain/permissions.ts';
import type { Properties } from './feature-words.ts';
import { textOf } from './feature-words.ts';
import type { View } from './view.ts';

interface Named {
  properties: Properties;
}

/**
 * Accounts with the title of their incident and the name of their claimant in the language of the page: as features
 * they carry the English ones only. Names that the public cannot see stay as they are.
 */
export async function inPageLanguage<F extends Named>(
  { exchange, language }: View,
  { knownAt, recordedAt }: Pick<IncidentQuery, 'knownAt' | 'recordedAt'>,
  accounts: readonly F[],
): Promise<F[]> {
  const { store, now: clock, deployment } = exchange.atlas;
  const { zone } = deployment.region;
  const now = clock();
  const each = (name: string) => [...new Set(accounts.map(({ properties }) => textOf(properties, name)))];
  const at = { knownAt: knownAt?.at ?? null, recordedAt: recordedAt?.at ?? null };
  const asked = { ...emptyQuery, claimant: each('claimant'), knownAt, recordedAt };
  const [titles, claimants] = await Promise.all([
    store.titles(each('incident'), audienceOf(null), at, now),
    store.aggregate(asked, 'claimant', zone, audienceOf(null), now),
  ]);
  return accounts.map((account) => {
    const { properties } = account;
    const own = titles.get(textOf(properties, 'incident'));
    const title = own && inLanguage(inForceOrFirst(own, at.knownAt ?? now, zone).text, language).text;
    const index = claimants.keys.indexOf(textOf(properties, 'claimant'));
    const name = inLanguage(claimants.names?.[index] ?? {}, language).text;
    return {
      ...account,
      properties: {
        ...properties,
        ...(title ? { incident_title: title } : {}),
        ...(name ? { claimant_name: name } : {}),
      },
    };
  });
}
