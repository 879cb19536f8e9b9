import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReviewComment } from '#contract/work.ts';
import { instantInWords } from '../../i18n/dates.ts';
import { reviewWord } from '../../i18n/review.ts';
import { formPointer } from '../../state/desk-comment-pointer.ts';
import { draftDocument, draftId } from '../../state/desk-draft.ts';
import { fieldId, type Loose } from '../../state/desk-pointer.ts';
import { addComment, comments, settleComment } from '../../state/desk-work.ts';
import { described, Field } from './fields.tsx';
import { focusField } from './focus-control.ts';
import { pointerWords } from './pointer-words.ts';

const parts = ['claimant', 'stance', 'statement', 'time', 'place', 'nature', 'actors', 'grade'] as const;

/** What of a document can be commented on: its editorial entries, and the parts of each account. */
function commentable(document: Loose): string[] {
  const entries = (list: unknown, at: string) =>
    Array.isArray(list) ? list.map((_, index) => `${at}/${index}`) : [];
  const accounts = (document.accounts ?? []) as Loose[];
  return [
    ...['titles', 'summaries', 'types'].flatMap((name) => entries(document[name], `/${name}`)),
    ...accounts.flatMap((account, index) => {
      const at = `/accounts/${index}`;
      return [
        ...[at, ...parts.map((part) => `${at}/${part}`)],
        ...['figures', 'sources'].flatMap((name) => entries(account[name], `${at}/${name}`)),
      ];
    }),
    ...['assessments', 'links', 'rankings'].flatMap((name) => entries(document[name], `/${name}`)),
  ];
}

/** Comments on the incident, open ones first, and a new one about the field that had the focus last. */
export function Comments() {
  const all = comments.value;
  const open = all.filter(({ resolved_at }) => resolved_at === null);
  const settled = all.filter(({ resolved_at }) => resolved_at !== null);
  return (
    <section class="comments" aria-labelledby="comments-title">
      <h2 id="comments-title" tabIndex={-1}>
        {reviewWord('comments')}
      </h2>
      <p class="hint">{reviewWord(draftId.value === null ? 'comments_new' : 'comments_hint')}</p>
      {draftId.value !== null && open.length === 0 && <p>{reviewWord('comments_none')}</p>}
      <Listed of={open} />
      {settled.length > 0 && (
        <details>
          <summary>{reviewWord('settled', { count: settled.length })}</summary>
          <Listed of={settled} />
        </details>
      )}
      {draftId.value !== null && <NewComment />}
    </section>
  );
}

function Listed({ of }: { of: readonly ReviewComment[] }) {
  return (
    <ul class="comment-list">
      {of.map((one) => (
        <Comment key={one.id} comment={one} />
      ))}
    </ul>
  );
}

function Comment({ comment }: { comment: ReviewComment }) {
  const { text, actor, recorded_at, version, resolved_by, resolved_at } = comment;
  const isOpen = resolved_at === null;
  const at = formPointer(draftDocument.value, comment.pointer);
  return (
    <li class="comment" data-open={isOpen}>
      <p class="hint">
        {at ? (
          <button type="button" class="link-button" onClick={() => focusField(at)}>
            {pointerWords(at)}
          </button>
        ) : (
          reviewWord('whole')
        )}
      </p>
      <p class="comment-text">{text}</p>
      <p class="hint">
        {actor}, {instantInWords(recorded_at)}, {reviewWord('on_version', { version })}
      </p>
      {!isOpen && (
        <p class="hint">
          {reviewWord('resolved', { name: resolved_by ?? '', date: instantInWords(resolved_at) })}
        </p>
      )}
      <button
        type="button"
        class="button"
        data-kind="quiet"
        onClick={async () => {
          await settleComment(comment, isOpen);
          document.getElementById('comments-title')?.focus();
        }}
      >
        {reviewWord(isOpen ? 'resolve' : 'reopen')}
      </button>
    </li>
  );
}

function NewComment() {
  const [pointer, setPointer] = useState('');
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const options = commentable(draftDocument.value ?? {});
  const known = useRef(options);
  known.current = options;
  useEffect(() => {
    // The field somebody looks at is what they will most likely speak of.
    const follow = ({ target }: FocusEvent) => {
      const id = (target as HTMLElement).closest?.('.desk-main') ? (target as HTMLElement).id : '';
      const fits = known.current.filter((one) => `${id}-`.startsWith(`${fieldId(one)}-`));
      const longest = fits.sort((a, b) => b.length - a.length)[0];
      if (longest !== undefined) setPointer(longest);
    };
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, []);
  const fault = isMissing ? reviewWord('comment_missing') : null;
  const chosen = options.includes(pointer) ? pointer : '';
  return (
    <form
      noValidate
      onSubmit={async (submit) => {
        submit.preventDefault();
        setMissing(!text.trim());
        if (!text.trim()) document.getElementById('comment-text')?.focus();
        else if (await addComment(chosen, text.trim())) setText('');
      }}
    >
      <Field id="comment-on" label={reviewWord('comment_on')} fault={null}>
        <select
          id="comment-on"
          class="input"
          value={chosen}
          onChange={(change) => setPointer(change.currentTarget.value)}
        >
          <option value="">{reviewWord('whole')}</option>
          {options.map((one) => (
            <option key={one} value={one}>
              {pointerWords(one)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="comment-text" label={reviewWord('comment')} fault={fault}>
        <textarea
          {...described('comment-text', fault)}
          class="input"
          rows={2}
          maxLength={2_000}
          value={text}
          onInput={(input) => setText(input.currentTarget.value)}
        />
      </Field>
      <button type="submit" class="button">
        {reviewWord('add_comment')}
      </button>
    </form>
  );
}
