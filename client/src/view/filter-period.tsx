import { filtering } from '../i18n/filtering.ts';
import { changePeriod, period } from '../state/period.ts';
import { DayField } from './day-field.tsx';

/** First and last day of the period as fields: what the timeline's handles do, without dragging. */
export function PeriodFields({ id }: { id: string }) {
  const { from, to } = period.value;
  return (
    <div class="period-fields">
      <div class="field">
        <label for={`${id}-from`}>{filtering('from')}</label>
        <DayField
          id={`${id}-from`}
          label={filtering('from')}
          day={from}
          onDay={(day) => changePeriod({ from: day, to })}
        />
      </div>
      <div class="field">
        <label for={`${id}-to`}>{filtering('to')}</label>
        <DayField
          id={`${id}-to`}
          label={filtering('to')}
          day={to}
          onDay={(day) => changePeriod({ from, to: day })}
        />
      </div>
    </div>
  );
}
