import { type AuditAction, type AuditEntry, auditActions } from '#contract/audit.ts';
import { auditWord } from '../../i18n/audit.ts';
import { instantInWords } from '../../i18n/dates.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { shell } from '../../i18n/shell.ts';
import {
  anyAudit,
  audit,
  auditFilters,
  auditTrail,
  filterAudit,
  mayReadAudit,
} from '../../state/desk-audit.ts';
import { DayField } from '../day-field.tsx';
import { Link } from '../link.tsx';
import { detailInWords, roleWord } from './audit-detail.ts';
import { RecordCheck } from './record-check.tsx';

/** Who did what: revisions and what staff did besides, with filters, in pages. */
export function AuditPage() {
  if (!mayReadAudit.value) return <p class="notice">{auditWord('not_for_you')}</p>;
  const { value, loading, error } = audit.value;
  return (
    <>
      <h1>{auditWord('title')}</h1>
      <p>{auditWord('lead')}</p>
      <RecordCheck />
      <Filters />
      {error && (
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(error)}
        </p>
      )}
      <p role="status" class={loading && !value ? 'hint' : 'visually-hidden'}>
        {loading && !value ? shell('loading') : ''}
      </p>
      {value && (value.entries.length ? <Entries all={value.entries} /> : <p>{auditWord('none')}</p>)}
      <Pages next={value?.next ?? null} />
    </>
  );
}

function Filters() {
  const { actor, action, subject, since, until } = auditFilters.value;
  return (
    <search class="desk-filters audit-filters" aria-label={auditWord('filters')}>
      <Words
        id="audit-actor"
        label={auditWord('actor')}
        value={actor}
        set={(text) => filterAudit({ actor: text })}
      />
      <div class="field">
        <label for="audit-action">{auditWord('action')}</label>
        <select
          id="audit-action"
          class="input"
          value={action}
          onChange={({ currentTarget }) => filterAudit({ action: currentTarget.value as AuditAction | '' })}
        >
          <option value="">{auditWord('any_action')}</option>
          {auditActions.map((one) => (
            <option key={one} value={one}>
              {auditWord(`did_${one}`)}
            </option>
          ))}
        </select>
      </div>
      <Words
        id="audit-subject"
        label={auditWord('subject')}
        hint={auditWord('subject_hint')}
        value={subject}
        set={(text) => filterAudit({ subject: text })}
      />
      {(['since', 'until'] as const).map((edge) => (
        <div key={edge} class="field">
          <label for={`audit-${edge}`}>{auditWord(edge)}</label>
          <DayField
            id={`audit-${edge}`}
            label={auditWord(edge)}
            day={edge === 'since' ? since : until}
            onDay={(day) => filterAudit({ [edge]: day })}
          />
        </div>
      ))}
      {auditFilters.value !== anyAudit && (
        <button type="button" class="button" onClick={() => filterAudit(anyAudit)}>
          {auditWord('clear')}
        </button>
      )}
    </search>
  );
}

/** A text that is asked for when the field is left or Enter is pressed. */
function Words(props: {
  id: string;
  label: string;
  hint?: string;
  value: string;
  set: (text: string) => void;
}) {
  const { id, hint } = props;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="input"
        type="search"
        maxLength={200}
        autocomplete="off"
        value={props.value}
        aria-describedby={hint && `${id}-hint`}
        onChange={({ currentTarget }) => props.set(currentTarget.value)}
      />
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function Entries({ all }: { all: readonly AuditEntry[] }) {
  return (
    <table class="desk-table audit-table">
      <caption class="visually-hidden">{auditWord('title')}</caption>
      <thead>
        <tr>
          {(['when', 'actor', 'action', 'subject'] as const).map((column) => (
            <th key={column} scope="col">
              {auditWord(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map((entry, index) => (
          <Entry key={`${entry.recorded_at} ${entry.seq ?? `note ${index}`}`} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { role, subject, version, reason, detail } = entry;
  const told = detailInWords(detail);
  return (
    <tr>
      <td>
        <time dateTime={entry.recorded_at}>{instantInWords(entry.recorded_at)}</time>
      </td>
      <td>
        {entry.actor}
        {role !== null && <span class="hint">{auditWord('role', { role: roleWord(role) })}</span>}
      </td>
      <td>
        {auditWord(`did_${entry.action}`)}
        {told.length > 0 && <span class="hint">{told.join(' · ')}</span>}
      </td>
      <td>
        {subject !== null && isIncident(subject) ? (
          <>
            <Link href={`/desk/${encodeURIComponent(subject)}`}>{subject}</Link>
            {version !== null && (
              <span class="hint">{auditWord('version', { version: String(version) })}</span>
            )}
          </>
        ) : (
          subject
        )}
        {reason && <span class="hint">{auditWord('reason', { reason })}</span>}
      </td>
    </tr>
  );
}

/** What is no incident names its kind before a colon: `user:ana`, `batch:1`. */
const isIncident = (subject: string) => !subject.includes(':');

function Pages({ next }: { next: string | null }) {
  const trail = auditTrail.value;
  if (trail.length === 0 && next === null) return null;
  return (
    <nav class="form-buttons" aria-label={auditWord('pages')}>
      <button
        type="button"
        class="button"
        disabled={trail.length === 0}
        onClick={() => {
          auditTrail.value = trail.slice(0, -1);
        }}
      >
        {auditWord('newer')}
      </button>
      <button
        type="button"
        class="button"
        disabled={next === null}
        onClick={() => {
          if (next !== null) auditTrail.value = [...trail, next];
        }}
      >
        {auditWord('older')}
      </button>
    </nav>
  );
}
