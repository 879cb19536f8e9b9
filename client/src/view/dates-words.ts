import type { IncidentQuery } from '#contract/query.ts';
import { instantInWords, writtenInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';

/** As of when a page, picture or sheet reads: both dates, of which one that is not asked for is the moment `now` (ms). */
export function datesInWords({ knownAt, recordedAt }: IncidentQuery, now = Date.now()): string[] {
  const at = (clock: IncidentQuery['knownAt']) =>
    clock ? writtenInWords(clock.text) : instantInWords(new Date(now).toISOString());
  return [
    filtering('known_chip', { date: at(knownAt) }),
    filtering('recorded_chip', { date: at(recordedAt) }),
  ];
}
