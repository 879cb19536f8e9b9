import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { filtering } from '../i18n/filtering.ts';
import { matchesWords } from './match-words.ts';

const fewest = 8;

/** One of the names to choose from; null where no answer has counted it. */
export interface NameEntry {
  id: string;
  name: string;
  count: number | null;
}

/** Names in their order, cut after some, the others by search; those that `isKept` are always in sight. */
export function NameChoices(props: {
  filter: string;
  all: readonly NameEntry[];
  counted: boolean;
  isKept: (id: string) => boolean;
  row: (entry: NameEntry) => ComponentChild;
}) {
  const typed = useSignal('');
  const isOpen = useSignal(false);
  const { filter, all, counted, isKept, row } = props;
  const found = all.filter(({ name }) => matchesWords(name, typed.value));
  const isCut = !isOpen.value && !typed.value && found.length > fewest + 1;
  const rows = isCut ? found.filter(({ id }, index) => index < fewest || isKept(id)) : found;
  return (
    <>
      {all.length > fewest && (
        <input
          type="search"
          class="input"
          aria-label={filtering('search_names', { filter })}
          placeholder={filtering('search_placeholder')}
          value={typed.value}
          onInput={(input) => {
            typed.value = input.currentTarget.value;
          }}
        />
      )}
      {rows.map(row)}
      {counted && !rows.length && <p class="hint">{filtering(typed.value ? 'no_name' : 'no_choice')}</p>}
      {!typed.value && (isCut || isOpen.value) && (
        <button
          type="button"
          class="button filter-more"
          data-kind="quiet"
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          {isCut ? filtering('show_all', { count: found.length }) : filtering('show_fewer')}
        </button>
      )}
    </>
  );
}
