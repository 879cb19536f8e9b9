/**
 * HXL hashtags (HXL 1.1 dictionary) of the columns of a CSV file; a column without one has an empty cell, which the
 * standard allows. Incidents and accounts share the names that mean the same.
 */
const tags: Readonly<Record<string, string>> = {
  id: '#event+id+code',
  incident: '#event+id+code',
  account: '#meta+account+id',
  title: '#event+name',
  incident_title: '#event+name',
  summary: '#description',
  type: '#event+type',
  sub_type: '#event+subtype',
  disorder_class: '#event+class',
  occurred_start: '#date+start',
  occurred_end: '#date+end',
  known_from: '#date+known',
  lon: '#geo+lon',
  lat: '#geo+lat',
  wkt: '#geo+wkt',
  uncertainty_m: '#geo+uncertainty+m',
  place_precision: '#geo+precision',
  place_name: '#loc+name',
  municipalities: '#adm2+code',
  municipality_names: '#adm2+name',
  municipality: '#adm2+code',
  verification: '#status+verification',
  contested: '#status+contested',
  claimants: '#meta+source+list',
  tags: '#meta+tag+list',
  claimant: '#meta+source+code',
  claimant_name: '#meta+source',
  claimant_names: '#meta+source',
  actors: '#group+list',
  killed_low: '#affected+killed+min',
  killed_high: '#affected+killed+max',
  wounded_low: '#affected+injured+min',
  wounded_high: '#affected+injured+max',
  name: '#loc+name',
};

const languageTags: readonly [string, string][] = [
  ['_sq', '+i_sq'],
  ['_sr_latn', '+i_sr_latn'],
  ['_sr_cyrl', '+i_sr_cyrl'],
  ['_en', '+i_en'],
];

/** The hashtag of a column, or an empty text; `id` of another collection than incidents is a place's or an account's. */
export function hxlTag(collection: string, column: string): string {
  if (column === 'id' && collection !== 'incidents')
    return collection === 'accounts' ? '#meta+account+id' : '#loc+code';
  if (column === 'account' && collection === 'accounts') return '';
  for (const [ending, attribute] of languageTags) {
    const base = column.slice(0, -ending.length);
    if (column.endsWith(ending) && tags[base]) return tags[base] + attribute;
  }
  return tags[column] ?? '';
}
