import type { IncidentFeature } from '#contract/feature.ts';
import { codeWord } from '../../i18n/codebook.ts';
import { instantInWords, whenInWords } from '../../i18n/dates.ts';
import { depth } from '../../i18n/depth.ts';
import { flat, say } from '../../i18n/names.ts';
import { derivedStates } from '../../state/desk-derive.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import { rowsAt } from '../../state/desk-rows.ts';
import { whereInWords } from '../place-words.ts';

/** What readers will see at each knowledge date, derived from the text while it is written. */
export function Preview() {
  const { states, isOld } = derivedStates.value;
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{depth('preview')}</h2>
      <p class="hint">{depth('preview_hint')}</p>
      {states.length === 0 && <p>{depth('preview_wait')}</p>}
      {states.length > 0 && isOld && <p class="hint">{depth('preview_old')}</p>}
      <ol class="preview-states">
        {states.map((state) => (
          <State key={state.properties.known_from} state={state} />
        ))}
      </ol>
    </section>
  );
}

function State({ state: { properties } }: { state: IncidentFeature }) {
  const title = flat(properties, 'title');
  const when = whenInWords({
    start: properties.occurred_start,
    end: properties.occurred_end,
    open: properties.occurred_open,
    precision: properties.time_precision,
  });
  const aspects = properties.contested.map((one) => codeWord('aspect', one)).join(', ');
  return (
    <li>
      <p class="label">{depth('from', { date: instantInWords(properties.known_from) })}</p>
      <p lang={title.language}>{title.text}</p>
      <p class="hint">
        {[codeWord('sub', properties.sub_type), when, whereInWords(properties)].filter(Boolean).join(' · ')}
      </p>
      <p class="hint">
        {[
          codeWord('verification', properties.verification),
          aspects && depth('contested', { aspects }),
          depth('led_by', {
            claimant: claimantOf(properties.preferred_account),
            rule: depth(`rule_${properties.preferred_rule}`),
          }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}

/** Who speaks in an account of the form; a new one has an id of its own only once it is sent. */
function claimantOf(id: string): string {
  const claimant = (row: Loose) => row.claimant as { id?: string; name?: Record<string, string> } | undefined;
  const rows = rowsAt('/accounts');
  const found =
    rows.find((row) => row.id === id) ?? rows.find((row) => id.startsWith(claimant(row)?.id ?? '\u0000'));
  return (found && say(claimant(found)?.name)) || id;
}
