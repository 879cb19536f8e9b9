import { useEffect } from 'preact/hooks';
import { numberInWords } from '../i18n/dates.ts';
import { filtering } from '../i18n/filtering.ts';
import { reducedMotion } from '../state/layout.ts';
import {
  isPlaying,
  type Playing,
  pause,
  play,
  playing,
  playPaces,
  playUnits,
  step,
} from '../state/playing.ts';

const change = (patch: Partial<Playing>) => {
  playing.value = { ...playing.value, ...patch };
};

/** Goes through time by steps, or lets it go on; who asks the device for less motion has the steps alone. */
export function TimelinePlay() {
  const { unit, isCumulative, pace } = playing.value;
  const isMoving = isPlaying.value;
  useEffect(() => pause, []);
  const by = (steps: 1 | -1) => () => {
    pause();
    step(steps);
  };
  return (
    <fieldset class="timeline-play">
      <legend class="visually-hidden">{filtering('play_through')}</legend>
      <button
        type="button"
        class="button"
        aria-label={filtering('play_back')}
        title={filtering('play_back')}
        onClick={by(-1)}
      >
        <Icon path="M12 3v10L5 8zM3.5 3v10" />
      </button>
      {!reducedMotion.value && (
        <button
          type="button"
          class="button"
          aria-label={filtering(isMoving ? 'play_pause' : 'play')}
          title={filtering(isMoving ? 'play_pause' : 'play')}
          onClick={isMoving ? pause : play}
        >
          <Icon path={isMoving ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4 2.5v11L13 8z'} />
        </button>
      )}
      <button
        type="button"
        class="button"
        aria-label={filtering('play_on')}
        title={filtering('play_on')}
        onClick={by(1)}
      >
        <Icon path="M4 3v10l7-5zM12.5 3v10" />
      </button>
      <select
        aria-label={filtering('play_unit')}
        value={unit}
        onChange={(event) => change({ unit: event.currentTarget.value as Playing['unit'] })}
      >
        {playUnits.map((one) => (
          <option key={one} value={one}>
            {filtering(`play_${one}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={filtering('play_shows')}
        value={isCumulative ? 'all' : 'one'}
        onChange={(event) => change({ isCumulative: event.currentTarget.value === 'all' })}
      >
        <option value="one">{filtering('play_window')}</option>
        <option value="all">{filtering('play_cumulative')}</option>
      </select>
      {isMoving && (
        <select
          class="timeline-pace"
          aria-label={filtering('play_pace')}
          value={String(pace)}
          onChange={(event) => change({ pace: Number(event.currentTarget.value) as Playing['pace'] })}
        >
          {playPaces.map((one) => (
            <option key={one} value={String(one)}>
              {filtering('play_times', { pace: numberInWords(one, one < 1 ? 1 : 0) })}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}

function Icon({ path }: { path: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="currentColor"
      stroke="currentColor"
      stroke-width="1.5"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
