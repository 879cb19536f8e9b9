import { tellerOf } from '#contract/view.ts';
import { dayInWords, instantInWords } from '../i18n/dates.ts';
import { panel } from '../i18n/panel.ts';
import { versions } from '../state/history.ts';
import { changeQuery, historyHref, query, selectedId } from '../state/location.ts';
import { ProblemError } from '../state/request.ts';
import { Lazy } from './lazy.tsx';
import { Link } from './link.tsx';
import { ReadingError } from './reading-error.tsx';

const untold = () => import('./telling/untold.tsx').then((module) => module.Untold);

/** An incident that cannot be read, and why: retracted, untold in this view, not known at the date asked, unknown. */
export function IncidentGone({ error }: { error: Error }) {
  const status = error instanceof ProblemError ? error.problem.status : 0;
  if (status === 410) return <Retracted error={error as ProblemError} />;
  if (status !== 404) return <ReadingError error={error} hasOld={false} />;
  const { view, knownAt, recordedAt } = query.value;
  if (tellerOf({ view }) !== null) return <Lazy load={untold} part />;
  return (
    <div class="gone">
      <h2 tabIndex={-1}>{panel('unknown')}</h2>
      {knownAt || recordedAt ? (
        <>
          <p>{panel('unknown_then', { date: dayInWords((knownAt ?? recordedAt)!.text.slice(0, 10)) })}</p>
          <button
            type="button"
            class="button"
            onClick={() => changeQuery({ knownAt: null, recordedAt: null })}
          >
            {panel('read_now')}
          </button>
        </>
      ) : (
        <p>{panel('unknown_hint')}</p>
      )}
    </div>
  );
}

function Retracted({ error }: { error: ProblemError }) {
  const entry = versions.value.value?.versions.findLast(({ kind }) => kind === 'retracted');
  return (
    <div class="gone">
      <h2 tabIndex={-1}>{panel('retracted')}</h2>
      {entry ? (
        <>
          <p>{panel('retracted_on', { date: instantInWords(entry.recorded_at) })}</p>
          {entry.reason && <p>{panel('reason', { reason: entry.reason })}</p>}
        </>
      ) : (
        <p>{error.problem.detail}</p>
      )}
      <p class="hint">{panel('retracted_hint')}</p>
      {selectedId.value !== null && (
        <p>
          <Link href={historyHref(selectedId.value)}>{panel('whole_history')}</Link>
        </p>
      )}
    </div>
  );
}
