import type { ComponentChildren } from 'preact';
import { numberInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';

/** One filter of the panel: folds away under its name, and says how many choices stand in it. */
export function FilterGroup(props: {
  name: string;
  chosen?: number;
  folded?: boolean;
  children: ComponentChildren;
}) {
  return (
    <details class="filter-group" open={!props.folded}>
      <summary>
        <span>{props.name}</span>
        {!!props.chosen && <span class="tag">{filtering('chosen', { count: props.chosen })}</span>}
      </summary>
      <fieldset>
        <legend class="visually-hidden">{props.name}</legend>
        {props.children}
      </fieldset>
    </details>
  );
}

/** A choice with its count; null where no answer has counted it. */
export function Choice(props: {
  kind?: 'checkbox' | 'radio';
  name?: string;
  checked: boolean;
  partly?: boolean;
  count?: number | null;
  onChange: (checked: boolean) => void;
  children: ComponentChildren;
}) {
  return (
    <label class="choice" data-empty={props.count === 0 && !props.checked}>
      <input
        type={props.kind ?? 'checkbox'}
        name={props.name}
        checked={props.checked}
        ref={(box) => {
          if (box) box.indeterminate = !!props.partly;
        }}
        onChange={(change) => props.onChange(change.currentTarget.checked)}
      />
      <span class="choice-words">{props.children}</span>
      {typeof props.count === 'number' && (
        <span class="choice-count">
          {numberInWords(props.count)}
          <span class="visually-hidden"> {filtering('incidents_of', { count: props.count })}</span>
        </span>
      )}
    </label>
  );
}
