import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { isDateOrInstant } from '#contract/time.ts';
import { filtering } from '../i18n/filtering.ts';
import { isoOfTyped } from '../state/typed-date.ts';

const isDay = (text: string) => /^[12]\d{3}-\d\d-\d\d$/.test(text) && isDateOrInstant(text);

/**
 * A day (`YYYY-MM-DD`, null for none), written the same way in every language: the browser's own date field follows the
 * language of the browser, not of the page, and leaves open which number is the month. The browser's calendar stands
 * beside as a second way. `onDay` is told whole days only, when the field is left or Enter is pressed.
 */
export function DayField(props: {
  id: string;
  label: string;
  describedBy?: string;
  day: string | null;
  onDay: (day: string | null) => void;
}) {
  const { id, day, onDay } = props;
  const typed = useSignal<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  // A day that comes from elsewhere, from the timeline or the address, takes the place of what was being typed.
  useEffect(() => {
    typed.value = null;
  }, [day]);
  const text = typed.value ?? day ?? '';
  const isFaulty = typed.value !== null && typed.value !== '' && !isDay(isoOfTyped(typed.value));
  const isLeft = useSignal(false);
  const showsFault = isFaulty && isLeft.value;
  const take = (written: string) => {
    const next = isoOfTyped(written);
    isLeft.value = true;
    if (next !== '' && !isDay(next)) {
      typed.value = written;
      return;
    }
    typed.value = null;
    if ((next || null) !== day) onDay(next || null);
  };
  return (
    <span class="day-field">
      <input
        id={id}
        type="text"
        class="input"
        inputMode="numeric"
        autocomplete="off"
        spellcheck={false}
        placeholder={filtering('form_day')}
        aria-invalid={showsFault}
        aria-describedby={
          [showsFault && `${id}-fault`, props.describedBy].filter(Boolean).join(' ') || undefined
        }
        value={text}
        onInput={(input) => {
          isLeft.value = false;
          typed.value = input.currentTarget.value;
        }}
        onBlur={(left) => typed.value !== null && take(left.currentTarget.value)}
        onKeyDown={(press) => press.key === 'Enter' && take(press.currentTarget.value)}
      />
      {'showPicker' in HTMLInputElement.prototype && (
        <>
          <button
            type="button"
            class="day-pick"
            aria-label={filtering('pick_day', { field: props.label })}
            title={filtering('pick_day', { field: props.label })}
            onClick={() => {
              if (!picker.current) return;
              picker.current.value = day ?? '';
              picker.current.showPicker();
            }}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.5v3M10.5 1.5v3" />
            </svg>
          </button>
          <input
            ref={picker}
            type="date"
            class="day-calendar"
            tabIndex={-1}
            aria-hidden="true"
            onChange={(picked) => take(picked.currentTarget.value)}
          />
        </>
      )}
      {showsFault && (
        <span class="day-fault" id={`${id}-fault`} role="alert">
          {filtering('day_malformed')}
        </span>
      )}
    </span>
  );
}
