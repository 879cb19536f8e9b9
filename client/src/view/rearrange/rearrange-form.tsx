import '../../style/rearrange.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { VersionChange } from '#contract/difference.ts';
import { problem, problemOfError } from '../../i18n/problem.ts';
import { rearrangeWord } from '../../i18n/rearrange.ts';
import { shell } from '../../i18n/shell.ts';
import { ProblemError } from '../../state/request.ts';
import { noticeEnd } from '../../state/session.ts';
import { ChangeItem } from '../history/change-item.tsx';
import type { Previewing } from './use-preview.ts';

/** A field of the dialog that has something missing: the id of the control to go to, and what is said. */
export interface Missing {
  control: string;
  words: string;
}

/** What would be changed, in the words of the history. */
export function Changes({ title, changes }: { title: string; changes: readonly VersionChange[] }) {
  if (changes.length === 0) return null;
  return (
    <section class="rearrange-changes">
      <h3>
        {title} <span class="hint">{rearrangeWord('would_change', { count: changes.length })}</span>
      </h3>
      <ul class="changes">
        {changes.map((change) => (
          <ChangeItem key={`${change.kind} ${change.path}`} change={change} />
        ))}
      </ul>
    </section>
  );
}

/** Whether what would be changed is still looked for, or why it cannot be told. */
export function PreviewState({ of }: { of: Previewing<unknown> }) {
  return (
    <div role="status">
      {of.isLoading && <p class="hint">{rearrangeWord('wait')}</p>}
      {of.error !== null && <p class="field-error">{saidOf(of.error)}</p>}
    </div>
  );
}

/** What was refused: where the service points at something, what is wrong with it. */
function saidOf(error: unknown): string {
  const [first] = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return first && problem.has(first.code) ? problem(first.code, {}) : problemOfError(error);
}

/**
 * Asks for a reason and does it: `missing` says what else is not there yet. Where it is refused what was typed stays, and
 * what would be changed is asked anew.
 */
export function RearrangeForm(props: {
  id: string;
  submit: string;
  kind: 'primary' | 'danger';
  of: Previewing<unknown>;
  missing: () => Missing | null;
  act: (reason: string) => Promise<void>;
  children?: ComponentChildren;
}) {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<Missing | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const control = `${props.id}-reason`;
  const submit = async () => {
    const found =
      props.missing() ?? (reason.trim() ? null : { control, words: problem('reason_missing', {}) });
    setFault(found);
    setRefused(null);
    if (found) {
      document.getElementById(found.control)?.focus();
      return;
    }
    setBusy(true);
    try {
      await props.act(reason.trim());
    } catch (error) {
      setBusy(false);
      setRefused(error);
      props.of.again();
      void noticeEnd(error);
    }
  };
  const isOwn = fault?.control === control;
  return (
    <form
      class="rearrange-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      {props.children}
      <div class="field">
        <label for={control}>{rearrangeWord('reason')}</label>
        <textarea
          id={control}
          class="input"
          rows={2}
          maxLength={1_000}
          required
          aria-invalid={isOwn ? 'true' : undefined}
          aria-describedby={`${control}-hint${isOwn ? ` ${props.id}-fault` : ''}`}
          value={reason}
          onInput={(input) => setReason(input.currentTarget.value)}
        />
        <p class="hint" id={`${control}-hint`}>
          {rearrangeWord('reason_hint')}
        </p>
      </div>
      <div role="alert">
        {fault && (
          <p class="field-error" id={`${props.id}-fault`}>
            {fault.words}
          </p>
        )}
        {refused !== null && (
          <p class="notice" data-kind="error">
            {saidOf(refused)}
          </p>
        )}
      </div>
      <p class="form-buttons">
        <button type="submit" class="button" data-kind={props.kind} aria-disabled={isBusy}>
          {isBusy ? shell('loading') : props.submit}
        </button>
      </p>
    </form>
  );
}
