import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { viewsWords } from '../../i18n/views.ts';
import { longestName, nameFault } from '../../state/kept-views.ts';

/** Asks for the name of a view; a name that cannot be given stays, with the reason and the focus at it. */
export function NameForm(props: {
  button: string;
  /** The name that the view has now, where it has one. */
  own?: string;
  onName: (name: string) => void;
  onCancel?: () => void;
}) {
  const { button, own, onName, onCancel } = props;
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const name = useSignal(own ?? '');
  const fault = useSignal<ReturnType<typeof nameFault>>(null);
  useEffect(() => {
    if (own !== undefined) box.current?.select();
  }, []);
  return (
    <form
      class="views-form"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        fault.value = nameFault(name.value, own);
        if (fault.value) {
          box.current?.focus();
          return;
        }
        onName(name.value.trim());
        name.value = '';
      }}
    >
      <div class="field">
        <label for={id}>{viewsWords('name')}</label>
        <input
          ref={box}
          id={id}
          class="input"
          type="text"
          autocomplete="off"
          required
          aria-invalid={fault.value ? 'true' : undefined}
          aria-describedby={fault.value ? `${id}-fault` : undefined}
          value={name.value}
          onInput={(input) => {
            name.value = input.currentTarget.value;
            fault.value = null;
          }}
        />
        {fault.value && (
          <p class="field-error" id={`${id}-fault`}>
            {viewsWords(fault.value, { most: longestName })}
          </p>
        )}
      </div>
      <div class="views-buttons">
        <button type="submit" class="button" data-kind="primary">
          {button}
        </button>
        {onCancel && (
          <button type="button" class="button" onClick={onCancel}>
            {viewsWords('cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
