import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { say } from '../i18n/names.ts';
import { reading } from '../i18n/reading.ts';
import { shell } from '../i18n/shell.ts';
import { pickedFeatures } from '../state/added-layers.ts';
import { deployment } from '../state/deployment.ts';
import { layout, sheet } from '../state/layout.ts';
import { isComparing, selectedId, storyId } from '../state/location.ts';
import { chooser } from '../state/selection.ts';
import { Chooser } from './chooser.tsx';
import { Filters } from './filters.tsx';
import { LayerFeatures } from './layer-features.tsx';
import { Lazy } from './lazy.tsx';
import { Legend } from './legend.tsx';
import { ListPanel } from './list-panel.tsx';
import { MapPane } from './map-pane.tsx';
import { Overlay } from './overlay.tsx';
import { usePageTitle } from './page-title.ts';
import { SheetGrip } from './sheet-grip.tsx';
import { Timeline } from './timeline.tsx';

const story = () => import('./story/story-panel.tsx').then((module) => module.StoryPanel);
const incident = () => import('./incident-panel.tsx').then((module) => module.IncidentPanel);

/**
 * Map, filters, timeline and list or incident. The list comes first in reading order; the grid puts each in its place.
 * The map keeps its place in the tree in every layout, so that it is never drawn anew.
 */
export function AtlasPage() {
  usePageTitle();
  const where = layout.value;
  const id = selectedId.value;
  // An incident that opens on a phone, from map or list, must be seen together with its place.
  useEffect(() => {
    if (id !== null) {
      chooser.value = null;
      pickedFeatures.value = [];
      if (layout.peek() === 'phone' && sheet.peek() === 'low') sheet.value = 'half';
    }
  }, [id]);
  const isCompared = id !== null && isComparing.value && where !== 'phone';
  return (
    <main class="atlas" data-layout={where} data-sheet={sheet.value} data-compared={isCompared}>
      <nav class="skips" aria-label={reading('skips')}>
        <a class="skip" href="#list">
          {shell('skip_to_list')}
        </a>
        {where === 'wide' && (
          <a class="skip" href="#filters">
            {reading('skip_to_filters')}
          </a>
        )}
        <a class="skip" href="#map">
          {reading('skip_to_map')}
        </a>
      </nav>
      <h1 class="visually-hidden">
        {shell('product')}: {say(deployment().region.names)}
      </h1>
      <Reading />
      <aside
        class="atlas-filters"
        id="filters"
        tabIndex={-1}
        aria-label={reading('filters')}
        hidden={where !== 'wide'}
      >
        {where === 'wide' && (
          <>
            <div class="atlas-filters-scroll">
              <Filters />
            </div>
            <div class="atlas-legend">
              <Legend />
            </div>
          </>
        )}
      </aside>
      <section class="atlas-map" id="map" tabIndex={-1} aria-label={shell('map')}>
        <MapPane />
      </section>
      <section class="atlas-time" aria-label={reading('timeline')} hidden={where === 'phone'}>
        {where !== 'phone' && <Timeline />}
      </section>
      {where !== 'wide' && (
        <>
          <Overlay of="filters" title={reading('filters')}>
            <Filters />
          </Overlay>
          <Overlay of="legend" title={reading('legend')}>
            <Legend />
          </Overlay>
        </>
      )}
    </main>
  );
}

/** List, incident or the choice at one spot; the list is found again where it was left, with the focus on its row. */
function Reading() {
  const region = useRef<HTMLElement>(null);
  const left = useRef({ scroll: 0, id: null as string | null });
  const id = selectedId.value;
  const isChoosing = chooser.value !== null;
  const isAdded = !isChoosing && pickedFeatures.value.length > 0;
  const isList = id === null && !isChoosing && !isAdded;
  useLayoutEffect(() => {
    const box = region.current!;
    if (!isList) {
      left.current.id = id ?? left.current.id;
      box.scrollTop = 0;
      return;
    }
    box.scrollTop = left.current.scroll;
    const row = left.current.id && box.querySelector(`[data-incident="${CSS.escape(left.current.id)}"] a`);
    if (document.activeElement === document.body || !document.activeElement)
      (row as HTMLElement | null)?.focus({ preventScroll: true });
    left.current.id = null;
  }, [isList, id]);
  return (
    <section
      class="atlas-reading"
      id="list"
      ref={region}
      tabIndex={-1}
      aria-label={reading(id === null ? 'incidents' : 'incident')}
      onScroll={(scroll) => {
        if (isList) left.current.scroll = scroll.currentTarget.scrollTop;
      }}
    >
      {layout.value === 'phone' && <SheetGrip />}
      <div class="reading-inside">
        {isChoosing ? (
          <Chooser />
        ) : isAdded ? (
          <LayerFeatures />
        ) : storyId.value !== null ? (
          <Lazy load={story} part />
        ) : id !== null ? (
          <Lazy load={incident} part />
        ) : (
          <ListPanel />
        )}
      </div>
    </section>
  );
}
