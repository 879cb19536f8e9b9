import { useEffect, useState } from 'preact/hooks';
import type { LatLon } from '#contract/coordinates.ts';
import type { PlaceHit } from '#contract/place.ts';
import { deskFormats } from '../../i18n/desk-formats.ts';
import { say } from '../../i18n/names.ts';
import { type NearPlace, nearPlaces } from '../../state/desk-nearby.ts';
import { kilometresInWords } from '../place-words.ts';
import { kindWords } from './place-search.tsx';

const settleMs = 300;

/** Named places near a stated point that has none: one press puts the point there. */
export function NearPlaces({ place, onPick }: { place: LatLon; onPick: (hit: PlaceHit) => void }) {
  const [near, setNear] = useState<readonly NearPlace[]>([]);
  const { lat, lon } = place;
  useEffect(() => {
    let isWanted = true;
    setNear([]);
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return;
    const timer = setTimeout(() => {
      nearPlaces({ lat, lon }).then(
        (found) => isWanted && setNear(found),
        // It only suggests.
        () => undefined,
      );
    }, settleMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [lat, lon]);
  if (!near.length) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset around three buttons would read as a group of fields.
    <div class="near-places wide" role="group" aria-label={deskFormats('near')}>
      <span class="hint">{deskFormats('near')}</span>
      {near.map((hit) => (
        <button key={hit.ref} type="button" class="button" data-kind="quiet" onClick={() => onPick(hit)}>
          {deskFormats('snap', {
            place: `${say(hit.names)}, ${kindWords(hit.ref)}`,
            distance: kilometresInWords(hit.distance_m / 1_000),
          })}
        </button>
      ))}
    </div>
  );
}
