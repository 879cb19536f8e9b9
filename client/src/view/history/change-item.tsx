import type { ComponentChildren } from 'preact';
import type { VersionChange } from '#contract/difference.ts';
import { textSegments } from '#contract/text-segments.ts';
import { history } from '../../i18n/history.ts';

/** Text that went or came; the word before it is for who does not see that it is struck out or underlined. */
function Mark(props: { kind: 'removed' | 'added'; children: ComponentChildren }) {
  const inside = (
    <>
      <span class="visually-hidden">{history(props.kind)}: </span>
      <bdi>{props.children}</bdi>
    </>
  );
  return props.kind === 'removed' ? <del>{inside}</del> : <ins>{inside}</ins>;
}

/** What was said before or what is said now: only the words that are not on the other line are marked. */
function Line({ name, words }: { name: 'was' | 'is'; words: VersionChange['words'] }) {
  const [text, other] = name === 'was' ? [words.before, 'added'] : [words.after, 'removed'];
  if (text === undefined) return null;
  return (
    <p class="change-line">
      <span class="change-word">{history(name)}</span>
      <span lang={words.lang}>
        {textSegments(words.before ?? '', words.after ?? '')
          .filter(({ kind }) => kind !== other)
          .map((one, index) =>
            one.kind === 'same' ? (
              one.text
            ) : one.kind === 'removed' ? (
              <del key={`${index}`}>{one.text}</del>
            ) : (
              <ins key={`${index}`}>{one.text}</ins>
            ),
          )}
      </span>
    </p>
  );
}

/** One difference: what it is about, what became of it, and what was and is said. */
export function ChangeItem({ change }: { change: VersionChange }) {
  const { kind, before, after, words } = change;
  // Somebody's own text: the two are laid over each other, word by word.
  const isText = kind === 'changed' && words.before === before && words.after === after;
  return (
    <li class="change" data-kind={kind}>
      <p class="change-head">
        <strong>
          {words.section && <>{words.section} – </>}
          {words.field}
        </strong>{' '}
        <span class="change-kind">{history(kind)}</span>
      </p>
      {isText ? (
        <p class="change-text" lang={words.lang}>
          {textSegments(words.before ?? '', words.after ?? '').map((one, index) =>
            one.kind === 'same' ? (
              one.text
            ) : (
              <Mark key={`${index}`} kind={one.kind}>
                {one.text}
              </Mark>
            ),
          )}
        </p>
      ) : kind === 'changed' || kind === 'moved' ? (
        <>
          <Line name="was" words={words} />
          <Line name="is" words={words} />
        </>
      ) : (
        <p class="change-whole">
          {kind === 'removed' ? (
            <del lang={words.lang}>{words.before}</del>
          ) : (
            <ins lang={words.lang}>{words.after}</ins>
          )}
        </p>
      )}
    </li>
  );
}
