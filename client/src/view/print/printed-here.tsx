import '../../style/print-sheet.css';
import '../../style/print.css';
import '../../style/printed-here.css';
import { render } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { printing } from '../../i18n/printing.ts';
import { path, selectedId } from '../../state/location.ts';
import { type MapPicture, pictureAtOnce } from '../../state/map-picture.ts';
import { detail, results } from '../../state/results.ts';
import { distanceInWords } from '../distance-words.ts';
import { Legend } from '../legend.tsx';
import { PrintIncident } from './print-incident.tsx';
import { PrintList } from './print-list.tsx';
import { SheetFoot, SheetHead } from './sheet-words.tsx';

/**
 * What goes to the printer instead of a page that was made for the screen: the map as it stands there, its legend, the
 * incident or the list as far as it was read, and whose words and data they are.
 */
function PrintedHere({ picture }: { picture: MapPicture | null }) {
  const stamp = results.peek().value?.timeStamp;
  const now = stamp ? Date.parse(stamp) : Date.now();
  const id = selectedId.peek();
  const found = detail.peek().value;
  const incident = found && found.id === id ? found : null;
  const hasOnlyList = !picture && id === null;
  return (
    <article class="print-sheet">
      <SheetHead now={now} />
      {incident && <PrintIncident incident={incident} part="head" />}
      {picture && (
        <section class="sheet-map">
          <Picture picture={picture} />
          <div class="sheet-legend">
            <h2>{printing('legend')}</h2>
            <Legend />
          </div>
        </section>
      )}
      {incident && <PrintIncident incident={incident} part="body" />}
      {hasOnlyList && <PrintList />}
      <SheetFoot now={now} incident={incident} />
      {hasOnlyList || (id === null && <PrintList />)}
    </article>
  );
}

/** So high that legend, credits and note fit on the same page. */
const highestMm = 115;

/** The copy of the map itself: nothing has to be decoded before the page is printed. */
function Picture({ picture: { canvas, width, height, scale } }: { picture: MapPicture }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current!.replaceChildren(canvas), [canvas]);
  return (
    <figure style={{ width: `min(100%, ${(highestMm * width) / height}mm)` }}>
      <div class="sheet-canvas" role="img" aria-label={printing('map_of')} ref={box} />
      {scale && (
        <figcaption>
          <span class="sheet-scale" style={{ width: `${(100 * scale.pixels) / width}%` }} />
          {distanceInWords(scale.metres)}
        </figcaption>
      )}
    </figure>
  );
}

/** Pages that are made anew for paper; the others are printed as they are. */
const isForScreens = () =>
  ['/', '/list'].includes(path.peek()) || /^\/(incident|story)\/[^/]+$/.test(path.peek());

/** Puts the sheet into the page while the browser prints it. */
export function printHere(): void {
  const place = document.createElement('div');
  place.className = 'printed-here';
  addEventListener('beforeprint', () => {
    if (!isForScreens() || place.isConnected) return;
    document.body.append(place);
    render(<PrintedHere picture={pictureAtOnce.peek()?.() ?? null} />, place);
  });
  addEventListener('afterprint', () => {
    render(null, place);
    place.remove();
  });
}
