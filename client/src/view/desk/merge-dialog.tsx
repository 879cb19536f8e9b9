import { useState } from 'preact/hooks';
import type { VersionChange } from '#contract/difference.ts';
import { type MergePart, type MergeSide, mergeSides } from '#contract/merge.ts';
import { code } from '../../i18n/codebook.ts';
import { instantInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { merging } from '../../i18n/merging.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { loadCurrent } from '../../state/desk-draft.ts';
import { applyMerge, choices, conflict, undecided } from '../../state/desk-merge.ts';
import { save } from '../../state/desk-save.ts';
import { Dialog } from './dialog.tsx';

type Part = MergePart<VersionChange>;

const choiceId = (path: string) => `merge-${path.replaceAll(/[^\w-]/g, '_')}`;

/** Somebody else saved first: what both changed, what is taken over by itself, and what has to be chosen. */
export function MergeDialog() {
  const [isMissing, setMissing] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const met = conflict.value;
  if (!met) return null;
  const close = () => {
    conflict.value = null;
  };
  const { stored, view } = met;
  const parts = view?.parts ?? [];
  const open = parts.filter(({ isConflict }) => isConflict);
  const apply = async () => {
    const [first] = undecided.peek();
    setMissing(Boolean(first));
    setFailed(null);
    if (first) {
      document.getElementById(`${choiceId(first.path)}-theirs`)?.focus();
      return;
    }
    try {
      const status = await applyMerge();
      if (status) await save(status);
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <Dialog title={desk('conflict')} onClose={close} wide>
      <p>
        {desk('conflict_means', { version: stored.version, date: instantInWords(stored.recorded_at) })}{' '}
        {desk('conflict_status', { status: code(`status_${stored.document.status}`) })}{' '}
        <a href={`/incident/${encodeURIComponent(stored.id)}`} target="_blank" rel="noopener">
          {desk('conflict_see')}
        </a>
      </p>
      {!view && <p class="notice">{merging('retracted')}</p>}
      {view && open.length === 0 && <p>{merging('no_conflict')}</p>}
      {open.map((part) => (
        <Choice key={part.path} part={part} />
      ))}
      <Taken
        title={merging('taken_theirs')}
        changes={parts.flatMap((one) => (one.isConflict ? [] : one.theirs))}
      />
      <Taken
        title={merging('taken_mine')}
        changes={parts.flatMap((one) => (one.isConflict || one.theirs.length ? [] : one.mine))}
      />
      <div role="status">
        {isMissing && undecided.value.length > 0 && (
          <p class="field-error">{merging('missing', { count: undecided.value.length })}</p>
        )}
        {failed !== null && <p class="field-error">{problemOfError(failed)}</p>}
      </div>
      <p class="dialog-actions">
        {view && (
          <button type="button" class="button" data-kind="primary" onClick={() => void apply()}>
            {merging('save')}
          </button>
        )}
        <button
          type="button"
          class="button"
          onClick={() => {
            close();
            void loadCurrent();
          }}
        >
          {desk('conflict_load')}
        </button>
        <button type="button" class="button" onClick={close}>
          {desk('cancel')}
        </button>
      </p>
    </Dialog>
  );
}

const fieldOf = ({ words }: VersionChange) => [words.section, words.field].filter(Boolean).join(': ');

/** A part that both changed: what stood before, and one of the two to be chosen. */
function Choice({ part }: { part: Part }) {
  const chosen = choices.value[part.path];
  const fields = [...new Set([...part.theirs, ...part.mine].map(fieldOf))];
  const before = [...part.theirs, ...part.mine].find(({ words }) => words.before !== undefined);
  return (
    <fieldset class="merge-choice">
      <legend>{fields.join('; ')}</legend>
      <p class="hint">{merging('your_choice')}</p>
      <dl>
        <dt>{merging('before')}</dt>
        <dd lang={before?.words.lang}>{before?.words.before ?? merging('nothing_there')}</dd>
      </dl>
      {mergeSides.toReversed().map((side: MergeSide) => (
        <label key={side} class="merge-side" data-chosen={chosen === side}>
          <input
            id={`${choiceId(part.path)}-${side}`}
            type="radio"
            name={choiceId(part.path)}
            checked={chosen === side}
            onChange={() => {
              choices.value = { ...choices.peek(), [part.path]: side };
            }}
          />
          <span>
            <strong>{merging(side)}</strong>
            {part[side].map((change) => (
              <span key={change.path} class="merge-value" lang={change.words.lang}>
                {fields.length > 1 && `${fieldOf(change)}: `}
                {change.words.after ?? merging('nothing_there')}
              </span>
            ))}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Changes of one side that need no choice. */
function Taken({ title, changes }: { title: string; changes: readonly VersionChange[] }) {
  if (!changes.length) return null;
  return (
    <section class="merge-taken">
      <h3>{title}</h3>
      <ul>
        {changes.map((change) => (
          <li key={change.path}>{change.words.text}</li>
        ))}
      </ul>
    </section>
  );
}
