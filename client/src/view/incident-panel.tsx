import { useEffect, useRef } from 'preact/hooks';
import type { IncidentDetail } from '#contract/feature.ts';
import { code, codeWord } from '../i18n/codebook.ts';
import { instantInWords, numberInWords } from '../i18n/dates.ts';
import { flat } from '../i18n/names.ts';
import { panel } from '../i18n/panel.ts';
import { reading } from '../i18n/reading.ts';
import { shell } from '../i18n/shell.ts';
import { isShown } from '../state/embedding.ts';
import { versions } from '../state/history.ts';
import { historyHref, select, selectedId, versionAsked } from '../state/location.ts';
import { cameFrom } from '../state/merged.ts';
import { language } from '../state/preferences.ts';
import { detail, results } from '../state/results.ts';
import { Accounts } from './accounts.tsx';
import { FigureLedger } from './figure-ledger.tsx';
import { History } from './history.tsx';
import { IncidentActions } from './incident-actions.tsx';
import { Assessments, IncidentFacts } from './incident-facts.tsx';
import { IncidentGone } from './incident-gone.tsx';
import { ListSkeleton } from './incident-list.tsx';
import { KnowledgeButton, KnowledgePlace } from './knowledge-opener.tsx';
import { KnownBanner } from './known-banner.tsx';
import { Lazy } from './lazy.tsx';
import { Link } from './link.tsx';
import { Links } from './links.tsx';
import { ReadingError } from './reading-error.tsx';
import { TypeSymbol } from './type-symbol.tsx';

const mergedNote = () => import('./rearrange/merged-note.tsx').then((module) => module.MergedNote);
const mergedSince = () => import('./rearrange/merged-note.tsx').then((module) => module.MergedSince);

/** The selected incident: what is known, by whom it is said, and the way back to the list. */
export function IncidentPanel() {
  const id = selectedId.value!;
  const { value, loading, error } = detail.value;
  // The answer of the incident before stays until the next one comes; it must not stand under the wrong address.
  const incident = value?.id === id ? value : null;
  const matched = results.value.value?.numberMatched;
  return (
    <>
      <nav class="reading-head" aria-label={reading('back_to_list')}>
        <button type="button" class="button" data-kind="quiet" onClick={() => select(null)}>
          <span aria-hidden="true">←</span>{' '}
          {!isShown('list')
            ? shell('back_to_map')
            : matched === undefined
              ? reading('back_to_list')
              : reading('back_to_count', { number: numberInWords(matched), count: matched })}
        </button>
        <KnowledgeButton />
      </nav>
      <KnownBanner />
      <KnowledgePlace />
      {incident && cameFrom.value?.into === id && (
        <Lazy load={mergedNote} with={{ from: cameFrom.value.from }} part />
      )}
      {incident && error && <ReadingError error={error} hasOld />}
      {incident && !isGone(error) && <Incident incident={incident} loading={loading} />}
      {!incident && loading && <ListSkeleton />}
      {error && !loading && (!incident || isGone(error)) && <IncidentGone error={error} />}
    </>
  );
}

/** Retracted or unknown now: what was read a moment ago is no longer shown. */
function isGone(error: Error | null): boolean {
  const status = (error as { problem?: { status: number } } | null)?.problem?.status;
  return status === 410 || status === 404;
}

function Incident({ incident, loading }: { incident: IncidentDetail; loading: boolean }) {
  const { properties } = incident;
  const heading = useRef<HTMLHeadingElement>(null);
  // The link that opened it is gone with the list: without this the next Tab would start at the top of the page.
  useEffect(() => {
    const active = document.activeElement;
    if (!active || active === document.body) heading.current?.focus({ preventScroll: true });
  }, [incident.id]);
  const title = flat(properties, 'title');
  const summary = flat(properties, 'summary');
  const tag = (text: { language: string }) => (text.language === language.value ? undefined : text.language);
  return (
    <article class="incident" data-loading={loading} aria-busy={loading}>
      <header>
        <p class="incident-kind">
          <TypeSymbol type={properties.type} size={20} />
          <span>
            {code(`type_${properties.type}`)}
            {properties.sub_type !== properties.type && <> · {codeWord('sub', properties.sub_type)}</>}
          </span>
        </p>
        <h2 ref={heading} tabIndex={-1} lang={tag(title)}>
          {title.text}
        </h2>
      </header>
      <OldVersion id={incident.id} version={properties.version} />
      {summary.text && (
        <p class="summary" lang={tag(summary)}>
          {summary.text}
        </p>
      )}
      {properties.aggregate && <p class="notice">{panel('aggregate')}</p>}
      <IncidentActions id={incident.id} version={properties.version} isPlaced={incident.geometry !== null} />
      <IncidentFacts incident={properties} />
      <Accounts incident={properties} />
      <FigureLedger incident={properties} />
      <Assessments incident={properties} />
      <Links id={incident.id} incident={properties} />
      <History id={incident.id} current={properties.version} />
    </article>
  );
}

function OldVersion({ id, version }: { id: string; version: number }) {
  const entries = versions.value.value?.versions ?? [];
  const newest = entries.reduce((most, one) => Math.max(most, one.version), 0);
  if (versionAsked.value === null || version >= newest) return null;
  const gone = entries.findLast(({ kind }) => kind === 'retracted');
  return (
    <div class="notice known" data-kind="warn">
      {gone?.merged_into ? (
        <Lazy
          load={mergedSince}
          with={{ version, date: instantInWords(gone.recorded_at), into: gone.merged_into }}
          part
        />
      ) : gone ? (
        <>
          <p>{panel('old_retracted', { version, date: instantInWords(gone.recorded_at) })}</p>
          {gone.reason && <p>{panel('reason', { reason: gone.reason })}</p>}
          <p>
            <Link href={historyHref(id)}>{panel('whole_history')}</Link>
          </p>
        </>
      ) : (
        <>
          <p>{panel('old_version', { version, newest })}</p>
          <button type="button" class="button" onClick={() => select(id)}>
            {panel('newest_version')}
          </button>
        </>
      )}
    </div>
  );
}
