import { useEffect } from 'preact/hooks';
import { instantInWords } from '../../i18n/dates.ts';
import { deskRecord } from '../../i18n/desk-record.ts';
import { problemOfError } from '../../i18n/problem.ts';
import { reviewWord } from '../../i18n/review.ts';
import { loadPeople, people } from '../../state/desk-colleagues.ts';
import { draftId } from '../../state/desk-draft.ts';
import { giveTo, newerVersion, others, returned, work, workFailed } from '../../state/desk-work.ts';
import { session } from '../../state/session.ts';
import { Checklist } from './checklist.tsx';
import { Comments } from './comments.tsx';

/** Beside the form: whose work it is, what is still open, and what others say of it. */
export function ReviewPanel() {
  useEffect(() => void loadPeople(), []);
  return (
    <div class="review-panel">
      {workFailed.value !== null && (
        <p class="notice" data-kind="error" role="alert">
          {problemOfError(workFailed.value)}
        </p>
      )}
      {draftId.value !== null && work.value && <Assigned />}
      <Checklist />
      <Comments />
      {draftId.value !== null && work.value && <Versions />}
    </div>
  );
}

function Assigned() {
  const given = work.value?.assignment?.user ?? '';
  const own = session.value?.user?.name ?? '';
  const names = people.value.map(({ name }) => name);
  return (
    <div class="field">
      <label for="assigned-to">{reviewWord('assigned_to')}</label>
      <select
        id="assigned-to"
        class="input"
        value={given}
        onChange={(change) => void giveTo(change.currentTarget.value || null)}
      >
        <option value="">{reviewWord('nobody')}</option>
        {[...new Set([...names, ...(given ? [given] : [])])].map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      {given !== own && (
        <button type="button" class="button" data-kind="quiet" onClick={() => void giveTo(own)}>
          {reviewWord('take')}
        </button>
      )}
    </div>
  );
}

function Versions() {
  return (
    <details>
      <summary>{reviewWord('versions')}</summary>
      <ol class="version-writers" reversed>
        {work.value?.versions.map(({ version, actor, recorded_at, reason }) => (
          <li key={version}>
            {reviewWord('version_line', { version, name: actor, date: instantInWords(recorded_at) })}
            {reason !== null && <span class="hint"> {reason}</span>}
          </li>
        ))}
      </ol>
      <WholeRecord />
    </details>
  );
}

/** The file for whoever has to answer for the incident elsewhere. */
function WholeRecord() {
  const role = session.value?.user?.role;
  if (role !== 'editor' && role !== 'admin') return null;
  const path = `/api/desk/incidents/${encodeURIComponent(draftId.value ?? '')}/record`;
  return (
    <>
      <p class="whole-record">
        <a class="button" href={path} download aria-describedby="record-means">
          {deskRecord('download')}
        </a>
      </p>
      <p class="hint" id="record-means">
        {deskRecord('means')}
      </p>
    </>
  );
}

/** Who else has the incident open, what was saved meanwhile, and why it came back. */
export function WorkNotes() {
  const back = returned.value;
  return (
    <>
      {back && (
        <p class="notice" data-kind="warn">
          {reviewWord('returned', {
            ...{ name: back.actor, reason: back.reason ?? '' },
            date: instantInWords(back.recorded_at),
          })}
        </p>
      )}
      <div role="status" class="work-notes">
        {others.value.map(({ name, since }) => (
          <p key={name} class="notice">
            {reviewWord('editing', { name, date: instantInWords(since) })}
          </p>
        ))}
        {newerVersion.value !== null && (
          <p class="notice" data-kind="warn">
            {reviewWord('newer', { version: newerVersion.value })}
          </p>
        )}
      </div>
    </>
  );
}
