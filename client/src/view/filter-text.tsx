import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { filtering } from '../i18n/filtering.ts';
import { changeQuery, query } from '../state/location.ts';

const settleMs = 250;

/** Full-text search; asks when the typing rests, and all of it is one step of the history. */
export function FilterText({ id }: { id: string }) {
  const typed = useSignal(query.value.q ?? '');
  const asked = useRef(query.value.q);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // Back, forward and chips change the text from outside; what we asked ourselves must not disturb the typing.
  useSignalEffect(() => {
    const { q } = query.value;
    if (q === asked.current) return;
    asked.current = q;
    clearTimeout(timer.current);
    typed.value = q ?? '';
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = () => {
    clearTimeout(timer.current);
    const q = typed.peek().trim().slice(0, 200) || null;
    if (q === asked.current) return;
    const how = asked.current === null ? 'push' : 'replace';
    asked.current = q;
    changeQuery({ q }, how);
  };
  return (
    <search>
      <form
        class="field filter-text"
        onSubmit={(submit) => {
          submit.preventDefault();
          ask();
        }}
      >
        <label for={id}>{filtering('name_q')}</label>
        <input
          id={id}
          type="search"
          class="input"
          maxLength={200}
          autocomplete="off"
          placeholder={filtering('q_placeholder')}
          value={typed.value}
          onInput={(input) => {
            typed.value = input.currentTarget.value;
            clearTimeout(timer.current);
            timer.current = setTimeout(ask, settleMs);
          }}
        />
      </form>
    </search>
  );
}
