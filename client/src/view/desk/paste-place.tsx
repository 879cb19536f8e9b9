import { useId, useRef, useState } from 'preact/hooks';
import type { LatLon } from '#contract/coordinates.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { deskFormats } from '../../i18n/desk-formats.ts';
import { deployment } from '../../state/deployment.ts';
import { isAmbiguous, type PastedPlace, readPlace } from '../../state/desk-place-formats.ts';

const words = ({ lat, lon }: LatLon) => ({ lat: numberInWords(lat, 5), lon: numberInWords(lon, 5) });

/** Coordinates in any usual form; where two numbers could be either way round, it asks. */
export function PastePlace({ put }: { put: (place: PastedPlace) => void }) {
  const id = useId();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [done, setDone] = useState<LatLon | null>(null);
  const [asked, setAsked] = useState<readonly PastedPlace[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const take = (place: PastedPlace) => {
    put(place);
    setText('');
    setAsked([]);
    setDone(place);
  };
  const read = async (typed: string, isFinal: boolean) => {
    const place = await readPlace(typed);
    // Somebody wrote on while a library was loading.
    if (input.current?.value !== typed) return;
    setWrong(isFinal && !place && typed.trim() !== '');
    if (!place) return;
    if (isAmbiguous(typed, place, deployment().region.bounds))
      setAsked([place, { ...place, lat: place.lon, lon: place.lat }]);
    else take(place);
  };
  return (
    <div class="field paste-place wide">
      <label for={id}>{deskFormats('paste')}</label>
      <input
        id={id}
        ref={input}
        class="input"
        type="text"
        autocomplete="off"
        maxLength={2_000}
        placeholder="12.3456, 65.4321"
        value={text}
        aria-describedby={`${id}-says`}
        aria-invalid={isWrong ? 'true' : undefined}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          setWrong(false);
          setAsked([]);
          setDone(null);
          // What is typed letter by letter is read when it is whole; what comes at once, at once.
          if (!/^(?:insertText|delete)/.test((event as InputEvent).inputType ?? '')) void read(typed, false);
        }}
        onKeyDown={(key) => {
          if (key.key !== 'Enter') return;
          key.preventDefault();
          void read(text, true);
        }}
        onBlur={() => void (asked.length === 0 && read(text, true))}
      />
      <p class={isWrong ? 'field-error' : 'hint'} id={`${id}-says`}>
        {deskFormats(isWrong ? 'paste_wrong' : 'paste_hint')}
      </p>
      <div role="status">
        {done && <p class="hint">{deskFormats('read_as', words(done))}</p>}
        {asked.length > 0 && (
          <p class="notice">
            {deskFormats('which')}{' '}
            {asked.map((place) => (
              <button
                key={place.lat}
                type="button"
                class="button"
                onClick={() => {
                  take(place);
                  input.current?.focus();
                }}
              >
                {deskFormats('as_lat_lon', words(place))}
              </button>
            ))}
          </p>
        )}
      </div>
    </div>
  );
}
