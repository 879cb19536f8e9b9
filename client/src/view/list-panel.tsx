import { reading } from '../i18n/reading.ts';
import { layout } from '../state/layout.ts';
import { query, sinceAsked } from '../state/location.ts';
import { Chips } from './chips.tsx';
import { chipsOf } from './filter-words.ts';
import { IncidentList, SortControl } from './incident-list.tsx';
import { KnowledgeButton, KnowledgePlace, OrComparison } from './knowledge-opener.tsx';
import { KnownBanner } from './known-banner.tsx';
import { OverlayButtons } from './overlay.tsx';
import { ResultCount } from './result-count.tsx';
import { SinceVisit } from './since-visit.tsx';
import { Timeline } from './timeline.tsx';

/** The list beside the map: what was asked, how many were found, and all of them. */
export function ListPanel() {
  const where = layout.value;
  return (
    <>
      <h2 class="visually-hidden" id="list-heading" tabIndex={-1}>
        {reading('incidents')}
      </h2>
      <KnownBanner />
      <div class="reading-head">
        <ResultCount />
        <div class="reading-tools">
          {where !== 'wide' && <OverlayButtons chosen={chipsOf(query.value).length} hasLegend />}
          <KnowledgeButton />
          {!sinceAsked.value && <SortControl />}
        </div>
      </div>
      <KnowledgePlace />
      <Chips />
      <SinceVisit />
      {where === 'phone' && (
        <details class="folded-time">
          <summary>{reading('timeline')}</summary>
          <Timeline />
        </details>
      )}
      <OrComparison>
        <IncidentList />
      </OrComparison>
    </>
  );
}
