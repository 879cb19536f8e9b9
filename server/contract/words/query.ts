import { type LeastPrecision, precisionLadder } from '../codebook.ts';
import { type FilterParameter, filterParameters, type IncidentFilter, type IncidentQuery } from '../query.ts';
import { showsEveryPlace, tellerOf } from '../view.ts';
import { codeWord } from './codebook.ts';
import { type Reader, writtenInWords } from './dates.ts';
import { dictionary } from './dictionary.ts';
import { en } from './query.en.ts';
import { sq } from './query.sq.ts';
import { srCyrl } from './query.sr.ts';

/** Words of the parameters of a query. */
export const queryWords = dictionary(en, sq, srCyrl);

/** Who reads, and how municipalities, claimants and actors are called: the name of an id in that language. */
export interface QueryReader extends Reader {
  nameOf: (parameter: 'municipality' | 'claimant' | 'actor', id: string) => string;
}

const vocabulary = {
  type: 'type',
  sub_type: 'sub',
  verification: 'verification',
  precision: 'precision',
  status: 'status',
  contested: 'aspect',
} as const;

/** One value of a filter as people read it. */
export function valueInWords(parameter: FilterParameter, value: string, reader: QueryReader): string {
  if (parameter === 'municipality' || parameter === 'claimant' || parameter === 'actor')
    return reader.nameOf(parameter, value);
  if (parameter in vocabulary)
    return codeWord(vocabulary[parameter as keyof typeof vocabulary], value, reader.of);
  return value;
}

/** A period as written in the address, open ends included: «1 May 2023 to 30 June 2023», «since 1 May 2023». */
export function periodInWords(text: string, reader: Reader): string {
  const [from, to = from] = text.split('/') as [string, string?];
  const isOpen = (part: string | undefined) => !part || part === '..';
  if (isOpen(from)) return queryWords('until', { to: writtenInWords(to!, reader) }, reader.of);
  if (isOpen(to)) return queryWords('since', { from: writtenInWords(from, reader) }, reader.of);
  if (from === to) return writtenInWords(from, reader);
  return queryWords(
    'from_to',
    { from: writtenInWords(from, reader), to: writtenInWords(to!, reader) },
    reader.of,
  );
}

/** A value beside the name of its parameter: «Type: Riot». */
export function labelled(parameter: FilterParameter, value: string, of: Reader['of']): string {
  return queryWords('chip', { filter: queryWords(`name_${parameter}`, {}, of), value }, of);
}

/** A least precision as people read it: «town or village, or more precise». */
export function leastInWords(least: LeastPrecision, of: Reader['of']): string {
  const precision = codeWord('precision', least, of);
  return least === precisionLadder[0] ? precision : queryWords('or_finer', { precision }, of);
}

/** A whole filter parameter in words, with all its values: «Type: Riot, Protest». */
export function parameterInWords(
  parameter: FilterParameter,
  filter: IncidentFilter,
  reader: QueryReader,
): string {
  const { of } = reader;
  if (parameter === 'bbox')
    return filter.bbox
      ? queryWords('bbox_chip', { box: filter.bbox.join(', ') }, of)
      : queryWords('name_bbox', {}, of);
  if (parameter === 'datetime')
    return labelled(parameter, periodInWords(filter.datetime?.text ?? '', reader), of);
  if (parameter === 'q') return queryWords('q_chip', { text: filter.q ?? '' }, of);
  if (parameter === 'precision')
    return labelled(parameter, filter.precision ? leastInWords(filter.precision, of) : '', of);
  if (parameter === 'filter') return labelled(parameter, filter.filter ?? '', of);
  const value = filter[parameter];
  if (value === true || value === false)
    return queryWords(value ? 'contested_any' : 'contested_none', {}, of);
  return labelled(parameter, (value ?? []).map((one) => valueInWords(parameter, one, reader)).join(', '), of);
}

/** Parts of a question one after the other. A Serbian ordinal loses its dot before the semicolon: «30. јуна 2023;». */
export function partsInWords(parts: readonly string[], of: Reader['of']): string {
  const last = parts.length - 1;
  return parts
    .map((part, index) => (of.startsWith('sr') && index < last ? part.replace(/(?<=\d)\.$/, '') : part))
    .join('; ');
}

/** How the record is read: «As told by: Kosovo Police», or at the places of all accounts; null for the preferred view. */
export function viewInWords(query: Pick<IncidentQuery, 'view'>, reader: QueryReader): string | null {
  if (showsEveryPlace(query)) return queryWords('view_all', {}, reader.of);
  const teller = tellerOf(query);
  return teller && queryWords('view_chip', { claimant: reader.nameOf('claimant', teller) }, reader.of);
}

/** The whole question in one line: what a file, a feed or a printed page says that it holds. */
export function queryInWords(query: IncidentQuery, reader: QueryReader): string {
  const { of } = reader;
  const view = viewInWords(query, reader);
  const parts: string[] = view === null ? [] : [view];
  for (const parameter of filterParameters) {
    const value = query[parameter];
    if (value !== null && !(Array.isArray(value) && value.length === 0))
      parts.push(parameterInWords(parameter, query, reader));
  }
  if (query.knownAt)
    parts.push(queryWords('known_chip', { date: writtenInWords(query.knownAt.text, reader) }, of));
  if (query.recordedAt)
    parts.push(queryWords('recorded_chip', { date: writtenInWords(query.recordedAt.text, reader) }, of));
  return parts.length
    ? queryWords('incidents_where', { filters: partsInWords(parts, of) }, of)
    : queryWords('all_incidents', {}, of);
}
