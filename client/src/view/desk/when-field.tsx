import { useEffect, useRef, useState } from 'preact/hooks';
import { isDateOrInstant } from '#contract/time.ts';
import { writtenInWords } from '../../i18n/dates.ts';
import { desk } from '../../i18n/desk.ts';
import { deployment } from '../../state/deployment.ts';
import { edit } from '../../state/desk-draft.ts';
import { fieldId } from '../../state/desk-pointer.ts';
import { cutTo, type Grain, grainOf, instantOfLocal, localOf } from '../../state/desk-time.ts';
import { useFault, useTextAt } from './bound.ts';
import { described, Field } from './fields.tsx';

const grains: Grain[] = ['day', 'minute', 'month', 'year'];

/**
 * A date or moment in the deployment's zone. With `grain` it is written that finely; without, the writer chooses how
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
  const fault = useFault(at);
  const written = useTextAt(at);
  const local = localOf(written, zone);
  const [chosen, setChosen] = useState<Grain>(grainOf(local));
  const grain = props.grain ?? chosen;
  const instant = instantOfLocal(written, zone);
  const words = isDateOrInstant(instant) ? writtenInWords(instant) : '';
  const hint = [props.hint, words, !props.grain && grain === 'minute' && desk('zone', { zone })]
    .filter(Boolean)
    .join(' · ');
  return (
    <Field id={id} label={props.label} hint={hint} fault={fault} isOptional={props.isOptional} class="when">
      <div class="when-inputs">
        <DateInputs
          key={grain}
          id={id}
          at={at}
          label={props.label}
          local={local}
          grain={grain}
          fault={fault}
          hasHint={hint !== ''}
        />
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

function DateInputs(props: {
  id: string;
  at: string;
  label: string;
  local: string;
  grain: Grain;
  fault: string | null;
  hasHint: boolean;
}) {
  const { at, local, grain } = props;
  // A date picker cannot hold «June 2023»: what it cannot show stays a text, until the grain is chosen anew.
  const isText = useRef(
    grain === 'month' ||
      grain === 'year' ||
      (local !== '' && !/^(\d{4}-\d\d-\d\d)?(T\d\d:\d\d)?$/.test(local)),
  ).current;
  const write = (day: string, time: string) => edit(at, (time ? `${day}T${time}` : day) || undefined);
  const [day = '', time = ''] = local.split('T');
  const shared = { ...described(props.id, props.fault, props.hasHint), class: 'input' };
  if (isText)
    return (
      <input
        {...shared}
        type="text"
        inputMode="numeric"
        placeholder={desk(grain === 'year' ? 'form_year' : grain === 'month' ? 'form_month' : 'form_day')}
        value={local}
        onInput={(input) => edit(at, input.currentTarget.value || undefined)}
      />
    );
  return (
    <>
      <NativeInput
        {...shared}
        type="date"
        value={day}
        write={(value) => write(value, grain === 'minute' ? time : '')}
      />
      {grain === 'minute' && (
        <NativeInput
          class="input"
          type="time"
          value={time.slice(0, 5)}
          aria-label={desk('time_of', { field: props.label })}
          aria-describedby={shared['aria-describedby']}
          write={(value) => write(day, value)}
        />
      )}
    </>
  );
}

/** A picker of the browser. A half-typed date reads as '' there, so the member stays empty until it is whole. */
function NativeInput({
  write,
  value,
  ...attributes
}: {
  type: 'date' | 'time';
  value: string;
  class: string;
  id?: string;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: 'true' | undefined;
  write: (value: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Written only from outside: putting the same value back would wipe the parts typed so far.
    if (input.current && input.current.value !== value && document.activeElement !== input.current)
      input.current.value = value;
  }, [value]);
  return (
    <input
      {...attributes}
      ref={input}
      max={attributes.type === 'date' ? '9999-12-31' : undefined}
      onInput={(typed) => write(typed.currentTarget.value)}
    />
  );
}
