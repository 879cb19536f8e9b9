import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { IncidentFeature } from '#contract/feature.ts';
import { instantInWords } from '../i18n/dates.ts';
import { flat } from '../i18n/names.ts';
import { shell } from '../i18n/shell.ts';
import { connected, lastChange } from '../state/live.ts';
import { keptAt } from '../state/offline.ts';
import { features, findIncident, results } from '../state/results.ts';

/** Long enough to be read twice and to be spoken; after that it would only be in the way. */
const shownMs = 12_000;

/** Says what changed while the page is open, for eyes and for screen readers, and when the connection is lost. */
export function Announcer() {
  const message = useSignal('');
  const told = useRef(0);
  useSignalEffect(() => {
    const change = lastChange.value;
    // Each change is told once, when its incidents are there; a later answer to another question tells nothing new.
    if (!change || change.seq <= told.current || results.value.loading) return;
    told.current = change.seq;
    if (change.kind === 'imported') {
      message.value = shell('change_imported', { count: change.count ?? 0 });
      return;
    }
    const { kind: done } = change;
    const kind = done === 'published' || done === 'released' ? 'created' : done;
    if (kind === 'retracted') {
      message.value = shell(change.merged_into ? 'change_merged' : 'change_retracted');
      return;
    }
    const tell = (feature: IncidentFeature | undefined) => {
      // An incident outside the present filter is not announced: it would name what the reader has filtered away.
      if (feature)
        message.value = shell(kind === 'created' ? 'change_created' : 'change_amended', {
          title: flat(feature.properties, 'title').text,
        });
    };
    const known = features.peek().find((one) => one.id === change.incident);
    if (known) tell(known);
    // It may be further down than was read.
    else if (change.incident !== undefined)
      void findIncident(change.incident).then((found) => told.current === change.seq && tell(found));
  });
  useSignalEffect(() => {
    if (!message.value) return;
    const timer = setTimeout(() => {
      message.value = '';
    }, shownMs);
    return () => clearTimeout(timer);
  });
  return (
    <div class="announcer" role="status">
      {message.value}
      {keptAt.value !== null ? (
        <span> {shell('offline', { date: instantInWords(keptAt.value) })}</span>
      ) : (
        !connected.value && <span> {shell('disconnected')}</span>
      )}
    </div>
  );
}
