import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { mapWords } from '../../i18n/map.ts';
import { flat, say } from '../../i18n/names.ts';
import { sharingWords } from '../../i18n/sharing.ts';
import { shell } from '../../i18n/shell.ts';
import { deployment } from '../../state/deployment.ts';
import { query, selectedId } from '../../state/location.ts';
import { takePicture } from '../../state/map-picture.ts';
import { detail } from '../../state/results.ts';
import { addressOf, type Shared } from '../../state/sharing.ts';
import { creditsInWords } from '../attribution.tsx';
import { datesInWords } from '../dates-words.ts';
import { distanceInWords } from '../distance-words.ts';
import { questionInWords } from '../filter-words.ts';
import { Legend } from '../legend.tsx';
import { drawPicture } from './draw-picture.ts';
import { legendEntries } from './legend-entries.ts';

/** The map as a PNG file that says by itself what it shows, as of when, and whose it is. */
export function MapImage({ shared }: { shared: Shared }) {
  const legend = useRef<HTMLDivElement>(null);
  const state = useSignal<'none' | 'making' | 'failed'>('none');
  const made = useSignal<string | null>(null);
  const drop = () => {
    if (made.peek()) URL.revokeObjectURL(made.peek()!);
    made.value = null;
  };
  useEffect(() => drop, []);
  const take = takePicture.value;
  const make = async () => {
    drop();
    state.value = 'making';
    try {
      made.value = URL.createObjectURL(await picture(await take!(), legend.current!, shared));
      state.value = 'none';
    } catch (error) {
      console.warn(error);
      state.value = 'failed';
    }
  };
  return (
    <section class="share-part" aria-labelledby="share-image">
      <h3 id="share-image">{sharingWords('image')}</h3>
      <p class="hint">{sharingWords(take ? 'image_hint' : 'image_none')}</p>
      {take && (
        <div class="share-row">
          <button
            type="button"
            class="button"
            disabled={state.value === 'making'}
            onClick={() => void make()}
          >
            {sharingWords('image_make')}
          </button>
          {made.value && (
            <a class="button" href={made.value} download="incident-atlas.png">
              {sharingWords('image_save')}
            </a>
          )}
        </div>
      )}
      <p class="hint" role="status">
        {state.value === 'making' && sharingWords('image_making')}
        {state.value === 'failed' && sharingWords('image_failed')}
      </p>
      {made.value && <img class="share-picture" src={made.value} alt={sharingWords('image_alt')} />}
      {/* The legend as it is drawn, from which the picture takes its marks. */}
      <div class="share-legend" ref={legend} aria-hidden="true" inert>
        <Legend isPicture />
      </div>
    </section>
  );
}

async function picture(
  map: Awaited<ReturnType<NonNullable<typeof takePicture.value>>>,
  legend: HTMLElement,
  shared: Shared,
): Promise<Blob> {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const address = addressOf(shared);
  const incident = detail.value.value;
  const isOpen = incident !== null && incident.id === selectedId.value;
  const canvas = drawPicture(
    map,
    await legendEntries(legend),
    {
      title: `${shell('product')}: ${say(deployment().region.names)}`,
      above: [
        ...(isOpen ? [flat(incident.properties, 'title').text] : []),
        questionInWords(query.value),
        datesInWords(query.value).join(' · '),
      ],
      below: [...creditsInWords(), sharingWords('from_address', { product: shell('product'), address })],
      scale: map.scale ? distanceInWords(map.scale.metres) : '',
      legend: mapWords('legend'),
    },
    { paper: colour('panel'), ink: colour('ink'), soft: colour('ink-soft'), line: colour('line-strong') },
  );
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('No picture came of the canvas.'))),
      'image/png',
    );
  });
}
