import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { flat } from '../i18n/names.ts';
import { shell } from '../i18n/shell.ts';
import { connected, lastChange } from '../state/live.ts';
import { features, results } from '../state/results.ts';

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
    const feature = features.value.find((one) => one.id === change.incident);
    const kind = change.kind === 'created' || change.kind === 'published' ? 'created' : change.kind;
    // An incident outside the present filter is not announced: it would name what the reader has filtered away.
    if (kind === 'retracted') message.value = shell('change_retracted');
    else if (feature)
      message.value = shell(`change_${kind}`, { title: flat(feature.properties, 'title').text });
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
      {!connected.value && <span> {shell('disconnected')}</span>}
    </div>
  );
}
