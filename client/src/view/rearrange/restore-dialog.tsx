import { useRef } from 'preact/hooks';
import type { RestorationView } from '#contract/rearrange.ts';
import { problem } from '../../i18n/problem.ts';
import { rearrangeWord } from '../../i18n/rearrange.ts';
import { rearrange, restoredNow, restoring } from '../../state/rearrange.ts';
import { retry } from '../../state/retry.ts';
import { Changes, PreviewState, RearrangeForm } from './rearrange-form.tsx';
import { RearrangeWindow } from './rearrange-window.tsx';
import { usePreview } from './use-preview.ts';

/** Shows what restoring a version would change of what stands, and asks why. */
export function RestoreDialog() {
  // While the dialog is being closed it says what it was opened for.
  const { id, version } = useRef(restoring.peek()!).current;
  const of = usePreview<RestorationView>(id, 'restoration', { version: String(version) });
  const close = () => {
    restoring.value = null;
  };
  const seen = of.seen;
  return (
    <RearrangeWindow title={rearrangeWord('restore', { version })} close={close}>
      <p>{rearrangeWord('restore_means', { version })}</p>
      <PreviewState of={of} />
      {seen && seen.view.changes.length === 0 && <p class="notice">{rearrangeWord('nothing')}</p>}
      {seen && seen.view.changes.length > 0 && (
        <>
          <Changes title={rearrangeWord('changes_here')} changes={seen.view.changes} />
          {seen.view.since.map(({ merged_from: merged, split_into: split }) => (
            <p key={merged ?? split} class="notice" data-kind="warn">
              {merged === undefined
                ? rearrangeWord('before_split', { id: split ?? '' })
                : rearrangeWord('before_merge', { id: merged })}
            </p>
          ))}
          <RearrangeForm
            id="restore"
            submit={rearrangeWord('restore_now')}
            kind="primary"
            of={of}
            missing={() =>
              of.seen ? null : { control: 'restore-reason', words: problem('unreachable', {}) }
            }
            act={async (reason) => {
              await rearrange(id, 'restoration', { version, reason }, seen.etag);
              restoredNow.value = { id, version };
              close();
              // What is private makes no change that is told: the page asks anew by itself.
              retry();
            }}
          />
        </>
      )}
    </RearrangeWindow>
  );
}
