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

/** What is missing at a control of the dialog, beside that control. */
export function FaultOf({ control, fault }: { control: string; fault: Missing | null }) {
  return (
    <div role="alert">
      {fault?.control === control && (
        <p class="field-error" id={`${control}-fault`}>
          {fault.words}
        </p>
      )}
    </div>
  );
}

/** What a control with a fault says of itself, so that it is marked and told with its words. */
export const faultProps = (control: string, fault: Missing | null) =>
  fault?.control === control
    ? ({ 'aria-invalid': 'true', 'aria-describedby': `${control}-hint ${control}-fault` } as const)
    : ({ 'aria-describedby': `${control}-hint` } as const);

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
  children?: (fault: Missing | null) => ComponentChildren;
}) {
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<Missing | null>(null);
  const [refused, setRefused] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const control = `${props.id}-reason`;
  const found = props.missing() ?? (reason.trim() ? null : { control, words: problem('reason_missing', {}) });
  // What was told and is mended since is told no longer; what else is missing is told when it is sent again.
  const fault = told?.control === found?.control ? told : null;
  const submit = async () => {
    setTold(found);
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
  return (
    <form
      class="rearrange-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      {props.children?.(fault)}
      <div class="field">
        <label for={control}>{rearrangeWord('reason')}</label>
        <textarea
          id={control}
          class="input"
          rows={2}
          maxLength={1_000}
          required
          {...faultProps(control, fault)}
          value={reason}
          onInput={(input) => setReason(input.currentTarget.value)}
        />
        <p class="hint" id={`${control}-hint`}>
          {rearrangeWord('reason_hint')}
        </p>
        <FaultOf control={control} fault={fault} />
      </div>
      <div role="alert">
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
