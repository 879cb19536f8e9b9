import type { AccountView, IncidentDetailProperties } from '#contract/feature.ts';
import { code, codeWord } from '../i18n/codebook.ts';
import { panel } from '../i18n/panel.ts';
import { hoveredAccount } from '../state/selection.ts';
import { type AccountRow, accountRows, knownInWords } from './account-words.ts';

/** Lights an account's place on the map while pointer or focus is in its column or card. */
export function lights(id: string) {
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
export function Stance({ account }: { account: AccountView }) {
  return <span class="stance">{codeWord('stance', account.stance)}</span>;
}

export function Leads({ account, incident }: { account: AccountView; incident: IncidentDetailProperties }) {
  if (account.id !== incident.preferred_account || incident.accounts.length < 2) return null;
  const { preferred_rule: rule } = incident;
  // Of several accounts one is the only one where the others are not of the claimant whose telling is read.
  return (
    <span class="tag leads">
      {rule === 'only' ? panel('read_here') : panel('leads', { rule: code(`rule_${rule}`) })}
    </span>
  );
}

export function Known({ account }: { account: AccountView }) {
  return (
    <p class="derived">
      {panel(account.known_inferred ? 'known_inferred' : 'known_since', {
        date: knownInWords(account.known_from),
      })}
    </p>
  );
}

/** Rows that at least one account fills; a row of dashes says nothing. */
export function filledRows(accounts: readonly AccountView[]) {
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
