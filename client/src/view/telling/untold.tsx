import { tellerOf } from '#contract/query.ts';
import { telling } from '../../i18n/telling.ts';
import { query } from '../../state/location.ts';
import { valueInWords } from '../filter-words.ts';
import { LeaveTelling } from './leave-telling.tsx';

/** An incident of which the claimant says nothing whose telling is read. */
export function Untold() {
  const claimant = valueInWords('claimant', tellerOf(query.value) ?? '');
  return (
    <div class="gone">
      <h2 tabIndex={-1}>{telling('untold', { claimant })}</h2>
      <LeaveTelling />
    </div>
  );
}
