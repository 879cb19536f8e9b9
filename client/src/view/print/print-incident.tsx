import type { IncidentDetail } from '#contract/feature.ts';
import { code, codeWord } from '../../i18n/codebook.ts';
import { flat } from '../../i18n/names.ts';
import { panel } from '../../i18n/panel.ts';
import { columnsOf } from '../../state/comparison.ts';
import { AccountCard } from '../accounts.tsx';
import { DiffersFrom } from '../comparison/differs-from.tsx';
import { Undisputed } from '../comparison/undisputed.tsx';
import { FigureLedger } from '../figure-ledger.tsx';
import { Assessments, IncidentFacts } from '../incident-facts.tsx';
import { Links } from '../links.tsx';
import { TypeSymbol } from '../type-symbol.tsx';

/** An incident on paper: what is known stands before the map, who says what after it. */
export function PrintIncident({ incident, part }: { incident: IncidentDetail; part: 'head' | 'body' }) {
  const { properties } = incident;
  if (part === 'head')
    return (
      <section class="sheet-incident">
        <p class="incident-kind">
          <TypeSymbol type={properties.type} size={18} />
          <span>
            {code(`type_${properties.type}`)} · {codeWord('sub', properties.sub_type)}
          </span>
        </p>
        <h2>{flat(properties, 'title').text}</h2>
        <p class="summary">{flat(properties, 'summary').text}</p>
        {properties.aggregate && <p class="notice">{panel('aggregate')}</p>}
        <IncidentFacts incident={properties} />
      </section>
    );
  const accounts = columnsOf(properties.accounts).flatMap((column) => column.accounts);
  return (
    <section class="sheet-incident">
      <h3>{panel('accounts', { count: accounts.length })}</h3>
      {accounts.length > 1 && <Undisputed incident={properties} />}
      <ol class="account-cards">
        {accounts.map((account) => (
          <AccountCard key={account.id} account={account} incident={properties} Note={DiffersFrom} />
        ))}
      </ol>
      <FigureLedger incident={properties} />
      <Assessments incident={properties} />
      <Links incident={properties} />
    </section>
  );
}
