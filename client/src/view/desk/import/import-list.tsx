import type { ImportView } from '#contract/import.ts';
import { instantInWords, numberInWords } from '../../../i18n/dates.ts';
import { desk } from '../../../i18n/desk.ts';
import { deskImport } from '../../../i18n/desk-import.ts';
import { shell } from '../../../i18n/shell.ts';
import { imports } from '../../../state/desk-import.ts';
import { Link } from '../../link.tsx';
import { FileSender } from './file-sender.tsx';
import { refusalInWords, stateInWords } from './import-words.ts';

/** Sending a file, and what became of those that were sent. */
export function ImportList() {
  const { value, error } = imports.value;
  return (
    <>
      <div class="desk-head">
        <h1>{deskImport('imports')}</h1>
        <Link href="/desk">{desk('back_to_desk')}</Link>
      </div>
      <p class="import-about">{deskImport('about')}</p>
      <FileSender />
      <section class="desk-section">
        <h2>{deskImport('sent_so_far')}</h2>
        {error && (
          <p class="notice" data-kind="error" role="alert">
            {refusalInWords(error)}
          </p>
        )}
        {!value && !error && <p role="status">{shell('loading')}</p>}
        {value?.imports.length === 0 && <p class="hint">{deskImport('none_sent')}</p>}
        {value && value.imports.length > 0 && <Table all={value.imports} />}
      </section>
    </>
  );
}

function Table({ all }: { all: readonly ImportView[] }) {
  return (
    <table class="desk-table import-table">
      <caption class="visually-hidden">{deskImport('sent_so_far')}</caption>
      <thead>
        <tr>
          <th scope="col">{deskImport('file')}</th>
          <th scope="col">{desk('status')}</th>
          <th scope="col">{deskImport('rows')}</th>
          <th scope="col">{deskImport('sent_by')}</th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <Link href={`/desk/import/${one.id}`}>{one.name}</Link>
              <span class="hint">
                {deskImport(`format_${one.format}`)}, {sizeInWords(one.bytes)}
              </span>
            </th>
            <td>{stateInWords(one)}</td>
            <td class="number" data-title={deskImport('rows')}>
              {one.report ? numberInWords(one.report.rows) : '–'}
            </td>
            <td>
              {one.by} <span class="hint">{instantInWords(one.at)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A size as people say it, in units of a thousand. */
export function sizeInWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const at = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** at;
  return `${numberInWords(value, value < 10 && at > 0 ? 1 : 0)} ${units[at]}`;
}
