import type { VersionEntry } from '#contract/feature.ts';
import { instantInWords } from '../../i18n/dates.ts';
import { done, history, other } from '../../i18n/history.ts';
import { citing } from '../../state/citing.ts';
import { incidentHref, query } from '../../state/location.ts';
import { restoredNow, restoring } from '../../state/rearrange.ts';
import { Link } from '../link.tsx';
import { ChangeItem } from './change-item.tsx';

function Changes({ entry }: { entry: VersionEntry }) {
  const { kind, changes = [], compared_with: base } = entry;
  if (kind === 'retracted')
    return <p>{history(entry.merged_into === undefined ? 'no_longer' : 'merged_no_longer')}</p>;
  if (base === null || base === undefined) return <p class="hint">{history('first')}</p>;
  if (!changes.length) return <p class="hint">{history('unchanged')}</p>;
  return (
    <>
      <h3>{history('changes', { count: changes.length, version: base })}</h3>
      <ul class="changes">
        {changes.map((change) => (
          <ChangeItem key={`${change.kind} ${change.path}`} change={change} />
        ))}
      </ul>
    </>
  );
}

/** The other incident that a version has to do with. */
export function OtherIncident({ entry }: { entry: VersionEntry }) {
  const found = other(entry);
  return (
    found && (
      <p class="version-other">
        {found.words}: <Link href={incidentHref(found.id)}>{found.id}</Link>
      </p>
    )
  );
}

/** One version: when it was recorded, as what and why, what it changed, and the ways to read and to cite it. */
export function VersionArticle({
  id,
  entry,
  isNewest,
  mayRestore,
}: {
  id: string;
  entry: VersionEntry;
  isNewest: boolean;
  mayRestore: boolean;
}) {
  const { version, recorded_at, kind, reason } = entry;
  const heading = `version-${version}`;
  return (
    <article class="version" data-kind={kind} aria-labelledby={heading}>
      <header class="version-head">
        <h2 id={heading}>
          {history('version', { version })}
          {isNewest && <span class="hint"> ({history('newest')})</span>}
        </h2>
        <p>
          <span class="version-done">{done(entry)}</span>{' '}
          <time class="hint" dateTime={recorded_at}>
            {instantInWords(recorded_at)}
          </time>
        </p>
      </header>
      {reason ? (
        <p class="version-reason">{history('reason', { reason })}</p>
      ) : (
        kind === 'amended' && <p class="hint">{history('no_reason')}</p>
      )}
      <OtherIncident entry={entry} />
      <Changes entry={entry} />
      {kind !== 'retracted' && (
        <p class="version-ways">
          <Link href={incidentHref(id, version)}>{history('read', { version })}</Link>
          <button
            type="button"
            class="button"
            aria-label={history('cite_version', { version })}
            onClick={() => {
              citing.value = { id, version, knownAt: query.value.knownAt?.text ?? null };
            }}
          >
            {history('cite')}
          </button>
          {mayRestore && !isNewest && (
            <button
              type="button"
              class="button"
              onClick={() => {
                restoredNow.value = null;
                restoring.value = { id, version };
              }}
            >
              {history('restore', { version })}
            </button>
          )}
        </p>
      )}
    </article>
  );
}
