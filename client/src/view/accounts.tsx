import type { ComponentType } from 'preact';
import type { Aspect } from '#contract/codebook.ts';
import type { AccountView, IncidentDetailProperties } from '#contract/feature.ts';
import { tellerOf } from '#contract/view.ts';
import { panel } from '../i18n/panel.ts';
import { layout, sheet } from '../state/layout.ts';
import { compare, isComparing, query } from '../state/location.ts';
import { AccountCell, Text } from './account-cell.tsx';
import { filledRows, Known, Leads, lights, Stance } from './account-parts.tsx';
import { ClaimantMark } from './claimant-mark.tsx';
import { Lazy } from './lazy.tsx';

const comparison = () => import('./comparison/comparison.tsx').then((module) => module.ShownComparison);

/**
 * Who says what, the claimant first whose telling is read: one below the other, or side by side as a table with what
 * they differ in and agree on.
 */
export function Accounts({ incident }: { incident: IncidentDetailProperties }) {
  const teller = tellerOf(query.value);
  const isOther = ({ claimant }: AccountView) => Number(teller !== null && claimant.id !== teller);
  const accounts = [...incident.accounts].sort(
    (a, b) => isOther(a) - isOther(b) || Date.parse(a.known_from) - Date.parse(b.known_from),
  );
  const asTable = isComparing.value && accounts.length > 1;
  return (
    <section class="accounts">
      <header class="part-head">
        <h3>{panel('accounts', { count: accounts.length })}</h3>
        {accounts.length > 1 && (
          <button
            type="button"
            class="button"
            aria-pressed={asTable}
            onClick={() => {
              if (!asTable && layout.value === 'phone') sheet.value = 'full';
              compare(!asTable);
            }}
          >
            {panel(asTable ? 'compare_less' : 'compare')}
          </button>
        )}
      </header>
      {asTable ? (
        <Lazy load={comparison} part />
      ) : (
        <ol class="account-cards">
          {accounts.map((account) => (
            <AccountCard key={account.id} account={account} incident={incident} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Differs({ aspect, contested }: { aspect: Aspect | null; contested: readonly Aspect[] }) {
  if (!aspect || !contested.includes(aspect)) return null;
  return <span class="tag contested">{panel('differs')}</span>;
}

interface OfAspect {
  account: AccountView;
  aspect: Aspect;
  incident: IncidentDetailProperties;
}

/** One account on its own: who says it, since when, and what of each aspect, with a `Note` to each where one is given. */
export function AccountCard({
  account,
  incident,
  Note,
}: Omit<OfAspect, 'aspect'> & { Note?: ComponentType<OfAspect> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: focus lights the account's place, as the pointer does.
    <li class="account-card" tabIndex={0} {...lights(account.id)}>
      <header>
        <ClaimantMark account={account} accounts={incident.accounts} />
        <h4>
          <Text of={account.claimant.name} /> <Stance account={account} />
        </h4>
        <Leads account={account} incident={incident} />
        <Known account={account} />
      </header>
      <dl>
        {filledRows([account]).map(({ row, aspect }) => (
          <div key={row} class="account-fact" data-row={row}>
            <dt>
              {panel(`row_${row}`)} <Differs aspect={aspect} contested={incident.contested} />
            </dt>
            <dd>
              <AccountCell account={account} all={incident.accounts} row={row} />
              {aspect && Note && <Note account={account} aspect={aspect} incident={incident} />}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
