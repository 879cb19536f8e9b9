import { filtering } from '../i18n/filtering.ts';
import { changePeriod, period } from '../state/period.ts';

/** First and last day of the period as fields: what the timeline's handles do, without dragging. */
export function PeriodFields({ id }: { id: string }) {
  const { from, to } = period.value;
  // A date input speaks while a year is half typed (0002-05-01): such days are not the reader's yet.
  const read = (text: string, keep: string | null) =>
    !text ? null : /^[12]\d{3}-\d\d-\d\d$/.test(text) ? text : keep;
  return (
    <div class="period-fields">
      <div class="field">
        <label for={`${id}-from`}>{filtering('from')}</label>
        <input
          id={`${id}-from`}
          type="date"
          class="input"
          value={from ?? ''}
          max={to ?? undefined}
          onChange={(change) => changePeriod({ from: read(change.currentTarget.value, from), to })}
        />
      </div>
      <div class="field">
        <label for={`${id}-to`}>{filtering('to')}</label>
        <input
          id={`${id}-to`}
          type="date"
          class="input"
          value={to ?? ''}
          min={from ?? undefined}
          onChange={(change) => changePeriod({ from, to: read(change.currentTarget.value, to) })}
        />
      </div>
    </div>
  );
}
