import { type Signal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { printing } from '../../i18n/printing.ts';
import { selectedId } from '../../state/location.ts';
import { type MapPicture, takePicture } from '../../state/map-picture.ts';
import { language } from '../../state/preferences.ts';
import { detail, results } from '../../state/results.ts';
import { distanceInWords } from '../distance-words.ts';
import { Legend } from '../legend.tsx';
import { MapPane } from '../map-pane.tsx';

/** Pixels of the picture for one of the map: fine enough for paper. */
const finer = 1.5;

/** The longest that a browser may take to draw it; without graphics it never does. */
const longestMs = 90_000;

type Made = { src: string } & Pick<MapPicture, 'width' | 'scale'>;

/**
 * The map as a picture, with its legend. It is drawn out of sight in a size of its own, whatever the window's is, and
 * pictured anew whenever what it shows is.
 */
export function PrintMap({ isDone }: { isDone: Signal<boolean> }) {
  const made = useSignal<Made | null>(null);
  const failed = useSignal(false);
  useSignalEffect(() => {
    const take = takePicture.value;
    language.value;
    // What is to be on it: a map without its incidents is no picture of them.
    if (!results.value.value || (selectedId.value !== null && !detail.value.value) || !take) return;
    let isWanted = true;
    isDone.value = false;
    take().then(
      async ({ canvas, width, scale }) => {
        const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
        if (!blob || !isWanted) return;
        const src = URL.createObjectURL(blob);
        const image = new Image();
        image.src = src;
        await image.decode();
        if (made.peek()) URL.revokeObjectURL(made.peek()!.src);
        made.value = { src, width, scale };
        failed.value = false;
        isDone.value = true;
      },
      (error: unknown) => {
        console.warn(error);
        if (isWanted) isDone.value = failed.value = true;
      },
    );
    return () => {
      isWanted = false;
    };
  });
  useEffect(() => {
    const timer = setTimeout(() => {
      if (!made.peek()) isDone.value = failed.value = true;
    }, longestMs);
    return () => {
      clearTimeout(timer);
      if (made.peek()) URL.revokeObjectURL(made.peek()!.src);
    };
  }, []);
  return (
    <section class="sheet-map">
      {made.value ? (
        <Picture made={made.value} />
      ) : (
        <p>{printing(failed.value ? 'map_failed' : 'map_making')}</p>
      )}
      <div class="sheet-legend">
        <h2>{printing('legend')}</h2>
        <Legend />
      </div>
      <div class="sheet-live-map" aria-hidden="true" inert>
        <MapPane pixelRatio={finer} />
      </div>
    </section>
  );
}

function Picture({ made: { src, width, scale } }: { made: Made }) {
  return (
    <figure>
      <img src={src} alt={printing('map_of')} />
      {scale && (
        <figcaption>
          {/* The picture is as wide as the paper allows; the scale shrinks with it. */}
          <span class="sheet-scale" style={{ width: `${(100 * scale.pixels) / width}%` }} />
          {distanceInWords(scale.metres)}
        </figcaption>
      )}
    </figure>
  );
}
