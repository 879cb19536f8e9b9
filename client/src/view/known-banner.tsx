import { localDay } from '#contract/time.ts';
import { dayInWords, instantInWords } from '../i18n/dates.ts';
import { reading } from '../i18n/reading.ts';
import { deployment } from '../state/deployment.ts';
import { addressFaults, changeQuery, query } from '../state/location.ts';
import { Lazy } from './lazy.tsx';

const telling = () => import('./telling/telling-banner.tsx').then((module) => module.TellingBanner);

/** Says that the page is read as one claimant tells it, or as of another day than today, so that nobody takes it for more. */
export function KnownBanner() {
  const { view, knownAt, recordedAt } = query.value;
  const { zone } = deployment().region;
  const words = (clock: { text: string; at: number }) =>
    clock.text.length > 10
      ? instantInWords(new Date(clock.at).toISOString())
      : dayInWords(localDay(clock.at, zone));
  return (
    <>
      {view !== 'preferred' && <Lazy load={telling} part />}
      {knownAt && (
        <div class="notice known" data-kind="warn">
          <p>
            {reading(knownAt.text.length > 10 ? 'known_at_minute' : 'known_at', { date: words(knownAt) })}
          </p>
          <button type="button" class="button" onClick={() => changeQuery({ knownAt: null })}>
            {reading('read_now')}
          </button>
        </div>
      )}
      {recordedAt && (
        <div class="notice known" data-kind="warn">
          <p>{reading('recorded_at', { date: words(recordedAt) })}</p>
          <button type="button" class="button" onClick={() => changeQuery({ recordedAt: null })}>
            {reading('read_latest')}
          </button>
        </div>
      )}
      {addressFaults.value.length > 0 && (
        <p class="notice" data-kind="warn">
          {reading('address_faults', {
            parameters: addressFaults.value.map((fault) => `${fault.parameter}=${fault.value}`).join(', '),
          })}
        </p>
      )}
    </>
  );
}
