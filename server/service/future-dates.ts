import type { IncidentDocument } from '../contract/incident.ts';
import type { FieldError } from '../contract/problem.ts';
import { spanOf } from '../contract/time.ts';

/**
 * Dates of knowledge (known_from, published_at, said_at) that begin after `now` (ms): nobody can know today what will
 * be published tomorrow. A date that began already, such as today's, is fine. Pointers start at the document.
 */
export function futureDates(document: IncidentDocument, now: number, zone: string): FieldError[] {
  const errors: FieldError[] = [];
  const look = (date: string | undefined, pointer: string) => {
    if (date !== undefined && spanOf(date, zone).start > now)
      errors.push({ pointer, code: 'date_in_future' });
  };
  const editorial = ['titles', 'summaries', 'types', 'rankings', 'assessments', 'links'] as const;
  for (const list of editorial)
    document[list].forEach((entry, index) => {
      look(entry.known_from, `/${list}/${index}/known_from`);
    });
  document.accounts.forEach((account, index) => {
    look(account.known_from, `/accounts/${index}/known_from`);
    account.sources.forEach((source, at) => {
      look(source.published_at, `/accounts/${index}/sources/${at}/published_at`);
    });
    account.figures.forEach((figure, at) => {
      look(figure.said_at, `/accounts/${index}/figures/${at}/said_at`);
    });
  });
  return errors;
}
