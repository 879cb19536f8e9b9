import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { IncidentDetail } from '#contract/feature.ts';
import { say } from '../../i18n/names.ts';
import { printing } from '../../i18n/printing.ts';
import { shell } from '../../i18n/shell.ts';
import { readCitations } from '../../state/citation.ts';
import { deployment } from '../../state/deployment.ts';
import { path, query, searchFor, selectedId } from '../../state/location.ts';
import { language } from '../../state/preferences.ts';
import { addressOf, permanent } from '../../state/sharing.ts';
import { creditsInWords } from '../attribution.tsx';
import { datesInWords } from '../dates-words.ts';
import { questionInWords } from '../filter-words.ts';
import { codePath, QrMark } from '../share/qr-code.tsx';

const region = () => say(deployment().region.names);

/** Title, filters in words, and both dates; the dates stand at the foot of every page as well. */
export function SheetHead({ now }: { now: number }) {
  const dates = datesInWords(query.value, now);
  const foot = printing('foot', { product: shell('product'), region: region(), dates: dates.join(' · ') });
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    // The margins of pages know no element of the page, only what is set for all of it.
    style.setProperty('--sheet-foot', JSON.stringify(foot));
    return () => style.removeProperty('--sheet-foot');
  }, [foot]);
  return (
    <header class="sheet-head">
      <p class="sheet-title">
        {shell('product')}: {region()}
      </p>
      {selectedId.value === null && <p>{questionInWords(query.value)}</p>}
      <p>{dates.join(' · ')}</p>
    </header>
  );
}

/** Note on names and boundaries, whose data it is, how to cite it, and where the same is on the screen. */
export function SheetFoot({ now, incident }: { now: number; incident: IncidentDetail | null }) {
  const fixed = useComputed(() => {
    const page = { origin: location.origin, path: path.value.replace(/^\/print(?=\/|$)/, '') || '/' };
    return addressOf(permanent({ ...page, search: searchFor(query.value) }, now, language.value));
  });
  const [note, credits] = creditsInWords();
  const code = codePath(fixed.value);
  return (
    <footer class="sheet-foot">
      <dl>
        <Line name={printing('note')}>{note}</Line>
        <Line name={printing('sources')}>
          {credits}. {deployment().region.licence.url}
        </Line>
        <Line name={printing('cite')}>
          {incident ? (
            <CitedVersion incident={incident} />
          ) : (
            printing('citation', {
              product: shell('product'),
              region: region(),
              question: questionInWords(query.value),
              dates: datesInWords(query.value, now).join('; '),
              address: fixed.value,
            }).replace(/\.{2,}/g, '.')
          )}
        </Line>
        {incident && <Line name={printing('link')}>{fixed.value}</Line>}
      </dl>
      {code && <QrMark {...code} />}
    </footer>
  );
}

function Line({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** As the service cites the version that is read. */
function CitedVersion({ incident }: { incident: IncidentDetail }) {
  const text = useSignal('');
  const knownAt = query.value.knownAt?.text ?? null;
  const { version } = incident.properties;
  const of = language.value;
  useEffect(() => {
    const abort = new AbortController();
    readCitations({ id: incident.id, version, knownAt }, of, null, abort.signal).then(
      ({ citation }) => {
        text.value = citation;
      },
      () => undefined,
    );
    return () => abort.abort();
  }, [incident.id, version, knownAt, of]);
  return <>{text.value}</>;
}
