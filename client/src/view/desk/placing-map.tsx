import { useEffect, useRef, useState } from 'preact/hooks';
import { deskDrawing } from '../../i18n/desk-drawing.ts';
import { deskPlace } from '../../i18n/desk-place.ts';
import { deskProtection } from '../../i18n/desk-protection.ts';
import { createPlacing, type Placing } from '../../map/placing.ts';
import { deployment } from '../../state/deployment.ts';
import { placingView } from '../../state/desk-placing.ts';
import { SnapOffer } from './snap-offer.tsx';

/** Mounts the placing map; where it cannot be drawn, says that the fields do as well. */
export function PlacingMap() {
  const container = useRef<HTMLDivElement>(null);
  const placing = useRef<Placing | null>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    let isWanted = true;
    createPlacing(container.current!, {
      map: deskPlace('map'),
      marker: (number) => deskPlace('marker', { number }),
      corner: (number) => deskDrawing('corner_marker', { number }),
    }).then(
      (made) => {
        if (isWanted) placing.current = made;
        else made.remove();
      },
      (reason: unknown) => {
        console.warn(reason);
        if (isWanted) setFailed(true);
      },
    );
    return () => {
      isWanted = false;
      placing.current?.remove();
      placing.current = null;
    };
  }, []);
  return (
    <div class="placing">
      {isFailed ? (
        <p class="notice">{deskPlace('map_failed')}</p>
      ) : (
        <div class="placing-map" ref={container} />
      )}
      <SnapOffer />
      {!isFailed && (
        <div class="placing-foot">
          <button type="button" class="button" onClick={() => placing.current?.fit()}>
            {deskPlace('fit')}
          </button>
          <p class="hint">{deskPlace('map_help')}</p>
          {placingView.value?.points.some(({ corner }) => corner !== null) && (
            <p class="hint">{deskDrawing('map_help')}</p>
          )}
          <p class="hint">{deskPlace('other_accounts')}</p>
          {placingView.value?.shown && <p class="hint">{deskProtection('on_map')}</p>}
          <p class="hint">{deployment().region.attribution}</p>
        </div>
      )}
    </div>
  );
}
