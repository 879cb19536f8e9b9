import {
  aspects,
  disorderClasses,
  legalWords,
  placePrecisions,
  stances,
  statuses,
  subTypeCodes,
  timePrecisions,
  typeCodes,
  verifications,
} from '../contract/codebook.ts';
import { generalisedPlaces } from '../contract/generalised.ts';
import type { PropertyInfo, PropertyKind } from '../contract/queryable.ts';
import { languageSuffix, languages, type Texts } from '../contract/text.ts';
import { dictionary } from '../contract/words/dictionary.ts';
import { en } from '../contract/words/property.en.ts';
import { sq } from '../contract/words/property.sq.ts';
import { srCyrl } from '../contract/words/property.sr.ts';
import { relevance } from './relevance.ts';

const propertyWords = dictionary(en, sq, srCyrl);

function titleOf(key: keyof typeof en, note = ''): Texts {
  return Object.fromEntries(languages.map((of) => [of, `${propertyWords(key, {}, of)}${note}`]));
}

type Flags = Partial<Omit<PropertyInfo, 'name' | 'kind' | 'title'>> & { words?: keyof typeof en };

/** A property that is returned and can be asked about, but not sorted by or written, unless `flags` say otherwise. */
function property(name: keyof typeof en, kind: PropertyKind, flags: Flags = {}): PropertyInfo {
  const { words = name, ...rest } = flags;
  const usual = { returned: true, queryable: true, sortable: false, received: false };
  return { name, kind, title: titleOf(words), ...usual, ...rest };
}

/** The texts of one kind in the languages beside English, as flat members. */
function inLanguages(name: 'title' | 'summary' | 'place_name'): PropertyInfo[] {
  return languages
    .filter((language) => language !== 'en')
    .map((language) => ({
      ...property(name, 'string'),
      name: `${name}_${languageSuffix[language]}`,
      title: titleOf(name, ` (${language})`),
    }));
}

const sortable = { sortable: true };
const asked = { returned: false };
/** A member of the document: written by POST and PUT, and read with the single incident, never in lists. */
const written = { returned: false, queryable: false, received: true };

/**
 * The properties of an incident. Those that are not `returned` can be asked about only (`claimed_places`,
 * `municipalities_any`, `contested_count`, `recorded_at`), the order of a search (`relevance`), or are members of the document that a writer sends and
 * the single incident carries (`received`).
 */
export const incidentProperties: readonly PropertyInfo[] = [
  property('id', 'string', { role: 'id', ...sortable }),
  property('geometry', 'geometry', { role: 'primary-geometry', geometry: 'any' }),
  property('title', 'string', sortable),
  property('title_lang', 'string', { codes: languages }),
  ...inLanguages('title'),
  property('summary', 'string'),
  property('summary_lang', 'string', { codes: languages }),
  ...inLanguages('summary'),
  property('type', 'string', { role: 'type', codes: typeCodes, ...sortable }),
  property('sub_type', 'string', { codes: subTypeCodes, ...sortable }),
  property('disorder_class', 'string', { codes: disorderClasses }),
  property('occurred_start', 'timestamp', { role: 'primary-interval-start', ...sortable }),
  property('occurred_end', 'timestamp', { role: 'primary-interval-end', ...sortable }),
  property('occurred_open', 'boolean'),
  property('time_precision', 'string', { codes: timePrecisions }),
  property('place_name', 'string', sortable),
  ...inLanguages('place_name'),
  property('place_precision', 'string', { codes: placePrecisions }),
  property('place_generalised', 'string', { codes: generalisedPlaces }),
  property('uncertainty_m', 'number', { unit: 'm', ...sortable }),
  property('place_area', 'strings'),
  property('municipalities', 'strings'),
  property('municipalities_possible', 'strings'),
  property('border_point', 'string'),
  property('border_point_km', 'number', { unit: 'km', ...sortable }),
  property('line_side', 'string'),
  property('line_km', 'number', { unit: 'km', ...sortable }),
  property('settlement', 'string'),
  property('settlement_km', 'number', { unit: 'km', ...sortable }),
  property('verification', 'string', { codes: verifications, ...sortable }),
  property('contested', 'strings', { codes: aspects }),
  property('accounts_count', 'integer', sortable),
  property('claimants', 'strings'),
  property('actors', 'strings'),
  property('figures', 'object', { queryable: false }),
  property('preferred_account', 'string'),
  property('preferred_rule', 'string', { codes: ['only', 'ranking', 'grade', 'earliest'] }),
  property('known_from', 'timestamp', sortable),
  property('status', 'string', { codes: statuses, received: true, ...sortable }),
  property('version', 'integer', sortable),
  property('aggregate', 'boolean', { received: true }),
  property('tags', 'strings', { received: true }),
  property('claimed_places', 'geometry', { ...asked, geometry: 'any' }),
  property('municipalities_any', 'strings', asked),
  property('contested_count', 'integer', { ...asked, ...sortable }),
  property('recorded_at', 'timestamp', { ...asked, ...sortable }),
  property(relevance, 'number', { ...asked, ...sortable, queryable: false }),
  property('titles', 'object', written),
  property('summaries', 'object', written),
  property('types', 'object', written),
  property('rankings', 'object', written),
  property('accounts', 'object', written),
  property('assessments', 'object', written),
  property('links', 'object', written),
];

/**
 * The properties of an account. Those with `incident_` before their name, but for the title, are asked of what was
 * known of its incident and are not returned.
 */
export const accountProperties: readonly PropertyInfo[] = [
  property('id', 'string', { role: 'id', ...sortable }),
  property('geometry', 'geometry', {
    role: 'primary-geometry',
    geometry: 'any',
    words: 'account_geometry',
  }),
  property('incident', 'string', sortable),
  property('account', 'string', sortable),
  property('incident_title', 'string', sortable),
  property('claimant', 'string', sortable),
  property('claimant_name', 'string', sortable),
  property('stance', 'string', { codes: stances }),
  property('type', 'string', { role: 'type', codes: typeCodes }),
  property('sub_type', 'string', { codes: subTypeCodes }),
  property('legal_word', 'string', { codes: legalWords }),
  property('place_precision', 'string', { codes: placePrecisions }),
  property('place_generalised', 'string', { codes: generalisedPlaces }),
  property('place_name', 'string', sortable),
  property('uncertainty_m', 'number', { unit: 'm', ...sortable }),
  property('occurred_start', 'timestamp', { role: 'primary-interval-start', ...sortable }),
  property('occurred_end', 'timestamp', { role: 'primary-interval-end', ...sortable }),
  property('time_precision', 'string', { codes: timePrecisions }),
  property('municipalities', 'strings'),
  property('municipalities_possible', 'strings'),
  property('known_from', 'timestamp', sortable),
  property('version', 'integer', sortable),
  property('claimed_places', 'geometry', { ...asked, geometry: 'any' }),
  property('municipalities_any', 'strings', asked),
  property('recorded_at', 'timestamp', { ...asked, ...sortable }),
  property('incident_type', 'string', { ...asked, codes: typeCodes }),
  property('incident_sub_type', 'string', { ...asked, codes: subTypeCodes }),
  property('incident_verification', 'string', { ...asked, codes: verifications }),
  property('incident_contested', 'strings', { ...asked, codes: aspects }),
  property('incident_actors', 'strings', asked),
  property('incident_tags', 'strings', asked),
  property('incident_status', 'string', { ...asked, codes: statuses }),
];

/** The properties of one of the two collections that a query answers with. */
export function propertiesOfCollection(collection: 'incidents' | 'accounts'): readonly PropertyInfo[] {
  return collection === 'incidents' ? incidentProperties : accountProperties;
}
