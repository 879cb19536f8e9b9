import '../../style/share.css';
import { useComputed, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { instantInWords } from '../../i18n/dates.ts';
import { exportWords } from '../../i18n/export.ts';
import { flat } from '../../i18n/names.ts';
import { sharingWords } from '../../i18n/sharing.ts';
import { path, query, readable, searchFor, selectedId, versionAsked } from '../../state/location.ts';
import { language } from '../../state/preferences.ts';
import { detail, results } from '../../state/results.ts';
import { addressOf, permanent, type Shared, sharing } from '../../state/sharing.ts';
import { CopyLine } from '../copy-line.tsx';
import { chipsOf } from '../filter-words.ts';
import { Link } from '../link.tsx';
import { WindowDialog } from '../window-dialog.tsx';
import { EmbedCode } from './embed-code.tsx';
import { MapImage } from './map-image.tsx';
import { QrCode } from './qr-code.tsx';

/** Gives the present page away: as a link, a code to scan, a frame for another site, a picture, a printed sheet. */
export function ShareDialog() {
  const isFixed = useSignal(false);
  // The clock of the answer that is read, so that a link holds what the reader sees and never a date to come.
  const stamp = results.peek().value?.timeStamp;
  const now = useRef(stamp ? Date.parse(stamp) : Date.now()).current;
  const shared = useComputed<Shared>(() => {
    // Of a sheet its page is shared: paper is for whoever prints it.
    const whole = path.value.replace(/^\/print(?=\/|$)/, '') || '/';
    const page = { origin: location.origin, path: whole, search: presentSearch() };
    return isFixed.value ? permanent(page, now, language.value) : page;
  });
  const close = () => {
    sharing.value = false;
  };
  return (
    <WindowDialog name="share" title={sharingWords('title')} close={close}>
      <p class="share-what">
        {sharingWords('what')}: <strong>{whatInWords()}</strong>
      </p>
      <fieldset class="share-state">
        <legend class="label">{sharingWords('state')}</legend>
        {([false, true] as const).map((fixed) => (
          <label key={String(fixed)} class="choice">
            <input
              type="radio"
              name="share-state"
              checked={isFixed.value === fixed}
              onChange={() => {
                isFixed.value = fixed;
              }}
            />{' '}
            {sharingWords(fixed ? 'state_fixed' : 'state_now')}
          </label>
        ))}
        {isFixed.value && (
          <p class="hint">
            {sharingWords('state_hint', { date: instantInWords(new Date(now).toISOString()) })}
          </p>
        )}
      </fieldset>
      <LinkPart shared={shared.value} />
      <EmbedCode shared={shared.value} />
      <MapImage shared={shared.value} />
      <section class="share-part" aria-labelledby="share-print">
        <h3 id="share-print">{sharingWords('print')}</h3>
        <p class="hint">{sharingWords('print_hint')}</p>
        <p onClickCapture={close}>
          <Link class="button" href={printHref(shared.value)}>
            {sharingWords('print_open')}
          </Link>
        </p>
      </section>
    </WindowDialog>
  );
}

/** What the address asks, without what no longer fits: a version belongs to an incident that is open. */
function presentSearch(): string {
  const search = searchFor(query.value);
  const version = selectedId.value === null ? null : versionAsked.value;
  return version === null ? search : `${search}${search ? '&' : ''}version=${version}`;
}

/** The sheet of the incident that is open, else of the map and its list; it is always of the present version. */
function printHref({ path: page, search }: Shared): string {
  const asked = new URLSearchParams(search);
  for (const name of ['version', 'compare', 'list']) asked.delete(name);
  const of = selectedId.value === null ? '' : page;
  return `/print${of}${asked.size ? `?${readable(asked)}` : ''}`;
}

function whatInWords(): string {
  const incident = detail.value.value;
  if (incident && incident.id === selectedId.value) return flat(incident.properties, 'title').text;
  const asked = chipsOf(query.value).map(({ words }) => words);
  return asked.join(' · ') || exportWords('everything');
}

function LinkPart({ shared }: { shared: Shared }) {
  const address = addressOf(shared);
  const page = { title: document.title, url: address };
  const canSend = typeof navigator.share === 'function' && (navigator.canShare?.(page) ?? true);
  return (
    <div class="share-part">
      <div class="share-link">
        <div>
          <CopyLine name={sharingWords('link')} text={address} />
          {canSend && (
            <button
              type="button"
              class="button"
              // Who closes the device's own window has changed their mind; nothing went wrong.
              onClick={() => void navigator.share(page).catch(() => undefined)}
            >
              {sharingWords('send')}
            </button>
          )}
        </div>
        <QrCode text={address} />
      </div>
    </div>
  );
}
