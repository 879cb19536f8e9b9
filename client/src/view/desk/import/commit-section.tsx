import { useState } from 'preact/hooks';
import type { CheckReport, CommitChoice, ImportView } from '#contract/import.ts';
import { deskImport } from '../../../i18n/desk-import.ts';
import { commitImport } from '../../../state/desk-import.ts';
import { refusalInWords, rowsInWords } from './import-words.ts';

/** Taking the rows in: as what, and what becomes of the others when some have faults. */
export function CommitSection({ view, report }: { view: ImportView; report: CheckReport }) {
  const [choice, setChoice] = useState<CommitChoice>({ status: 'in_review', faulty: 'refuse' });
  const [failed, setFailed] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const good = report.created + report.amended;
  const isStopped = good === 0 || (report.faulty > 0 && choice.faulty === 'refuse');
  const take = async (event: Event) => {
    event.preventDefault();
    if (isBusy || isStopped) return;
    setBusy(true);
    setFailed(null);
    try {
      await commitImport(view.id, choice);
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  return (
    <section class="desk-section" aria-labelledby="take-in">
      <h2 id="take-in">{deskImport('take_in')}</h2>
      <p class="hint">{deskImport('take_in_hint')}</p>
      {failed !== null && (
        <p class="notice" data-kind="error" role="alert">
          {refusalInWords(failed)}
        </p>
      )}
      <form class="import-commit" onSubmit={(event) => void take(event)}>
        <Choice
          legend={deskImport('take_in_as')}
          name="status"
          options={(['in_review', 'draft'] as const).map((one) => [one, deskImport(`as_${one}`)])}
          value={choice.status}
          set={(status) => setChoice({ ...choice, status })}
        />
        {report.faulty > 0 && (
          <Choice
            legend={deskImport('with_faults', { rows: rowsInWords(report.faulty) })}
            name="faulty"
            options={(['refuse', 'skip'] as const).map((one) => [one, deskImport(`faulty_${one}`)])}
            value={choice.faulty}
            set={(faulty) => setChoice({ ...choice, faulty })}
          />
        )}
        <p class="form-buttons">
          <button
            type="submit"
            class="button"
            data-kind="primary"
            aria-disabled={isBusy || isStopped}
            aria-describedby={isStopped ? 'take-in-why' : undefined}
          >
            {deskImport('take_rows', { rows: rowsInWords(good) })}
          </button>
        </p>
        {isStopped && (
          <p class="hint" id="take-in-why">
            {deskImport(good === 0 ? 'nothing_to_take' : 'faults_stop')}
          </p>
        )}
      </form>
    </section>
  );
}

function Choice<V extends string>(props: {
  legend: string;
  name: string;
  options: readonly (readonly [V, string])[];
  value: V;
  set: (value: V) => void;
}) {
  return (
    <fieldset class="import-choice">
      <legend class="label">{props.legend}</legend>
      {props.options.map(([value, word]) => (
        <label key={value} class="check">
          <input
            type="radio"
            name={props.name}
            checked={props.value === value}
            onChange={() => props.set(value)}
          />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}
