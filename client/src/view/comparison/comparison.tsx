import type { Aspect } from '#contract/codebook.ts';
import type { IncidentDetailProperties } from '#contract/feature.ts';
import { comparing } from '../../i18n/comparing.ts';
import { flat } from '../../i18n/names.ts';
import { panel } from '../../i18n/panel.ts';
import { columnsOf, verdictOf } from '../../state/comparison.ts';
import { detail } from '../../state/results.ts';
import { AccountCell, Text } from '../account-cell.tsx';
import { filledRows, Known, Leads, lights, Stance } from '../account-parts.tsx';
import { ClaimantMark } from '../claimant-mark.tsx';
import { DiffersFrom, Mark } from './differs-from.tsx';
import { Undisputed } from './undisputed.tsx';

/** The comparison of the incident that the panel shows. */
export function ShownComparison() {
  const incident = detail.value.value;
  return incident && <Comparison incident={incident.properties} />;
}

/**
 * Accounts side by side: claimants by the time of their first statement, aspects as rows. What nobody disputes is said
 * before it, and each cell says whom it contradicts.
 */
export function Comparison({ incident }: { incident: IncidentDetailProperties }) {
  const columns = columnsOf(incident.accounts);
  const accounts = columns.flatMap((column) => column.accounts);
  return (
    <>
      <Undisputed incident={incident} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section class="account-scroll" tabIndex={0} aria-label={panel('compare')}>
        <table class="account-table">
          <caption class="visually-hidden">
            {comparing('caption', { title: flat(incident, 'title').text })}
          </caption>
          <thead>
            <tr>
              <td class="row-head corner" />
              {columns.map(({ claimant, accounts: own }) => (
                <th key={claimant.id} class="claimant" scope="colgroup" colSpan={own.length}>
                  <ClaimantMark
                    account={own.find(({ geometry }) => geometry) ?? own[0]!}
                    accounts={accounts}
                  />
                  <Text of={claimant.name} />
                </th>
              ))}
            </tr>
            <tr>
              <td class="row-head" />
              {accounts.map((account) => (
                <th key={account.id} class="statement" scope="col" tabIndex={0} {...lights(account.id)}>
                  <Stance account={account} />
                  <Leads account={account} incident={incident} />
                  <Known account={account} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {filledRows(accounts).map(({ row, aspect }) => (
              <tr key={row} data-row={row}>
                <th class="row-head" scope="row">
                  {panel(`row_${row}`)}
                  {aspect && <Verdict aspect={aspect} incident={incident} />}
                </th>
                {accounts.map((account) => (
                  <td key={account.id} {...lights(account.id)}>
                    <AccountCell account={account} all={accounts} row={row} />
                    {aspect && <DiffersFrom account={account} aspect={aspect} incident={incident} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Verdict({ aspect, incident }: { aspect: Aspect; incident: IncidentDetailProperties }) {
  const verdict = verdictOf(aspect, incident);
  if (!verdict) return null;
  // Statements always differ in their words; what they are compared by is whether it happened.
  const words =
    aspect === 'occurrence' ? (`occurrence_${verdict}` as const) : (`verdict_${verdict}` as const);
  return (
    <span class="verdict" data-verdict={verdict}>
      <Mark of={verdict} /> {comparing(words)}
    </span>
  );
}
