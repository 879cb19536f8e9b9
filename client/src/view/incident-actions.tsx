import { useSignal } from '@preact/signals';
import { emptyFilter, printQuery } from '#contract/query.ts';
import { panel } from '../i18n/panel.ts';
import { citing } from '../state/citing.ts';
import { wholeHref } from '../state/embedding.ts';
import { layout, sheet } from '../state/layout.ts';
import { isEmbedded, query, versionAsked } from '../state/location.ts';
import { requestShow } from '../state/selection.ts';

/** What to do with an incident: see it on the map, cite it, take its data. */
export function IncidentActions({
  id,
  version,
  isPlaced,
}: {
  id: string;
  version: number;
  isPlaced: boolean;
}) {
  const copied = useSignal<'no' | 'yes' | 'by_hand'>('no');
  const address = isEmbedded.value ? new URL(wholeHref(), location.origin).href : location.href;
  const copy = async () => {
    // Browsers give the clipboard to https and localhost only; elsewhere the reader copies from a field.
    try {
      await navigator.clipboard.writeText(address);
      copied.value = 'yes';
    } catch {
      copied.value = 'by_hand';
    }
  };
  const asked = printQuery({ ...query.value, ...emptyFilter, sort: [], limit: 100, offset: 0 });
  if (versionAsked.value !== null) asked.set('version', String(versionAsked.value));
  return (
    <div class="actions">
      {isPlaced && (
        <button
          type="button"
          class="button"
          onClick={() => {
            if (layout.value === 'phone') sheet.value = 'low';
            requestShow(id);
          }}
        >
          {panel('show_on_map')}
        </button>
      )}
      <button
        type="button"
        class="button"
        onClick={() => {
          citing.value = { id, version, knownAt: query.value.knownAt?.text ?? null };
        }}
      >
        {panel('cite')}
      </button>
      <button type="button" class="button" onClick={() => void copy()}>
        {panel('copy_link')}
      </button>
      <a
        class="button"
        href={`/api/collections/incidents/items/${encodeURIComponent(id)}${asked.size ? `?${asked}` : ''}`}
      >
        {panel('geojson')}
      </a>
      <span class="hint" role="status">
        {copied.value === 'yes' ? panel('copied') : ''}
      </span>
      {copied.value === 'by_hand' && (
        <input
          class="input"
          readOnly
          aria-label={panel('link')}
          value={address}
          ref={(field) => field?.select()}
        />
      )}
    </div>
  );
}
