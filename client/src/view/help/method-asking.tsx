import { asking } from '../../i18n/asking.ts';
import { filtering } from '../../i18n/filtering.ts';
import { knowledge } from '../../i18n/knowledge.ts';
import { panel } from '../../i18n/panel.ts';
import { reading } from '../../i18n/reading.ts';

const questions = [
  ['who', ['who_day', 'who_open', 'who_compare']],
  ['by_hour', ['by_open', 'by_read', 'by_one']],
] as const;

/** What readers come with, and the steps by which the map answers it; controls are called as they are on the page. */
export function MethodAsking() {
  const names = {
    period: filtering('name_datetime'),
    view: filtering('name_view'),
    compare: panel('compare'),
    knowledge: reading('knowledge'),
    day: knowledge('day'),
    time: knowledge('time'),
  };
  return (
    <>
      {questions.map(([question, steps]) => (
        <section key={question} class="help-question">
          <h3>{asking(question)}</h3>
          <ol>
            {steps.map((step) => (
              <li key={step}>{asking(step, names)}</li>
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
