import { numberInWords } from '../../i18n/dates.ts';
import { printing } from '../../i18n/printing.ts';
import { reading } from '../../i18n/reading.ts';
import { shown } from '../../state/listing.ts';
import { results } from '../../state/results.ts';
import { IncidentTable } from '../incident-table.tsx';
import { ResultCount } from '../result-count.tsx';

/** The incidents of the question as a table whose head stands on each page. */
export function PrintList() {
  const all = results.value.value?.numberMatched ?? 0;
  return (
    <section class="sheet-list">
      <h2>{reading('incidents')}</h2>
      <ResultCount />
      {shown.value.length < all && (
        <p>
          {printing('first_of', {
            number: numberInWords(shown.value.length),
            all: numberInWords(all),
          })}
        </p>
      )}
      <IncidentTable />
    </section>
  );
}
