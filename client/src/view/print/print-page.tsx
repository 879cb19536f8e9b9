import '../../style/print-sheet.css';
import '../../style/print.css';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { selectedId } from '../../state/location.ts';
import { isListRead, paper, readWholeList, withList } from '../../state/printing.ts';
import { detail, results } from '../../state/results.ts';
import { IncidentGone } from '../incident-gone.tsx';
import { usePageTitle } from '../page-title.ts';
import { ReadingError } from '../reading-error.tsx';
import { PrintControls } from './print-controls.tsx';
import { PrintIncident } from './print-incident.tsx';
import { PrintList } from './print-list.tsx';
import { PrintMap } from './print-map.tsx';
import { SheetFoot, SheetHead } from './sheet-words.tsx';

/**
 * A page as it comes out on paper, with what chooses the paper above it: the map as a picture made before anything is
 * printed, what it shows and as of when, and the list, or the incident with its accounts.
 */
export function PrintPage() {
  usePageTitle();
  useEffect(readWholeList, []);
  const isMapDone = useSignal(false);
  const opened = useRef(Date.now()).current;
  const { value, error } = results.value;
  const now = value?.timeStamp ? Date.parse(value.timeStamp) : opened;
  const id = selectedId.value;
  const incident = detail.value.value?.id === id ? detail.value.value : null;
  const isRead = id !== null ? incident !== null : value !== null && (!withList.value || isListRead.value);
  return (
    <main class="print-page" data-ready={isMapDone.value && isRead}>
      <PrintControls isReady={isMapDone.value && isRead} hasList={id === null} />
      <article class="print-sheet" data-paper={paper.value}>
        <SheetHead now={now} />
        {error && <ReadingError error={error} hasOld={value !== null} />}
        {incident && <PrintIncident incident={incident} part="head" />}
        {id !== null && detail.value.error && <IncidentGone error={detail.value.error} />}
        <PrintMap isDone={isMapDone} />
        {incident && <PrintIncident incident={incident} part="body" />}
        <SheetFoot now={now} incident={incident} />
        {id === null && withList.value && <PrintList />}
      </article>
    </main>
  );
}
