import '../../style/history.css';
import '../../style/rearrange.css';
import { useEffect, useRef } from 'preact/hooks';
import { rearrangeWord } from '../../i18n/rearrange.ts';
import { draftDocument, draftId, isDirty } from '../../state/desk-draft.ts';
import { historyHref } from '../../state/location.ts';
import { mayRearrange, rearranged, rearranging } from '../../state/rearrange.ts';
import { Link } from '../link.tsx';
import { MergeIncidentDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

/** What can be done with an incident that stands, beside writing it: its history, merging it, splitting it. */
export function RearrangeSection() {
  const id = draftId.value;
  useEffect(
    () => () => {
      rearranging.value = null;
    },
    [],
  );
  if (id === null) return null;
  const accounts = (draftDocument.value?.accounts ?? []) as unknown[];
  const open = (which: 'merger' | 'split') => () => {
    rearranged.value = null;
    rearranging.value = which;
  };
  return (
    <section class="rearrange-section" aria-labelledby="rearrange-title">
      <h2 id="rearrange-title">{rearrangeWord('whole')}</h2>
      <Said id={id} />
      <p>
        <Link href={historyHref(id)}>{rearrangeWord('history')}</Link>{' '}
        <span class="hint">{rearrangeWord('whole_hint')}</span>
      </p>
      {mayRearrange() && isDirty.value && <p class="hint">{rearrangeWord('save_first')}</p>}
      {mayRearrange() && !isDirty.value && (
        <p class="form-buttons">
          <button type="button" class="button" onClick={open('merger')}>
            {rearrangeWord('merge_open')}
          </button>
          {accounts.length > 1 && (
            <button type="button" class="button" onClick={open('split')}>
              {rearrangeWord('split_open')}
            </button>
          )}
        </p>
      )}
      {rearranging.value === 'merger' && <MergeIncidentDialog id={id} />}
      {rearranging.value === 'split' && <SplitDialog id={id} />}
    </section>
  );
}

/** What was just done, with the way to the other incident. */
function Said({ id }: { id: string }) {
  const done = rearranged.value;
  const isShown = done?.on === id;
  const says = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed may be gone with what it did; the keyboard goes on from here.
    if (isShown && document.activeElement === document.body) says.current?.focus();
  }, [isShown]);
  return (
    <div role="status" tabIndex={-1} ref={says}>
      {isShown && (
        <p class="notice">
          {done.did === 'merged' ? (
            rearrangeWord('merged_here', { id: done.other })
          ) : (
            <>
              {rearrangeWord('split_done')}{' '}
              <Link href={`/desk/${encodeURIComponent(done.other)}`}>{rearrangeWord('split_see')}</Link>
            </>
          )}
        </p>
      )}
    </div>
  );
}
