import type { ComparedIncident } from '#contract/comparison.ts';
import { comparison } from '../../i18n/comparison.ts';
import { instantInWords, numberInWords } from '../../i18n/dates.ts';
import { history } from '../../i18n/history.ts';
import { knowledge } from '../../i18n/knowledge.ts';
import { flat } from '../../i18n/names.ts';
import { historyHref } from '../../state/location.ts';
import { language } from '../../state/preferences.ts';
import { hoveredId } from '../../state/selection.ts';
import { knownInWords } from '../account-words.ts';
import { ChangeItem } from '../history/change-item.tsx';
import { IncidentTitle, lights } from '../incident-row.tsx';
import { Link } from '../link.tsx';
import { ComparedMark } from './compared-mark.tsx';
import { ViewChanges } from './view-changes.tsx';

/** As many differences are read at once; more are unfolded. */
const readAtOnce = 3;

/** One incident of a comparison: what became of it, when, and every difference in words. */
export function ComparedItem({ incident }: { incident: ComparedIncident }) {
  const { id, kind, at, before, after, reason, changes = [] } = incident;
  const shown = after ?? before;
  if (!shown) return null;
  const title = flat(shown.properties, 'title');
  const isGone = kind === 'retracted';
  return (
    <li class="compared" data-kind={kind} data-hovered={hoveredId.value === id} {...lights(id)}>
      <ComparedMark kind={kind} />
      <div class="compared-words">
        <p class="compared-kind">
          <strong>{comparison(`kind_${kind}`)}</strong>
          {' · '}
          {isGone
            ? comparison('retracted_on', { date: instantInWords(at) })
            : comparison('became_known', { date: knownInWords(at) })}
        </p>
        <h4>
          {isGone ? (
            <Link href={historyHref(id)} class="incident-link">
              <span lang={title.language === language.value ? undefined : title.language}>{title.text}</span>
            </Link>
          ) : (
            <IncidentTitle incident={shown} />
          )}
        </h4>
        {reason && <p>{comparison('reason', { reason })}</p>}
        {before && after && <ViewChanges before={before} after={after} />}
        {!isGone && changes.length === 0 && <p class="hint">{knowledge('told_more')}</p>}
        {changes.length > 0 && (
          <details open={changes.length <= readAtOnce}>
            <summary>
              {comparison(kind === 'appeared' ? 'said_by' : 'differences', {
                count: changes.length,
                number: numberInWords(changes.length),
              })}
            </summary>
            <ul class="changes" aria-label={history('changed')}>
              {changes.map((change) => (
                <ChangeItem key={change.path} change={change} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}
