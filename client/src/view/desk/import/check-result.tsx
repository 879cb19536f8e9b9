import type { CheckReport, ImportView } from '#contract/import.ts';
import { numberInWords } from '../../../i18n/dates.ts';
import { deskImport } from '../../../i18n/desk-import.ts';
import { importSpots } from '../../../state/desk-import-findings.ts';
import { FindingsTable } from './findings-table.tsx';
import { ImportMap } from './import-map.tsx';

/** What the dry run found: counts, findings, and where the rows would be. */
export function CheckResult({ view, report }: { view: ImportView; report: CheckReport }) {
  const counts = ['created', 'amended', 'unchanged', 'faulty'] as const;
  const hasFindings = Object.keys(report.codes).length > 0;
  const hasSpots = (importSpots.value.value?.features.length ?? 0) > 0;
  return (
    <section class="desk-section" aria-labelledby="check-result">
      <h2 id="check-result">{deskImport('found')}</h2>
      <dl class="import-counts">
        <div>
          <dt>{deskImport('rows')}</dt>
          <dd>{numberInWords(report.rows)}</dd>
        </div>
        {counts.map((one) => (
          <div key={one} data-kind={one === 'faulty' && report.faulty > 0 ? 'error' : undefined}>
            <dt>{deskImport(`count_${one}`)}</dt>
            <dd>{numberInWords(report[one])}</dd>
          </div>
        ))}
      </dl>
      {hasSpots && <ImportMap />}
      {hasFindings ? <FindingsTable id={view.id} report={report} /> : <p>{deskImport('no_findings')}</p>}
    </section>
  );
}
