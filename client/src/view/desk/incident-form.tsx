import { useEffect, useState } from 'preact/hooks';
import { instantInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { deskField } from '../../i18n/desk-field.ts';
import { say } from '../../i18n/names.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { rearrangeWord } from '../../i18n/rearrange.ts';
import { shell } from '../../i18n/shell.ts';
import { followDerived } from '../../state/desk-derive.ts';
import { newRow } from '../../state/desk-document.ts';
import {
  bringBack,
  closeDraft,
  discardDraft,
  draftDocument,
  draftId,
  dropAside,
  keepDraft,
  openDraft,
  restoredAt,
  retraction,
  setAside,
} from '../../state/desk-draft.ts';
import { placedRow } from '../../state/desk-placing.ts';
import { fieldId, type Loose } from '../../state/desk-pointer.ts';
import { queueLeft } from '../../state/desk-queue.ts';
import { removedRow, restoreRow, rowsAt } from '../../state/desk-rows.ts';
import { saveState } from '../../state/desk-save.ts';
import { loadVocabulary } from '../../state/desk-vocabulary.ts';
import { followWork } from '../../state/desk-work.ts';
import { historyHref } from '../../state/location.ts';
import { noticeEnd } from '../../state/session.ts';
import { Lazy } from '../lazy.tsx';
import { Link } from '../link.tsx';
import { AccountCard } from './account-card.tsx';
import { useAt } from './bound.ts';
import { LoginDialog } from './dialogs.tsx';
import { Duplicates } from './duplicates.tsx';
import { AssessmentSection, LinkSection, TitleSection, TypeSection } from './editorial-sections.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FormActions } from './form-actions.tsx';
import { LeftTexts } from './left-texts.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { Preview } from './preview.tsx';
import { ProtectionSection } from './protection-section.tsx';
import { RankingSection } from './ranking-section.tsx';
import { ReviewPanel, WorkNotes } from './review-panel.tsx';
import { Rows } from './rows.tsx';

const rearrange = () =>
  import('../rearrange/rearrange-section.tsx').then((module) => module.RearrangeSection);

/** The form for one incident, or for a new one with `id` null. */
export function IncidentForm({ id }: { id: string | null }) {
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  // A new attempt opens the same incident again.
  useEffect(() => {
    // A new incident that was just saved has its address now: the form goes on as it stands.
    if (id !== null && draftId.peek() === id && draftDocument.peek()) return;
    saveState.value = { kind: 'idle' };
    removedRow.value = null;
    placedRow.value = null;
    setError(null);
    let isWanted = true;
    openDraft(id).catch((failed: unknown) => {
      if (!isWanted) return;
      setError(failed);
      void noticeEnd(failed);
    });
    return () => {
      isWanted = false;
    };
  }, [id, attempt]);
  useEffect(() => {
    void loadVocabulary();
    const stop = followDerived();
    const stopWork = followWork();
    addEventListener('pagehide', keepDraft);
    return () => {
      stop();
      stopWork();
      removeEventListener('pagehide', keepDraft);
      // Left for another page: the next visit reads the incident anew.
      closeDraft();
    };
  }, []);
  if (error)
    return (
      <>
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(error)}
        </p>
        <p class="form-buttons">
          <button type="button" class="button" onClick={() => setAttempt(attempt + 1)}>
            {shell('try_again')}
          </button>
          <Link href={queueLeft.value}>{desk('back_to_desk')}</Link>
        </p>
      </>
    );
  if (draftDocument.value === null) return <p role="status">{shell('loading')}</p>;
  return retraction.value ? (
    <Retracted />
  ) : (
    <Form key={String(attempt)} reopen={() => setAttempt(attempt + 1)} />
  );
}

function Retracted() {
  const { at, reason, merged_into: into } = retraction.value!;
  const date = instantInWords(at);
  return (
    <>
      <Heading />
      <p class="notice" data-kind="warn">
        {into === undefined ? desk('is_retracted', { date }) : rearrangeWord('was_merged', { date })}
      </p>
      <p>{desk('retracted_because', { reason })}</p>
      {into !== undefined && (
        <p>
          <Link href={`/desk/${encodeURIComponent(into)}`}>{rearrangeWord('see_other')}</Link>
        </p>
      )}
      <p>
        <Link href={historyHref(draftId.value!)}>{rearrangeWord('history')}</Link>
      </p>
      <p>
        <Link href={queueLeft.value}>{desk('back_to_desk')}</Link>
      </p>
    </>
  );
}

function Heading() {
  const titles = (useAt('/titles') ?? []) as Loose[];
  const title = say((titles.at(-1)?.text as Record<string, string> | undefined) ?? {});
  return <h1>{title || desk(draftId.value === null ? 'new_incident' : 'incident')}</h1>;
}

/** What was brought back or set aside, and the last row that was taken out. */
function Notes() {
  const aside = setAside.value;
  const removed = removedRow.value;
  const undo = () => {
    const index = restoreRow();
    // The button goes with its note; the row it brought back takes the focus.
    setTimeout(() => {
      const field = document.querySelector(`[id^="${fieldId(`${removed?.at}/${index}`)}"]`);
      field?.closest('.row')?.querySelector<HTMLElement>('summary, input, select, textarea')?.focus();
    });
  };
  return (
    <>
      {restoredAt.value !== null && (
        <p class="notice" role="status">
          {desk('restored', { date: instantInWords(new Date(restoredAt.value).toISOString()) })}{' '}
          <button type="button" class="button" onClick={() => void discardDraft()}>
            {desk('discard')}
          </button>
        </p>
      )}
      {aside && (
        <p class="notice" data-kind="warn" role="status">
          {desk('aside', { date: instantInWords(new Date(aside.at).toISOString()) })}{' '}
          <button type="button" class="button" onClick={bringBack}>
            {desk('bring_back')}
          </button>{' '}
          <button type="button" class="button" onClick={dropAside}>
            {desk('discard')}
          </button>
        </p>
      )}
      {removed && (
        <p class="notice removed-note" role="status">
          {desk('removed', { row: removed.name })}{' '}
          <button type="button" class="button" onClick={undo}>
            {desk('undo')}
          </button>
        </p>
      )}
    </>
  );
}

const parts = ['titles', 'types', 'accounts', 'assessments', 'links', 'rankings', 'protection'] as const;

function Form({ reopen }: { reopen: () => void }) {
  // A single account lies open; several are folded, so that one sees who speaks.
  const [folded] = useState(
    () => new Set(rowsAt('/accounts').length > 1 ? rowsAt('/accounts').map((row) => row._key) : []),
  );
  return (
    <div class="desk-form">
      <div class="desk-main">
        <Heading />
        <WorkNotes />
        <Notes />
        <LeftTexts of={draftId.value} picked={reopen} />
        <ErrorSummary />
        <TitleSection />
        <TypeSection />
        <section class="desk-section" id="part-accounts">
          <h2>{desk('accounts')}</h2>
          <p class="hint">{desk('accounts_hint')}</p>
          <Rows
            at="/accounts"
            word={deskField('row_account')}
            add={desk('add_account')}
            make={() => newRow({ stance: 'claims' }, 'account')}
            idBase="account"
            canMove
            canCopy
            least={1}
            most={50}
            class="account-rows"
          >
            {(pointer, index, row) => (
              <AccountCard pointer={pointer} index={index} isOpen={!folded.has(row._key)} />
            )}
          </Rows>
        </section>
        <AssessmentSection />
        <LinkSection />
        <RankingSection />
        <ProtectionSection />
      </div>
      <aside class="desk-aside">
        <nav aria-label={desk('contents')}>
          <ul class="desk-contents">
            {parts.map((part) => (
              <li key={part}>
                <a
                  href={`#part-${part}`}
                  onClick={(click) => {
                    // The address belongs to the app; only the page moves.
                    click.preventDefault();
                    const heading = document.querySelector<HTMLElement>(`#part-${part} h2`);
                    heading?.setAttribute('tabindex', '-1');
                    heading?.focus();
                    heading?.scrollIntoView({ block: 'start' });
                  }}
                >
                  {deskField(`at_${part}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <ReviewPanel />
        <Duplicates />
        <Lazy load={rearrange} part />
        <Preview />
      </aside>
      <FormActions />
      <LoginDialog />
      <MergeDialog />
    </div>
  );
}
