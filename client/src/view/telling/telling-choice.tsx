import '../../style/telling.css';
import { showsEveryPlace, tellerOf, viewOf } from '#contract/view.ts';
import { everyPlaceWords } from '../../i18n/every-place.ts';
import { filtering } from '../../i18n/filtering.ts';
import { telling } from '../../i18n/telling.ts';
import { changeQuery, query } from '../../state/location.ts';
import { tellings } from '../../state/telling.ts';
import { Choice } from '../filter-group.tsx';
import { entries } from '../filter-names.tsx';
import { valueInWords } from '../filter-words.ts';
import { NameChoices } from '../name-choices.tsx';

/** The preferred view, or one claimant: whoever tells most stands first, as in every filter by names. */
export function TellingChoice() {
  const counted = tellings.value.value;
  const teller = tellerOf(query.value);
  const all = entries(counted, teller === null ? [] : [teller]);
  return (
    <div class="telling">
      <p class="hint">{telling('hint')}</p>
      <Choice
        kind="radio"
        name="view"
        checked={query.value.view === 'preferred'}
        count={counted?.numberMatched ?? null}
        onChange={() => changeQuery({ view: 'preferred' })}
      >
        {telling('preferred')}
      </Choice>
      <Choice
        kind="radio"
        name="view"
        checked={showsEveryPlace(query.value)}
        count={counted?.numberMatched ?? null}
        onChange={() => changeQuery({ view: 'all' })}
      >
        {everyPlaceWords('choice')}
      </Choice>
      <NameChoices
        filter={filtering('name_view')}
        all={all.map((entry) => ({ ...entry, name: valueInWords('claimant', entry.id) }))}
        counted={counted !== null}
        isKept={(id) => id === teller}
        row={({ id, name, count }) => (
          <Choice
            key={id}
            kind="radio"
            name="view"
            checked={id === teller}
            count={count}
            onChange={() => changeQuery({ view: viewOf(id) })}
          >
            {name}
          </Choice>
        )}
      />
    </div>
  );
}
