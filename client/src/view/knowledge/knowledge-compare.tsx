import { localDay } from '#contract/time.ts';
import { knowledge } from '../../i18n/knowledge.ts';
import { changePoints } from '../../state/change-points.ts';
import { deployment } from '../../state/deployment.ts';
import { dateOf, earlierPoint } from '../../state/knowledge-steps.ts';
import { compareSince, query, sinceAsked } from '../../state/location.ts';
import { DayField } from '../day-field.tsx';

/** Asks what became known since an earlier date, until the one that is read. */
export function KnowledgeCompare() {
  const { zone } = deployment().region;
  const since = sinceAsked.value;
  const before = earlierPoint(changePoints.value, query.value.knownAt?.at ?? null);
  return (
    <fieldset class="knowledge-compare">
      <legend>{knowledge('compare')}</legend>
      <div class="field">
        <label for="knowledge-since">{knowledge('compare_day')}</label>
        <DayField
          id="knowledge-since"
          label={knowledge('compare_day')}
          day={since ? localDay(since.at, zone) : null}
          onDay={compareSince}
        />
      </div>
      {since ? (
        <button type="button" class="button" onClick={() => compareSince(null)}>
          {knowledge('compare_stop')}
        </button>
      ) : (
        before &&
        query.value.knownAt && (
          <button type="button" class="button" onClick={() => compareSince(dateOf(before.at, zone))}>
            {knowledge('compare_before')}
          </button>
        )
      )}
    </fieldset>
  );
}
