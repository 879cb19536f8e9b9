import { reading } from '../i18n/reading.ts';
import { shell } from '../i18n/shell.ts';
import { layout } from '../state/layout.ts';
import { list, listing, shown } from '../state/listing.ts';
import { onlyUnlocated, query, sinceAsked } from '../state/location.ts';
import { Chips } from './chips.tsx';
import { EmptyResult } from './empty-result.tsx';
import { chipsOf } from './filter-words.ts';
import { Filters } from './filters.tsx';
import { IncidentList, ListSkeleton, ShowMore, SortControl } from './incident-list.tsx';
import { IncidentTable } from './incident-table.tsx';
import { KnowledgeButton, KnowledgePlace, OrComparison } from './knowledge-opener.tsx';
import { KnownBanner } from './known-banner.tsx';
import { DescribeButton } from './map-summary.tsx';
import { Overlay, OverlayButtons } from './overlay.tsx';
import { usePageTitle } from './page-title.ts';
import { ReadingError } from './reading-error.tsx';
import { ResultCount } from './result-count.tsx';

/** The list as a page of its own, the map's full equal: the same filters, the same incidents, as a table. */
export function ListPage() {
  usePageTitle();
  const where = layout.value;
  return (
    <main class="list-page" data-layout={where}>
      <a class="skip" href="#list">
        {shell('skip_to_list')}
      </a>
      {where === 'wide' ? (
        <aside class="atlas-filters" id="filters" aria-label={reading('filters')}>
          <div class="atlas-filters-scroll">
            <Filters />
          </div>
        </aside>
      ) : (
        <Overlay of="filters" title={reading('filters')}>
          <Filters />
        </Overlay>
      )}
      <section class="list-main" id="list" tabIndex={-1} aria-label={reading('incidents')}>
        <KnownBanner />
        <div class="reading-head">
          <h1>{reading('incidents')}</h1>
          <ResultCount />
          <div class="reading-tools">
            {where !== 'wide' && <OverlayButtons chosen={chipsOf(query.value).length} hasLegend={false} />}
            <KnowledgeButton />
            <DescribeButton />
            {where === 'phone' && !sinceAsked.value && <SortControl />}
          </div>
        </div>
        <KnowledgePlace />
        <Chips />
        <OrComparison>{where === 'phone' ? <IncidentList /> : <TableList />}</OrComparison>
      </section>
    </main>
  );
}

function TableList() {
  const { value, error } = listing.value;
  return (
    <>
      {error && <ReadingError error={error} hasOld={value !== null} />}
      {!value && !error && <ListSkeleton />}
      {value && !shown.value.length && !onlyUnlocated.value && <EmptyResult page={value} />}
      {value && !shown.value.length && onlyUnlocated.value && (
        <p class="reading-note">{reading('none_unlocated')}</p>
      )}
      <IncidentTable />
      <ShowMore list={list.value} />
    </>
  );
}
