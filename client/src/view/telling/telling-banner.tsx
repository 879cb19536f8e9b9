import { showsEveryPlace, tellerOf } from '#contract/view.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { everyPlaceWords } from '../../i18n/every-place.ts';
import { telling } from '../../i18n/telling.ts';
import { changeQuery, query } from '../../state/location.ts';
import { results } from '../../state/results.ts';
import { tellings } from '../../state/telling.ts';
import { valueInWords } from '../filter-words.ts';

/** Says as whose telling the page is read and how much of the record that is, so that nobody takes it for the whole. */
export function TellingBanner() {
  if (showsEveryPlace(query.value))
    return (
      <div class="notice known" data-kind="warn">
        <p>{everyPlaceWords('banner')}</p>
        <Leave />
      </div>
    );
  const teller = tellerOf(query.value);
  if (teller === null) return null;
  const claimant = valueInWords('claimant', teller);
  const shown = results.value.value?.numberMatched;
  const all = tellings.value.value?.numberMatched;
  return (
    <div class="notice known" data-kind="warn">
      <p>
        {shown === undefined || all === undefined
          ? telling('banner_loading', { claimant })
          : telling('banner', { claimant, shown: numberInWords(shown), all: numberInWords(all) })}
      </p>
      <Leave />
    </div>
  );
}

function Leave() {
  return (
    <button type="button" class="button" onClick={() => changeQuery({ view: 'preferred' })}>
      {telling('leave')}
    </button>
  );
}
