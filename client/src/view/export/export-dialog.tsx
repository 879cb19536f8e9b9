import '../../style/export.css';
import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { exportWords } from '../../i18n/export.ts';
import { shell } from '../../i18n/shell.ts';
import { type ExportChoice, exporting, holds } from '../../state/export.ts';
import { formats, formatsError, wantFormats } from '../../state/formats.ts';
import { query } from '../../state/location.ts';
import { language } from '../../state/preferences.ts';
import { chipsOf } from '../filter-words.ts';
import { ReadingError } from '../reading-error.tsx';
import { WindowDialog } from '../window-dialog.tsx';
import { ExportChoices } from './export-choices.tsx';
import { ExportConnections } from './export-connections.tsx';
import { ExportDownload } from './export-download.tsx';

/** Gives the present question away: as a file in any format, as an address, as a connection, as a feed. */
export function ExportDialog() {
  const choice = useSignal<ExportChoice>({
    collection: 'incidents',
    format: 'csv',
    options: {},
    language: language.peek(),
  });
  const format = useComputed(() => {
    const fitting = formats.value?.filter((one) => holds(one, choice.value.collection));
    return fitting?.find(({ id }) => id === choice.value.format) ?? fitting?.[0] ?? null;
  });
  useEffect(() => {
    wantFormats();
  }, []);
  const close = () => {
    exporting.value = false;
  };
  const asked = chipsOf(query.value).map(({ words }) => words);
  return (
    <WindowDialog name="export" title={exportWords('title')} close={close}>
      <p class="export-question">
        {exportWords('question')}: <strong>{asked.join(' · ') || exportWords('everything')}</strong>
      </p>
      {formatsError.value && <ReadingError error={formatsError.value} hasOld={formats.value !== null} />}
      {!format.value && !formatsError.value && <p role="status">{shell('loading')}</p>}
      {format.value && (
        <>
          <section aria-labelledby="export-file">
            <h3 id="export-file">{exportWords('download')}</h3>
            <ExportChoices choice={choice} format={format.value} formats={formats.value!} />
            <ExportDownload choice={choice.value} format={format.value} />
          </section>
          <ExportConnections choice={choice.value} format={format.value} formats={formats.value!} />
        </>
      )}
    </WindowDialog>
  );
}
