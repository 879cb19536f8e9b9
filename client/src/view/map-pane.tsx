import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { mapWords } from '../i18n/map.ts';
import { type AtlasMap, createAtlasMap } from '../map/atlas-map.ts';
import { hasWebGL2 } from '../map/load-maplibre.ts';
import type { Scale } from '../map/scale.ts';
import { query, searchFor } from '../state/location.ts';
import { basemapMissing } from '../state/map-credits.ts';
import { Attribution } from './attribution.tsx';
import { distanceInWords } from './distance-words.ts';
import { Link } from './link.tsx';
import { DescribeButton, MapSummary, OnPaper, summaryId } from './map-summary.tsx';

type State = 'drawing' | 'drawn' | 'no_graphics' | 'map_failed';

/** The map with its buttons, scale and credits; where it cannot be drawn, words and the way to the list. */
export function MapPane({ pixelRatio }: { pixelRatio?: number }) {
  const box = useRef<HTMLDivElement>(null);
  const map = useSignal<AtlasMap | null>(null);
  const state = useSignal<State>('drawing');
  useEffect(() => {
    if (!hasWebGL2()) {
      state.value = 'no_graphics';
      return;
    }
    let gone = false;
    createAtlasMap(box.current!, () => gone, pixelRatio).then(
      (made) => {
        if (gone) return made?.remove();
        map.value = made;
        state.value = 'drawn';
      },
      (error: unknown) => {
        console.error(error);
        if (!gone) state.value = 'map_failed';
      },
    );
    return () => {
      gone = true;
      map.peek()?.remove();
    };
  }, []);
  useSignalEffect(() => map.value?.label(mapWords('map_of_incidents'), summaryId));
  const failed = state.value === 'no_graphics' || state.value === 'map_failed' ? state.value : null;
  return (
    <div class="map-pane">
      <div class="map-frame">
        {failed ? (
          <NoMap why={failed} />
        ) : (
          <>
            <div class="map-canvas" ref={box} data-map />
            {map.value ? <Tools map={map.value} /> : <p class="map-drawing">{mapWords('drawing')}</p>}
          </>
        )}
      </div>
      <MapSummary />
      <OnPaper />
      {basemapMissing.value && (
        <p class="map-notice" role="status">
          {mapWords(`basemap_${basemapMissing.value}`)}
        </p>
      )}
      <Attribution />
    </div>
  );
}

function NoMap({ why }: { why: 'no_graphics' | 'map_failed' }) {
  const search = searchFor(query.value);
  return (
    <div class="map-missing">
      <p class="notice" role="alert">
        {mapWords(why)}
      </p>
      <Link href={`/list${search ? `?${search}` : ''}`} class="button">
        {mapWords('to_list')}
      </Link>
      <DescribeButton />
    </div>
  );
}

const glyphs = {
  zoom_in: 'M10 4V16M4 10H16',
  zoom_out: 'M4 10H16',
  whole_region: 'M4 8V4H8M12 4H16V8M16 12V16H12M8 16H4V12',
};

function Tools({ map }: { map: AtlasMap }) {
  const actions = {
    zoom_in: () => map.zoomBy(1),
    zoom_out: () => map.zoomBy(-1),
    whole_region: map.showRegion,
  };
  return (
    <>
      <div class="map-buttons">
        {(Object.keys(actions) as (keyof typeof actions)[]).map((name) => (
          <button
            key={name}
            type="button"
            aria-label={mapWords(name)}
            title={mapWords(name)}
            onClick={actions[name]}
          >
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
              <path d={glyphs[name]} />
            </svg>
          </button>
        ))}
        <DescribeButton isGlyph />
      </div>
      {map.scale.value && <ScaleBar scale={map.scale.value} />}
    </>
  );
}

function ScaleBar({ scale: { metres, pixels } }: { scale: Scale }) {
  const distance = distanceInWords(metres);
  return (
    <div class="map-scale" role="img" aria-label={mapWords('scale', { distance })}>
      <span style={{ width: `${pixels}px` }} />
      {distance}
    </div>
  );
}
