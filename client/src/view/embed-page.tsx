import '../style/embed.css';
import { useLayoutEffect } from 'preact/hooks';
import { embedding } from '../i18n/embedding.ts';
import { say } from '../i18n/names.ts';
import { reading } from '../i18n/reading.ts';
import { shell } from '../i18n/shell.ts';
import { pickedFeatures } from '../state/added-layers.ts';
import { deployment } from '../state/deployment.ts';
import { embedParts, framed, isShown, wholeHref } from '../state/embedding.ts';
import { layout } from '../state/layout.ts';
import { query, selectedId } from '../state/location.ts';
import { chooser } from '../state/selection.ts';
import { Attribution } from './attribution.tsx';
import { Chooser } from './chooser.tsx';
import { chipsOf } from './filter-words.ts';
import { Filters } from './filters.tsx';
import { IncidentList, SortControl } from './incident-list.tsx';
import { IncidentPanel } from './incident-panel.tsx';
import { KnownBanner } from './known-banner.tsx';
import { LayerFeatures } from './layer-features.tsx';
import { Legend } from './legend.tsx';
import { MapPane } from './map-pane.tsx';
import { Overlay, OverlayButtons } from './overlay.tsx';
import { usePageTitle } from './page-title.ts';
import { ResultCount } from './result-count.tsx';
import { Timeline } from './timeline.tsx';

/**
 * The app in a frame on another site: the parts its address declares, and always whose data it is, the note on names
 * and lines, by what it is filtered, and the way to the whole.
 */
export function EmbedPage() {
  usePageTitle();
  // The pages that links lead to forbid to be framed: they open beside the frame.
  useLayoutEffect(() => {
    const base = document.createElement('base');
    base.target = '_blank';
    document.head.append(base);
    return () => base.remove();
  }, []);
  const where = layout.value;
  const isWide = where === 'wide';
  const reads = readingOf();
  // Where nothing else fills the frame they need not wait behind a button.
  const isFilled = isShown('map') || reads !== null;
  const hasAside = (isWide || !isFilled) && (isShown('filters') || isShown('legend'));
  return (
    <main
      class="embed"
      data-layout={where}
      data-aside={hasAside}
      data-map={isShown('map')}
      data-reads={!!reads}
    >
      <Head hasAside={hasAside} />
      {hasAside && (
        <aside class="embed-aside" aria-label={reading(isShown('filters') ? 'filters' : 'legend')}>
          {isShown('filters') && <Filters />}
          {isShown('legend') && <Legend />}
        </aside>
      )}
      {isShown('map') && (
        <section class="embed-map" aria-label={shell('map')}>
          <MapPane />
        </section>
      )}
      {isShown('timeline') && (
        <section class="embed-time" aria-label={reading('timeline')}>
          {where === 'phone' ? (
            <details class="folded-time" open={!isFilled}>
              <summary>{reading('timeline')}</summary>
              <Timeline />
            </details>
          ) : (
            <Timeline />
          )}
        </section>
      )}
      {reads && (
        <section
          class="embed-reading"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-label={reads === 'list' ? reading('incidents') : embedding('reading')}
        >
          <div class="reading-inside">
            {reads === 'list' && <List />}
            {reads === 'choice' && <Chooser />}
            {reads === 'added' && <LayerFeatures />}
            {reads === 'incident' && <IncidentPanel />}
          </div>
        </section>
      )}
      {!isShown('map') && <Attribution />}
      {!hasAside && isShown('filters') && (
        <Overlay of="filters" title={reading('filters')}>
          <Filters />
        </Overlay>
      )}
      {!hasAside && isShown('legend') && (
        <Overlay of="legend" title={reading('legend')}>
          <Legend />
        </Overlay>
      )}
    </main>
  );
}

function readingOf(): 'choice' | 'added' | 'incident' | 'list' | null {
  if (chooser.value !== null) return 'choice';
  if (pickedFeatures.value.length) return 'added';
  if (selectedId.value !== null) return 'incident';
  return isShown('list') ? 'list' : null;
}

function Head({ hasAside }: { hasAside: boolean }) {
  const { unknown } = framed.value;
  // The dates have a notice of their own.
  const filters = chipsOf(query.value)
    .filter(({ parameter }) => parameter !== 'known-at' && parameter !== 'recorded-at')
    .map(({ words }) => words);
  return (
    <header class="embed-head">
      <h1>
        {shell('product')} <span class="masthead-region">{say(deployment().region.names)}</span>
      </h1>
      <a class="embed-whole" href={wholeHref()}>
        {embedding('open_whole')} <span aria-hidden="true">↗</span>
        <span class="visually-hidden"> {embedding('new_tab')}</span>
      </a>
      {!hasAside && (isShown('filters') || isShown('legend')) && (
        <div class="embed-tools">
          <OverlayButtons
            chosen={filters.length}
            hasFilters={isShown('filters')}
            hasLegend={isShown('legend')}
          />
        </div>
      )}
      {filters.length > 0 && <p class="hint">{embedding('shows', { filters: filters.join(' · ') })}</p>}
      {unknown.length > 0 && (
        <p class="notice" data-kind="warn" role="alert">
          {embedding('unknown_parts', { unknown: unknown.join(', '), parts: embedParts.join(', ') })}
        </p>
      )}
      {selectedId.value === null && <KnownBanner />}
    </header>
  );
}

function List() {
  return (
    <>
      <div class="reading-head">
        <ResultCount />
        <SortControl />
      </div>
      <IncidentList />
    </>
  );
}
