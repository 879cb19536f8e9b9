import { tellerOf } from '#contract/view.ts';
import { telling } from '../../i18n/telling.ts';
import { query } from '../../state/location.ts';
import { valueInWords } from '../filter-words.ts';

/** An incident of which the claimant says nothing whose telling is read; the banner above has the way back. */
export function Untold() {
  const claimant = valueInWords('claimant', tellerOf(query.value) ?? '');
  return (
    <div class="gone">
      <h2 tabIndex={-1}>{telling('untold', { claimant })}</h2>
    </div>
  );
}
