import { useEffect, useRef } from 'preact/hooks';
import { desk } from '../../i18n/desk.ts';
import { problemWord } from '../../i18n/problem.ts';
import { controlFor, faults } from '../../state/desk-draft.ts';
import { saveState } from '../../state/desk-save.ts';
import { controls, focusControl, focusField } from './focus-control.ts';
import { pointerWords } from './pointer-words.ts';

/** What stands in the way of a save, each a link to its field. After a failed save the first fault has the focus. */
export function ErrorSummary() {
  const heading = useRef<HTMLHeadingElement>(null);
  const state = saveState.value;
  const found = faults.value;
  useEffect(() => {
    if (state.kind !== 'invalid') return;
    const ids = controls();
    const inOrder = faults
      .peek()
      .map((fault) => controlFor(fault.pointer, ids))
      .filter((id) => id !== null)
      .sort((a, b) => ids.indexOf(a) - ids.indexOf(b));
    if (!focusControl(inOrder[0] ?? null)) heading.current?.focus();
  }, [state]);
  if (!found.length) return null;
  return (
    <section class="notice error-summary" data-kind="error" aria-labelledby="error-summary-title">
      <h2 id="error-summary-title" ref={heading} tabIndex={-1}>
        {desk('faults', { count: found.length })}
      </h2>
      <ul>
        {found.map((fault) => (
          <li key={`${fault.pointer} ${fault.code}`}>
            <a
              href={`#${controlFor(fault.pointer, controls()) ?? ''}`}
              onClick={(click) => {
                click.preventDefault();
                focusField(fault.pointer);
              }}
            >
              {[pointerWords(fault.pointer), problemWord(fault.code)].filter(Boolean).join(': ')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
