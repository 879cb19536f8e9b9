import { history } from '../../i18n/history.ts';
import { rearrangeWord } from '../../i18n/rearrange.ts';
import { historyHref, incidentHref } from '../../state/location.ts';
import { Link } from '../link.tsx';

/** Says that another incident was asked for, which this one took in. */
export function MergedNote({ from }: { from: string }) {
  return (
    <div class="notice known" role="status">
      <p>{rearrangeWord('led_here', { id: from })}</p>
      <p>
        <Link href={historyHref(from)}>{rearrangeWord('its_history')}</Link>
      </p>
    </div>
  );
}

/** Says that what a version says goes on in another incident. */
export function MergedSince({ version, date, into }: { version: number; date: string; into: string }) {
  return (
    <>
      <p>{history('old_merged', { version, date })}</p>
      <p>
        <Link href={incidentHref(into)}>{history('other_merged_into')}</Link>
      </p>
    </>
  );
}
