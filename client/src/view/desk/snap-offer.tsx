import '../../style/desk-snap.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { deskSnap } from '../../i18n/desk-snap.ts';
import { say } from '../../i18n/names.ts';
import { placedSpot } from '../../state/desk-placing.ts';
import {
  chooseSnapping,
  loadKnownPlaces,
  snapOffer,
  snapsByClick,
  takenSnap,
  takeSnap,
} from '../../state/desk-snapping.ts';
import type { Snap } from '../../state/snap-nearest.ts';
import { metresInWords } from '../place-words.ts';
import { kindWords } from './place-search.tsx';

function whatWords({ to, names, ref }: Snap): string {
  const [name, kind] = [say(names), kindWords(ref)];
  return deskSnap(to, { place: name ? deskSnap('named', { name, kind }) : kind });
}

/** How long, in milliseconds, nothing moves before what is near is said: a drag passes by much. */
const rest = 350;

const keyOf = (offer: Snap | null) =>
  offer && [offer.to, offer.ref, offer.lat, offer.lon, offer.distance_m].join();

/** The offer once the position rests; null while it moves. */
function useRestingOffer(): Snap | null {
  const offer = snapOffer.value;
  const key = keyOf(offer);
  const [resting, setResting] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setResting(key), rest);
    return () => clearTimeout(timer);
  }, [key]);
  return resting === key ? offer : null;
}

/** Says what of the gazetteer is near the position that was put or moved, and takes it when asked to. */
export function SnapOffer() {
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => void loadKnownPlaces(), []);
  const offer = useRestingOffer();
  const taken = takenSnap.value;
  return (
    <div class="snap-offer">
      <label class="choice">
        <input
          type="checkbox"
          checked={snapsByClick.value}
          onChange={({ currentTarget }) => chooseSnapping(currentTarget.checked)}
        />
        <span>{deskSnap('switch')}</span>
      </label>
      <div class="snap-room">
        <p class="snap-said" role="status" tabIndex={-1} ref={said}>
          {offer
            ? deskSnap(placedSpot.value?.corner == null ? 'near' : 'near_corner', {
                what: whatWords(offer),
                distance: metresInWords(offer.distance_m),
              })
            : taken && deskSnap('taken', { what: whatWords(taken) })}
        </p>
        {offer && (
          <button
            type="button"
            class="button"
            onClick={() => {
              takeSnap();
              // The button goes with the offer; what was taken is said here.
              said.current?.focus();
            }}
          >
            {deskSnap('take')}
          </button>
        )}
        {!offer && !taken && <p class="hint">{deskSnap('switch_hint')}</p>}
      </div>
    </div>
  );
}
