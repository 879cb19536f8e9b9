import { useRef, useState } from 'preact/hooks';
import { isDateOrInstant } from '#contract/time.ts';
import { writtenInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { problemWord } from '../../i18n/problem.ts';
import { deployment } from '../../state/deployment.ts';
import { edit } from '../../state/desk-draft.ts';
import { fieldId } from '../../state/desk-pointer.ts';
import { cutTo, type Grain, grainOf, instantOfLocal, localOf } from '../../state/desk-time.ts';
import { isoOfTyped, timeOfTyped } from '../../state/typed-date.ts';
import { useFault, useTextAt } from './bound.ts';
import { described, Field } from './fields.tsx';

const grains: Grain[] = ['day', 'minute', 'month', 'year'];

/**
 * A date or moment in the deployment's zone, written as ISO 8601 in every language: the browser's own date field would
 * follow the language of the browser, not of the page. Its picker stands beside as a second way. With `grain` it is written that finely; without, the writer chooses how
 * finely it is known. What was written is read back in words.
 */
export function WhenField(props: {
  at: string;
  label: string;
  hint?: string;
  grain?: Grain;
  isOptional?: boolean;
}) {
  const { at } = props;
  const zone = deployment().region.zone;
  const id = fieldId(at);
  const [isLeft, setLeft] = useState(false);
  const found = useFault(at);
  const written = useTextAt(at);
  const local = localOf(written, zone);
  const [chosen, setChosen] = useState<Grain>(grainOf(local));
  const grain = props.grain ?? chosen;
  const instant = instantOfLocal(written, zone);
  const isDate = isDateOrInstant(instant);
  const words = isDate ? writtenInWords(instant) : '';
  const fault = found ?? (isLeft && written && !isDate ? problemWord('date_malformed') : null);
  const hint = [props.hint, words, !props.grain && grain === 'minute' && desk('zone', { zone })]
    .filter(Boolean)
    .join(' · ');
  return (
    <Field id={id} label={props.label} hint={hint} fault={fault} isOptional={props.isOptional} class="when">
      {/* Whether it is a date is told once the field is left, not while it is half typed. */}
      <div class="when-inputs" onFocusIn={() => setLeft(false)} onFocusOut={() => setLeft(true)}>
        <DayInput
          id={id}
          at={at}
          label={props.label}
          local={local}
          grain={grain}
          fault={fault}
          hasHint={hint !== ''}
        />
        {grain === 'minute' && (
          <TimeInput id={id} at={at} label={props.label} local={local} fault={fault} hasHint={hint !== ''} />
        )}
        {!props.grain && (
          <select
            class="input"
            aria-label={desk('grain_of', { field: props.label })}
            value={grain}
            onChange={(change) => {
              const next = change.currentTarget.value as Grain;
              setChosen(next);
              if (local) edit(at, cutTo(local, next));
            }}
          >
            {grains.map((one) => (
              <option key={one} value={one}>
                {desk(`grain_${one}`)}
              </option>
            ))}
          </select>
        )}
      </div>
    </Field>
  );
}

/** Day and time of a wall-clock text; either may be missing or half typed. */
function partsOf(local: string): { day: string; time: string } {
  const [day = '', time = ''] = local.split('T');
  return { day, time };
}

const write = (at: string, day: string, time: string) =>
  edit(at, (time ? `${day}T${time}` : day) || undefined);

function DayInput(props: {
  id: string;
  at: string;
  label: string;
  local: string;
  grain: Grain;
  fault: string | null;
  hasHint: boolean;
}) {
  const { at, grain } = props;
  const picker = useRef<HTMLInputElement>(null);
  const { day, time } = partsOf(props.local);
  const put = (text: string) => write(at, text, time);
  const isWhole = grain === 'day' || grain === 'minute';
  return (
    <>
      <input
        {...described(props.id, props.fault, props.hasHint)}
        class="input when-day"
        type="text"
        autocomplete="off"
        spellcheck={false}
        placeholder={desk(grain === 'year' ? 'form_year' : grain === 'month' ? 'form_month' : 'form_day')}
        value={day}
        onInput={(input) => put(input.currentTarget.value)}
        onBlur={({ currentTarget: { value } }) => isoOfTyped(value) !== value && put(isoOfTyped(value))}
      />
      {isWhole && 'showPicker' in HTMLInputElement.prototype && (
        <span class="when-picker">
          <button
            type="button"
            class="button"
            aria-label={desk('pick_day', { field: props.label })}
            title={desk('pick_day', { field: props.label })}
            onClick={() => {
              if (!picker.current) return;
              picker.current.value = /^\d{4}-\d\d-\d\d$/.test(day) ? day : '';
              picker.current.showPicker();
            }}
          >
            <CalendarIcon />
          </button>
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            max="9999-12-31"
            onInput={(picked) => put(picked.currentTarget.value)}
          />
        </span>
      )}
    </>
  );
}

function TimeInput(props: {
  id: string;
  at: string;
  label: string;
  local: string;
  fault: string | null;
  hasHint: boolean;
}) {
  const { at } = props;
  const { day, time } = partsOf(props.local);
  return (
    <input
      {...described(props.id, props.fault, props.hasHint)}
      id={`${props.id}-time`}
      class="input when-time"
      type="text"
      autocomplete="off"
      spellcheck={false}
      aria-label={desk('time_of', { field: props.label })}
      placeholder={desk('form_time')}
      value={time}
      onInput={(input) => write(at, day, input.currentTarget.value)}
      onBlur={({ currentTarget: { value } }) =>
        timeOfTyped(value) !== value && write(at, day, timeOfTyped(value))
      }
    />
  );
}

function CalendarIcon() {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.5"
      aria-hidden="true"
    >
      <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.5v3M10.5 1.5v3" />
    </svg>
  );
}
