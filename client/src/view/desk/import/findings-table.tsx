import type { CheckReport, Finding } from '#contract/import.ts';
import { numberInWords } from '../../../i18n/dates.ts';
import { deskImport } from '../../../i18n/desk-import.ts';
import { shell } from '../../../i18n/shell.ts';
import {
  findingCode,
  findings,
  findingsFile,
  findingsFrom,
  findingsSize,
} from '../../../state/desk-import-findings.ts';
import { incidentHref } from '../../../state/location.ts';
import { Link } from '../../link.tsx';
import { findingInWords, refusalInWords } from './import-words.ts';

/** Findings by row and column, those of one kind at will, all of them as a file. */
export function FindingsTable({ id, report }: { id: string; report: CheckReport }) {
  const { value, error } = findings.value;
  const codes = Object.entries(report.codes).sort((a, b) => b[1] - a[1]);
  const all = codes.reduce((sum, [, count]) => sum + count, 0);
  return (
    <div class="import-findings">
      <div class="import-findings-head">
        <div class="field">
          <label for="finding-code">{deskImport('findings')}</label>
          <select
            id="finding-code"
            class="input"
            value={findingCode.value}
            onChange={({ currentTarget }) => {
              findingCode.value = currentTarget.value;
              findingsFrom.value = 0;
            }}
          >
            <option value="">{deskImport('findings_all', { number: numberInWords(all) })}</option>
            {codes.map(([code, count]) => (
              <option key={code} value={code}>
                {findingInWords(code, code)} ({numberInWords(count)})
              </option>
            ))}
          </select>
        </div>
        <p class="form-buttons">
          <a class="button" href={findingsFile(id, 'csv')} download>
            {deskImport('report_as', { format: 'CSV' })}
          </a>
          <a class="button" href={findingsFile(id, 'ndjson')} download>
            {deskImport('report_as', { format: 'NDJSON' })}
          </a>
        </p>
      </div>
      {error && (
        <p class="notice" data-kind="error" role="alert">
          {refusalInWords(error)}
        </p>
      )}
      {value ? <Rows rows={value.findings} /> : !error && <p role="status">{shell('loading')}</p>}
      {value && value.matched > findingsSize && <Pages matched={value.matched} />}
    </div>
  );
}

function Rows({ rows }: { rows: readonly Finding[] }) {
  return (
    <table class="desk-table">
      <caption class="visually-hidden">{deskImport('findings')}</caption>
      <thead>
        <tr>
          <th scope="col">{deskImport('row')}</th>
          <th scope="col">{deskImport('column')}</th>
          <th scope="col">{deskImport('cell')}</th>
          <th scope="col">{deskImport('finding')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={`${one.row} ${one.column} ${one.code}`}>
            <th scope="row" class="number" data-label={deskImport('row')}>
              {numberInWords(one.row)} {one.id && <span class="hint">{one.id}</span>}
            </th>
            <td data-label={deskImport('column')}>{one.column || '–'}</td>
            <td class="import-cell" data-label={deskImport('cell')}>
              {one.value || '–'}
            </td>
            <td>
              <span class="tag" data-kind={one.kind}>
                {deskImport(`kind_${one.kind}`)}
              </span>{' '}
              {findingInWords(one.code, one.allowed)}
              <Doubles ids={incidentsIn(one)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Incidents that a finding names. */
function incidentsIn({ code, allowed }: Finding): string[] {
  if (code === 'maybe_known') return allowed.split(' ');
  if (code === 'account_moved') return [allowed.replace(/^to /, '')];
  return code === 'merged_away' ? [allowed.replace(/^.* into /, '')] : [];
}

function Doubles({ ids }: { ids: readonly string[] }) {
  if (!ids.length) return null;
  return (
    <span class="hint">
      {ids.map((id) => (
        <Link key={id} href={incidentHref(id)}>
          {id}
        </Link>
      ))}
    </span>
  );
}

function Pages({ matched }: { matched: number }) {
  const from = findingsFrom.value;
  const to = Math.min(matched, from + findingsSize);
  return (
    <nav class="import-pages" aria-label={deskImport('findings_pages')}>
      <button
        type="button"
        class="button"
        disabled={from === 0}
        onClick={() => (findingsFrom.value = Math.max(0, from - findingsSize))}
      >
        {deskImport('earlier')}
      </button>
      <span role="status">
        {deskImport('from_to', {
          from: numberInWords(from + 1),
          to: numberInWords(to),
          of: numberInWords(matched),
        })}
      </span>
      <button
        type="button"
        class="button"
        disabled={to >= matched}
        onClick={() => (findingsFrom.value = from + findingsSize)}
      >
        {deskImport('later')}
      </button>
    </nav>
  );
}
