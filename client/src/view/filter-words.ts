import type { FilterParameter, IncidentFilter, IncidentQuery } from '#contract/query.ts';
import { emptyFilter } from '#contract/query.ts';
import { codeWord } from '../i18n/codebook.ts';
import { dayInWords, writtenInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';
import { say } from '../i18n/names.ts';
import { nameSeen } from '../state/names-seen.ts';
import { municipalityName } from './place-words.ts';

/** The whole query without one filter, or without one value of it. */
export interface Chip {
  parameter: FilterParameter | 'known-at' | 'recorded-at';
  words: string;
  /** What the query must become for the chip to go. */
  without: Partial<IncidentQuery>;
}

const vocabulary = {
  type: 'type',
  sub_type: 'sub',
  verification: 'verification',
  status: 'status',
  contested: 'aspect',
} as const;

/** One value of a filter as people read it. */
export function valueInWords(parameter: FilterParameter, value: string): string {
  if (parameter === 'municipality') return municipalityName(value);
  if (parameter === 'claimant' || parameter === 'actor') return say(nameSeen(parameter, value)) || value;
  if (parameter in vocabulary) return codeWord(vocabulary[parameter as keyof typeof vocabulary], value);
  return value;
}

/** A period as written in the address, open ends included: «from 1 May 2023 to 30 June 2023». */
export function periodInWords(text: string): string {
  const [from, to = from] = text.split('/') as [string, string?];
  const isOpen = (part: string | undefined) => !part || part === '..';
  if (isOpen(from)) return filtering('until', { to: writtenInWords(to!) });
  if (isOpen(to)) return filtering('since', { from: writtenInWords(from) });
  if (from === to) return writtenInWords(from);
  return filtering('from_to', { from: writtenInWords(from), to: writtenInWords(to) });
}

function labelled(parameter: FilterParameter, words: string): string {
  return filtering('chip', { filter: filtering(`name_${parameter}`), value: words });
}

/** A whole filter parameter in words, with all its values: «Type: Riot, Protest». */
export function parameterInWords(parameter: FilterParameter, filter: IncidentFilter): string {
  if (parameter === 'bbox') return filtering('name_bbox');
  if (parameter === 'datetime') return labelled(parameter, periodInWords(filter.datetime?.text ?? ''));
  if (parameter === 'q') return filtering('q_chip', { text: filter.q ?? '' });
  const value = filter[parameter];
  if (value === true || value === false) return filtering(value ? 'contested_any' : 'contested_none');
  return labelled(parameter, (value ?? []).map((one) => valueInWords(parameter, one)).join(', '));
}

/** The filters of a query, one chip for each value, in the order of the address. */
export function chipsOf(query: IncidentQuery): Chip[] {
  const chips: Chip[] = [];
  for (const [name, empty] of Object.entries(emptyFilter)) {
    const parameter = name as FilterParameter;
    const value = query[parameter];
    if (value === null || (Array.isArray(value) && !value.length)) continue;
    if (parameter !== 'bbox' && Array.isArray(value)) {
      for (const one of value as string[]) {
        const rest = (value as string[]).filter((other) => other !== one);
        chips.push({
          parameter,
          words: labelled(parameter, valueInWords(parameter, one)),
          without: { [parameter]: rest.length ? rest : empty },
        });
      }
    } else
      chips.push({ parameter, words: parameterInWords(parameter, query), without: { [parameter]: empty } });
  }
  if (query.knownAt)
    chips.push({
      parameter: 'known-at',
      words: filtering('known_chip', { date: writtenInWords(query.knownAt.text) }),
      without: { knownAt: null },
    });
  if (query.recordedAt)
    chips.push({
      parameter: 'recorded-at',
      words: filtering('recorded_chip', { date: writtenInWords(query.recordedAt.text) }),
      without: { recordedAt: null },
    });
  return chips;
}

/** A span of days of the timeline in words; `end` exclusive day texts are the caller's: both are inclusive here. */
export function daysInWords(first: string, last: string): string {
  return first === last ? dayInWords(first) : `${dayInWords(first)} – ${dayInWords(last)}`;
}
