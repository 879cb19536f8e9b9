import '../../style/history.css';
import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { instantInWords } from '../../i18n/dates.ts';
import { history } from '../../i18n/history.ts';
import { flat } from '../../i18n/names.ts';
import { panel } from '../../i18n/panel.ts';
import { shell } from '../../i18n/shell.ts';
import { historyId, incidentHref } from '../../state/location.ts';
import { language } from '../../state/preferences.ts';
import { mayRearrange, restoredNow, restoring } from '../../state/rearrange.ts';
import { ProblemError } from '../../state/request.ts';
import { lastTitle, versionChanges } from '../../state/version-changes.ts';
import { Lazy } from '../lazy.tsx';
import { Link } from '../link.tsx';
import { ReadingError } from '../reading-error.tsx';
import { OtherIncident, VersionArticle } from './version-article.tsx';

const restore = () => import('../rearrange/restore-dialog.tsx').then((module) => module.RestoreDialog);

/** The history of an incident: every version that the reader may see, with what it changed in words. */
export function HistoryPage() {
  const id = historyId.value!;
  const heading = useRef<HTMLHeadingElement>(null);
  const { value, loading, error } = versionChanges.value;
  const versions = value?.id === id ? value.versions : null;
  const found = lastTitle.value.value;
  const title = found?.id === id ? flat(found.properties, 'title') : null;
  useSignalEffect(() => {
    const named = lastTitle.value.value;
    const told = named?.id === historyId.value ? flat(named!.properties, 'title').text : null;
    const page = told ? history('of_incident', { title: told }) : history('title');
    document.title = `${page} – ${shell('product')}`;
  });
  useEffect(() => {
    // The link that led here is gone with its page: without this the next Tab would start at the top.
    if (!document.activeElement || document.activeElement === document.body) heading.current?.focus();
  }, [id]);
  const isUnknown = error instanceof ProblemError && error.problem.status === 404;
  const gone = versions?.findLast(({ kind }) => kind === 'retracted');
  const newest = versions?.at(-1)?.version;
  return (
    <main class="page history-page" aria-busy={loading}>
      <div class="history-inside">
        <p class="history-back">
          <Link href={incidentHref(id)}>
            <span aria-hidden="true">←</span> {history('incident')}
          </Link>
        </p>
        <h1 ref={heading} tabIndex={-1}>
          <span class="history-word">{history('title')}</span>{' '}
          {title && (
            <span lang={title.language === language.value ? undefined : title.language}>{title.text}</span>
          )}
        </h1>
        {error && !isUnknown && <ReadingError error={error} hasOld={versions !== null} />}
        {isUnknown && (
          <p>
            {panel('unknown')} <span class="hint">{panel('unknown_hint')}</span>
          </p>
        )}
        {!versions && loading && <p role="status">{shell('loading')}</p>}
        {versions && !isUnknown && (
          <>
            {gone && (
              <div class="notice" data-kind="warn">
                <p>
                  {history(gone.merged_into === undefined ? 'retracted_on' : 'merged_on', {
                    date: instantInWords(gone.recorded_at),
                  })}
                </p>
                {gone.reason && <p>{history('reason', { reason: gone.reason })}</p>}
                <OtherIncident entry={gone} />
              </div>
            )}
            <p class="history-lead">{history('lead')}</p>
            <div role="status">
              {restoredNow.value?.id === id && (
                <p class="notice">{history('did_restored', { version: restoredNow.value.version })}.</p>
              )}
            </div>
            {[...versions].reverse().map((entry) => (
              <VersionArticle
                key={entry.version}
                id={id}
                entry={entry}
                isNewest={entry.version === newest}
                mayRestore={!gone && mayRearrange()}
              />
            ))}
          </>
        )}
        {restoring.value?.id === id && <Lazy load={restore} part />}
      </div>
    </main>
  );
}
