import { instantInWords } from '../i18n/dates.ts';
import { panel } from '../i18n/panel.ts';
import { versions } from '../state/history.ts';
import { historyHref, incidentHref } from '../state/location.ts';
import { Link } from './link.tsx';

/** Every published version, newest first, each as a link to the incident as it read then. */
export function History({ id, current }: { id: string; current: number }) {
  const entries = [...(versions.value.value?.versions ?? [])].sort((a, b) => b.version - a.version);
  if (!entries.length) return null;
  const newest = entries[0]!.version;
  return (
    <details class="history" open={current !== newest}>
      <summary>
        <h3>{panel('history')}</h3> <span class="hint">{panel('versions', { count: entries.length })}</span>
      </summary>
      <ol>
        {entries.map(({ version, recorded_at, kind, reason, merged_into }) => (
          <li key={version}>
            {kind === 'retracted' ? (
              panel('version', { version })
            ) : (
              <Link
                href={version === newest ? incidentHref(id) : incidentHref(id, version)}
                current={version === current}
              >
                {panel('version', { version })}
              </Link>
            )}{' '}
            <span>{panel(merged_into === undefined ? `kind_${kind}` : 'kind_merged')}</span>{' '}
            <time class="derived" dateTime={recorded_at}>
              {instantInWords(recorded_at)}
            </time>
            {reason && <p class="derived">{panel('reason', { reason })}</p>}
          </li>
        ))}
      </ol>
      <p>
        <Link href={historyHref(id)}>{panel('whole_history')}</Link>
      </p>
    </details>
  );
}
