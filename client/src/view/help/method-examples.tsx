import type { AccountView } from '#contract/feature.ts';
import { instantInWords } from '../../i18n/dates.ts';
import { method } from '../../i18n/method.ts';
import { flat, say } from '../../i18n/names.ts';
import { contested, everything, example } from '../../state/method.ts';
import { language } from '../../state/preferences.ts';
import { Link } from '../link.tsx';

/** Who tells of an incident, each claimant once, in the order in which they could first be heard. */
function claimantsOf(accounts: readonly AccountView[]): { name: string; since: string }[] {
  const first = new Map<string, { name: string; since: string }>();
  for (const { claimant, known_from } of accounts.toSorted(
    (a, b) => Date.parse(a.known_from) - Date.parse(b.known_from),
  ))
    if (!first.has(claimant.id)) first.set(claimant.id, { name: say(claimant.name), since: known_from });
  return [...first.values()];
}

function Title() {
  const incident = example.value.value!;
  const title = flat(incident.properties, 'title');
  return (
    <Link href={`/incident/${encodeURIComponent(incident.id)}`}>
      <span lang={title.language === language.value ? undefined : title.language}>{title.text}</span>
    </Link>
  );
}

/** How many incidents are contested now, and one of them. */
export function ContestedExample() {
  const all = everything.value.value;
  const disputed = contested.value.value;
  const incident = example.value.value;
  if (!all || !disputed) return null;
  const count = disputed.numberMatched;
  return (
    <aside class="help-example">
      <h3>{method('now')}</h3>
      {count === 0 ? (
        <p>{method('no_example')}</p>
      ) : (
        <p>
          <Link href="/?contested=true">
            {method('accounts_count', {
              count,
              contested: count,
              incidents: method('incidents', { count: all.numberMatched }),
            })}
          </Link>
        </p>
      )}
      {incident && (
        <p>
          {method('accounts_example', {
            claimants: claimantsOf(incident.properties.accounts)
              .map(({ name }) => name)
              .join(', '),
          })}{' '}
          <Title />
        </p>
      )}
    </aside>
  );
}

/** The same incident, as it was known before others were heard than at first. */
export function KnownExample() {
  const incident = example.value.value;
  const claimants = incident ? claimantsOf(incident.properties.accounts) : [];
  const later = claimants.find(({ since }) => since !== claimants[0]!.since);
  if (!incident || !later) return null;
  const before = new Date(Date.parse(later.since) - 1).toISOString();
  const first = claimants.slice(0, claimants.indexOf(later));
  return (
    <aside class="help-example">
      <h3>{method('now')}</h3>
      <p>
        <Title />.{' '}
        {method('known_example', {
          date: instantInWords(later.since),
          claimants: first.map(({ name }) => name).join(', '),
        })}{' '}
        <Link href={`/incident/${encodeURIComponent(incident.id)}?known-at=${before}`}>
          {method('known_read')}
        </Link>
      </p>
    </aside>
  );
}
