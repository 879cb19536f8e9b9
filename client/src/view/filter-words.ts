import type { FilterParameter, IncidentFilter, IncidentQuery } from '#contract/query.ts';
import { emptyFilter, emptyQuery } from '#contract/query.ts';
import * as words from '#contract/words/query.ts';
import { codeWord } from '../i18n/codebook.ts';
import { dayInWords, writtenInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';
import { say } from '../i18n/names.ts';
import { deployment } from '../state/deployment.ts';
import { conditionsOf, withoutCondition } from '../state/explained.ts';
import { conditionOfMark } from '../state/legend-filter.ts';
import { nameSeen } from '../state/names-seen.ts';
import { language } from '../state/preferences.ts';
import { precisionMarks, precisionsDrawnAs } from '../symbols/precision-marks.ts';
import { municipalityName } from './place-words.ts';

/** The whole query without one filter, or without one value of it. */
export interface Chip {
  parameter: FilterParameter | 'view' | 'known-at' | 'recorded-at';
  words: string;
  /** What the query must become for the chip to go. */
  without: Partial<IncidentQuery>;
}

/** The page's reader; names are those that answers have shown so far. */
const reader = (): words.QueryReader => ({
  of: language.value,
  zone: deployment().region.zone,
  nameOf: (parameter, id) =>
    parameter === 'municipality' ? municipalityName(id) : say(nameSeen(parameter, id)) || id,
});

/** One value of a filter as people read it. */
export function valueInWords(parameter: FilterParameter, value: string): string {
  return words.valueInWords(parameter, value, reader());
}

/** A period as written in the address, open ends included. */
export function periodInWords(text: string): string {
  return words.periodInWords(text, reader());
}

/** A whole filter parameter in words, with all its values; the map's own view is called so, not by its corners. */
export function parameterInWords(parameter: FilterParameter, filter: IncidentFilter): string {
  return parameter === 'bbox' ? filtering('name_bbox') : words.parameterInWords(parameter, filter, reader());
}

/** As whose telling the page is read: «As told by: Kosovo Police»; null where no single claimant is followed. */
export function viewInWords(query: Pick<IncidentQuery, 'view'>): string | null {
  return words.viewInWords(query, reader());
}

/** A condition of the expert filter: one that the legend sets in words, any other as it is written. */
function conditionInWords(condition: string): string {
  const mark = precisionMarks.find((one) => conditionOfMark(one) === condition);
  if (!mark) return words.labelled('filter', condition, language.value);
  const precisions = precisionsDrawnAs(mark).map((one) => codeWord('precision', one));
  return words.labelled('precision', precisions.join(', '), language.value);
}

/** The view and the filters of a query, one chip for each value, in the order of the address. */
export function chipsOf(query: IncidentQuery): Chip[] {
  const view = viewInWords(query);
  const chips: Chip[] =
    view === null ? [] : [{ parameter: 'view', words: view, without: { view: emptyQuery.view } }];
  for (const [name, empty] of Object.entries(emptyFilter)) {
    const parameter = name as FilterParameter;
    const value = query[parameter];
    if (value === null || (Array.isArray(value) && !value.length)) continue;
    if (parameter === 'filter') {
      const filter = String(value);
      conditionsOf(filter).forEach((condition, index) => {
        chips.push({
          parameter,
          words: conditionInWords(condition),
          without: { filter: withoutCondition(filter, index) },
        });
      });
    } else if (parameter !== 'bbox' && Array.isArray(value)) {
      for (const one of value as string[]) {
        const rest = (value as string[]).filter((other) => other !== one);
        chips.push({
          parameter,
          words: words.labelled(parameter, valueInWords(parameter, one), language.value),
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

/** The filters of a question in one line, without its dates, as a picture or a printed page says what it shows. */
export function questionInWords(query: IncidentQuery): string {
  return words.queryInWords({ ...query, knownAt: null, recordedAt: null }, reader());
}

/** A span of days of the timeline in words; `end` exclusive day texts are the caller's: both are inclusive here. */
export function daysInWords(first: string, last: string): string {
  return first === last ? dayInWords(first) : `${dayInWords(first)} – ${dayInWords(last)}`;
}
