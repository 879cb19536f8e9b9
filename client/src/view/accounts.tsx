import type { Aspect } from '#contract/codebook.ts';
import type { AccountView, IncidentDetailProperties } from '#contract/feature.ts';
import { tellerOf } from '#contract/view.ts';
import { code, codeWord } from '../i18n/codebook.ts';
import { panel } from '../i18n/panel.ts';
import { layout } from '../state/layout.ts';
import { compare, isComparing, query } from '../state/location.ts';
import { hoveredAccount } from '../state/selection.ts';
import { AccountCell, Text } from './account-cell.tsx';
import { type AccountRow, accountRows, knownInWords } from './account-words.ts';
import { ClaimantMark } from './claimant-mark.tsx';

/** Who says what, the claimant first whose telling is read: side by side as a table where there is room, one below the other where there is not. */
export function Accounts({ incident }: { incident: IncidentDetailProperties }) {
  const teller = tellerOf(query.value);
  const isOther = ({ claimant }: AccountView) => Number(teller !== null && claimant.id !== teller);
  const accounts = [...incident.accounts].sort(
    (a, b) => isOther(a) - isOther(b) || Date.parse(a.known_from) - Date.parse(b.known_from),
  );
  const hasRoom = layout.value !== 'phone';
  const asTable = isComparing.value && hasRoom && accounts.length > 1;
  return (
    <section class="accounts">
      <header class="part-head">
        <h3>{panel('accounts', { count: accounts.length })}</h3>
        {hasRoom && accounts.length > 1 && (
          <button type="button" class="button" aria-pressed={asTable} onClick={() => compare(!asTable)}>
            {panel(asTable ? 'compare_less' : 'compare')}
          </button>
        )}
      </header>
      {asTable ? (
        <AccountTable accounts={accounts} incident={incident} />
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

/** Lights an account's place on the map while pointer or focus is in its column or card. */
function lights(id: string) {
  const light = () => {
    hoveredAccount.value = id;
  };
  const leave = () => {
    if (hoveredAccount.peek() === id) hoveredAccount.value = null;
  };
  return {
    'data-account': id,
    'data-hovered': hoveredAccount.value === id,
    onPointerEnter: light,
    onPointerLeave: leave,
    onFocusCapture: light,
    onBlurCapture: leave,
  };
}

/** What the account does: claims, reports, confirms, denies. */
function Stance({ account }: { account: AccountView }) {
  return <span class="stance">{codeWord('stance', account.stance)}</span>;
}

function Leads({ account, incident }: { account: AccountView; incident: IncidentDetailProperties }) {
  if (account.id !== incident.preferred_account || incident.accounts.length < 2) return null;
  const { preferred_rule: rule } = incident;
  // Of several accounts one is the only one where the others are not of the claimant whose telling is read.
  return (
    <span class="tag leads">
      {rule === 'only' ? panel('read_here') : panel('leads', { rule: code(`rule_${rule}`) })}
    </span>
  );
}

function Known({ account }: { account: AccountView }) {
  return (
    <p class="derived">
      {panel(account.known_inferred ? 'known_inferred' : 'known_since', {
        date: knownInWords(account.known_from),
      })}
    </p>
  );
}

function Differs({ aspect, contested }: { aspect: Aspect | null; contested: readonly Aspect[] }) {
  if (!aspect || !contested.includes(aspect)) return null;
  return <span class="tag contested">{panel('differs')}</span>;
}

/** Rows that at least one account fills; a row of dashes says nothing. */
function filledRows(accounts: readonly AccountView[]) {
  const states: Record<AccountRow, (account: AccountView) => unknown> = {
    says: (account) => account.statement,
    place: (account) => account.place,
    time: (account) => account.time,
    nature: ({ nature }) => nature?.type ?? nature?.sub_type ?? nature?.legal_word,
    actors: (account) => account.actors.length,
    figures: (account) => account.figures.length,
    sources: (account) => account.sources.length,
    grade: (account) => account.grade,
  };
  return accountRows.filter(({ row }) => accounts.some((account) => states[row](account)));
}

function AccountCard({ account, incident }: { account: AccountView; incident: IncidentDetailProperties }) {
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
              <AccountCell account={account} row={row} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function AccountTable(props: { accounts: readonly AccountView[]; incident: IncidentDetailProperties }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="account-scroll" tabIndex={0} aria-label={panel('compare')}>
      <table class="account-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{panel('aspect')}</span>
            </th>
            {props.accounts.map((account) => (
              <th key={account.id} scope="col" tabIndex={0} {...lights(account.id)}>
                <ClaimantMark account={account} accounts={props.accounts} />
                <Text of={account.claimant.name} /> <Stance account={account} />
                <Leads account={account} incident={props.incident} />
                <Known account={account} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {filledRows(props.accounts).map(({ row, aspect }) => (
            <tr key={row}>
              <th scope="row">
                {panel(`row_${row}`)}
                <Differs aspect={aspect} contested={props.incident.contested} />
              </th>
              {props.accounts.map((account) => (
                <td key={account.id} {...lights(account.id)}>
                  <AccountCell account={account} row={row} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
