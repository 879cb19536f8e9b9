import { useSignal, useSignalEffect } from '@preact/signals';
import { flat } from '../i18n/names.ts';
import { shell } from '../i18n/shell.ts';
import { connected, lastChange } from '../state/live.ts';
import { features, results } from '../state/results.ts';

/** Says what changed while the page is open, for eyes and for screen readers, and when the connection is lost. */
export function Announcer() {
  const message = useSignal('');
  useSignalEffect(() => {
    const change = lastChange.value;
    if (!change || results.value.loading) return;
    const feature = features.value.find((one) => one.id === change.incident);
    const kind = change.kind === 'created' || change.kind === 'published' ? 'created' : change.kind;
    // An incident outside the present filter is not announced: it would name what the reader has filtered away.
    if (kind === 'retracted') message.value = shell('change_retracted');
    else if (feature)
      message.value = shell(`change_${kind}`, { title: flat(feature.properties, 'title').text });
  });
  return (
    <div class="announcer" role="status">
      {message.value}
      {!connected.value && <span> {shell('disconnected')}</span>}
    </div>
  );
}
