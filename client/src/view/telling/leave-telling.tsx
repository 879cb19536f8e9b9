import { telling } from '../../i18n/telling.ts';
import { changeQuery } from '../../state/location.ts';

/** The way back to the preferred view, with all other filters. */
export function LeaveTelling() {
  return (
    <button type="button" class="button" onClick={() => changeQuery({ view: 'preferred' })}>
      {telling('leave')}
    </button>
  );
}
