import { useSignal } from '@preact/signals';
import type { EvidenceReport } from '#contract/evidence.ts';
import { auditWord } from '../../i18n/audit.ts';
import { numberInWords } from '../../i18n/dates.ts';
import { evidenceWord } from '../../i18n/evidence.ts';
import { evidenceErasing } from '../../i18n/evidence-erasing.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { type Verification, verifyRecord } from '../../state/desk-audit.ts';

/** Has the whole record checked, and says what it is worth. */
export function RecordCheck() {
  const going = useSignal(false);
  const found = useSignal<Verification | null>(null);
  const refused = useSignal<unknown>(null);
  const check = async () => {
    going.value = true;
    found.value = null;
    refused.value = null;
    try {
      found.value = await verifyRecord();
    } catch (error) {
      refused.value = error;
    }
    going.value = false;
  };
  const report = found.value;
  return (
    <section class="record-check">
      <button
        type="button"
        class="button"
        aria-disabled={going.value}
        aria-describedby="record-check-means"
        onClick={() => void (going.value || check())}
      >
        {auditWord('verify')}
      </button>
      <p class="hint" id="record-check-means">
        {auditWord('verify_means')}
      </p>
      <p
        role="status"
        class={going.value || report ? 'notice' : 'visually-hidden'}
        data-kind={report?.broken ? 'error' : undefined}
      >
        {going.value && auditWord('verifying')}
        {report &&
          (report.broken
            ? auditWord('broken', { seq: String(report.broken.seq), reason: report.broken.reason })
            : auditWord('holds', {
                count: report.revisions,
                number: numberInWords(report.revisions),
                head: report.head.slice(0, 16),
              }))}
      </p>
      {report && <EvidenceCheck report={report.evidence} />}
      {refused.value !== null && (
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(refused.value)}
        </p>
      )}
    </section>
  );
}

/** What the files of evidence are worth; nothing where there are none. */
function EvidenceCheck({ report: { files, erased, faults } }: { report: EvidenceReport }) {
  if (files + erased === 0) return null;
  return (
    <div class="notice" role="status" data-kind={faults.length ? 'error' : undefined}>
      {files > 0 && faults.length === 0 && (
        <p>{evidenceWord('check_holds', { count: files, number: numberInWords(files) })}</p>
      )}
      {erased > 0 && (
        <p>{evidenceErasing('check_erased', { count: erased, number: numberInWords(erased) })}</p>
      )}
      {faults.map(({ sha256, incident, fault }) => (
        <p key={sha256}>{evidenceWord(`check_${fault}`, { hash: sha256.slice(0, 16), incident })}</p>
      ))}
    </div>
  );
}
