import { looksSwapped } from '#contract/coordinates.ts';
import { deskPlace } from '../../i18n/desk-place.ts';
import { deployment } from '../../state/deployment.ts';
import { edit } from '../../state/desk-draft.ts';
import type { PastedPlace } from '../../state/desk-place-formats.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import { useAt } from './bound.ts';
import { NumberField } from './fields.tsx';
import { PastePlace } from './paste-place.tsx';

/** A number as it is typed, with a comma or a point; NaN for anything else. */
export const decimal = (value: unknown) => Number(String(value ?? '').replace(',', '.') || Number.NaN);

/** Latitude and longitude in decimal degrees, or both pasted at once; says when the two look changed over. */
export function Coordinates({ at, put }: { at: string; put: (place: PastedPlace) => void }) {
  const value = (useAt(at) ?? {}) as Loose;
  const place = { lat: decimal(value.lat), lon: decimal(value.lon) };
  const isSwapped = looksSwapped(place, deployment().region.bounds);
  // A position typed by hand is no longer that of the place chosen before.
  const unlink = () => value.ref !== undefined && edit(`${at}/ref`, undefined);
  return (
    <>
      <PastePlace put={put} />
      <NumberField at={`${at}/lat`} label={deskPlace('lat')} onEdited={unlink} />
      <NumberField at={`${at}/lon`} label={deskPlace('lon')} onEdited={unlink} />
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
