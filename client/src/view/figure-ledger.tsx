import type { IncidentDetailProperties } from '#contract/feature.ts';
import { codeWord } from '../i18n/codebook.ts';
import { writtenInWords } from '../i18n/dates.ts';
import { say } from '../i18n/names.ts';
import { panel } from '../i18n/panel.ts';
import { deployment } from '../state/deployment.ts';
import { type Ledger, ledgersOf, type Statement } from '../state/ledger.ts';
import { hoveredAccount } from '../state/selection.ts';
import { Text } from './account-cell.tsx';
import { figureInWords, knownInWords } from './account-words.ts';
import { DerivedRule } from './derived-rule.tsx';
import { Lazy } from './lazy.tsx';

const chart = () => import('./ledger/ledger-chart.tsx').then((module) => module.LedgerChart);

/** Numbers as a ledger: who said which, when, and what took its place. Nothing is added up. */
export function FigureLedger({ incident }: { incident: IncidentDetailProperties }) {
  const ledgers = ledgersOf(incident.accounts, incident.figures, deployment().region.zone);
  if (!ledgers.length) return null;
  return (
    <section class="ledgers">
      <h3>{panel('figures')}</h3>
      <p class="hint">{panel('figures_hint')}</p>
      {ledgers.map((ledger) => (
        <div key={`${ledger.category} ${ledger.group.id}`}>
          <LedgerTable ledger={ledger} />
          <DerivedRule of="figures" lines={linesOf(ledger, incident)} leading={incident.preferred_account} />
          {ledger.statements.length > 1 && (
            <Lazy load={chart} part with={{ ledger, accounts: incident.accounts }} />
          )}
        </div>
      ))}
    </section>
  );
}

/** What stands of a ledger: one line of each who counts. */
const linesOf = ({ category, group }: Ledger, { figures }: IncidentDetailProperties) =>
  figures.filter((one) => one.category === category && one.group.id === group.id);

function LedgerTable({ ledger }: { ledger: Ledger }) {
  return (
    <table class="ledger">
      <caption>
        {panel('ledger', { category: codeWord('figure', ledger.category), group: say(ledger.group.name) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{panel('ledger_said')}</th>
          <th scope="col">{panel('ledger_who')}</th>
          <th scope="col" class="number">
            {panel('ledger_value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {ledger.statements.map((statement) => (
          <Row key={`${statement.account.id}/${statement.figure.id}`} statement={statement} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ statement: { figure, account, said, isCurrent, supersededBy } }: { statement: Statement }) {
  const value = figureInWords(figure);
  return (
    <tr
      data-current={isCurrent}
      onPointerEnter={() => {
        hoveredAccount.value = account.id;
      }}
      onPointerLeave={() => {
        hoveredAccount.value = null;
      }}
    >
      <td>{figure.said_at ? writtenInWords(figure.said_at) : knownInWords(said)}</td>
      <td>
        <Text of={account.claimant.name} />
        {figure.note && (
          <p class="derived">
            <Text of={figure.note} />
          </p>
        )}
      </td>
      <td class="number">
        {isCurrent ? <strong>{value}</strong> : <s>{value}</s>}
        {supersededBy && (
          <p class="derived">{panel('superseded_by', { value: figureInWords(supersededBy.figure) })}</p>
        )}
      </td>
    </tr>
  );
}
