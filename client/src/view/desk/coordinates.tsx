import { useId, useState } from 'preact/hooks';
import { deskPlace } from '../../i18n/desk-place.ts';
import { deployment } from '../../state/deployment.ts';
import { type LatLon, looksSwapped, parseCoordinates } from '../../state/desk-coordinates.ts';
import { edit } from '../../state/desk-draft.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import { useAt } from './bound.ts';
import { NumberField } from './fields.tsx';

const decimal = (value: unknown) => Number(String(value ?? '').replace(',', '.') || Number.NaN);

/** Latitude and longitude in decimal degrees, or both pasted at once; says when the two look changed over. */
export function Coordinates({ at, put }: { at: string; put: (place: LatLon) => void }) {
  const pasteId = useId();
  const [pasted, setPasted] = useState('');
  const [isWrong, setWrong] = useState(false);
  const value = (useAt(at) ?? {}) as Loose;
  const place = { lat: decimal(value.lat), lon: decimal(value.lon) };
  const isSwapped = looksSwapped(place, deployment().region.bounds);
  // A position typed by hand is no longer that of the place chosen before.
  const unlink = () => value.ref !== undefined && edit(`${at}/ref`, undefined);
  return (
    <>
      <NumberField at={`${at}/lat`} label={deskPlace('lat')} onEdited={unlink} />
      <NumberField at={`${at}/lon`} label={deskPlace('lon')} onEdited={unlink} />
      <div class="field">
        <label for={pasteId}>{deskPlace('paste')}</label>
        <input
          id={pasteId}
          class="input"
          type="text"
          autocomplete="off"
          placeholder="12.3456, 65.4321"
          value={pasted}
          aria-describedby={`${pasteId}-says`}
          aria-invalid={isWrong ? 'true' : undefined}
          onInput={(input) => {
            const text = input.currentTarget.value;
            const read = parseCoordinates(text);
            if (read) put(read);
            setPasted(read ? '' : text);
            setWrong(false);
          }}
          onBlur={() => setWrong(pasted.trim() !== '')}
        />
        <p class={isWrong ? 'field-error' : 'hint'} id={`${pasteId}-says`}>
          {isWrong ? deskPlace('paste_wrong') : deskPlace('paste_hint')}
        </p>
      </div>
      {isSwapped && (
        <p class="notice wide" data-kind="warn" role="status">
          {deskPlace('looks_swapped')}{' '}
          <button type="button" class="button" onClick={() => put({ lat: place.lon, lon: place.lat })}>
            {deskPlace('swap')}
          </button>
        </p>
      )}
    </>
  );
}
