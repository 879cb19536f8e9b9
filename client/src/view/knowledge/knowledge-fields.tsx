import { useSignal } from '@preact/signals';
import { lastInstant, localDay, localMinute } from '#contract/time.ts';
import { knowledge } from '../../i18n/knowledge.ts';
import { readAsKnownAt } from '../../state/clock.ts';
import { deployment } from '../../state/deployment.ts';
import { instantOfLocal } from '../../state/desk-time.ts';
import { changeQuery, query } from '../../state/location.ts';
import { DayField } from '../day-field.tsx';

const timePattern = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/;

/** The knowledge date as a day, and where the minute matters as a time: what the slider does, written. */
export function KnowledgeFields() {
  const { knownAt } = query.value;
  const { zone } = deployment().region;
  const day = knownAt ? localDay(knownAt.at, zone) : null;
  const time = knownAt && knownAt.text.length > 10 ? localMinute(knownAt.at, zone).slice(11) : '';
  const isFaulty = useSignal(false);
  const takeTime = (typed: string) => {
    const [, hour, minute] = timePattern.exec(typed.trim()) ?? [];
    isFaulty.value = typed.trim() !== '' && minute === undefined;
    if (isFaulty.value || typed.trim() === time || day === null) return;
    if (minute === undefined) return readAsKnownAt(day);
    const text = instantOfLocal(`${day}T${hour!.padStart(2, '0')}:${minute}`, zone);
    changeQuery({ knownAt: { text, at: lastInstant(text, zone) } });
  };
  return (
    <div class="knowledge-fields">
      <div class="field">
        <label for="knowledge-day">{knowledge('day')}</label>
        <DayField id="knowledge-day" label={knowledge('day')} day={day} onDay={readAsKnownAt} />
      </div>
      <div class="field">
        <label for="knowledge-time">{knowledge('time')}</label>
        <input
          id="knowledge-time"
          key={time}
          type="text"
          class="input knowledge-time"
          inputMode="numeric"
          autocomplete="off"
          placeholder="14:30"
          disabled={day === null}
          aria-invalid={isFaulty.value}
          aria-describedby={
            isFaulty.value ? 'knowledge-time-fault knowledge-time-hint' : 'knowledge-time-hint'
          }
          defaultValue={time}
          onBlur={(left) => takeTime(left.currentTarget.value)}
          onKeyDown={(press) => press.key === 'Enter' && takeTime(press.currentTarget.value)}
        />
      </div>
      <p class="hint" id="knowledge-time-hint">
        {knowledge('time_hint', { zone })}
      </p>
      {isFaulty.value && (
        <p class="field-error" id="knowledge-time-fault" role="alert">
          {knowledge('time_malformed')}
        </p>
      )}
    </div>
  );
}
