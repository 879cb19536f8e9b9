import { cleanup, render } from '@testing-library/preact';
import type { VNode } from 'preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountView, IncidentFeature } from '#contract/feature.ts';
import type { SuggestionView } from '#contract/suggestion.ts';
import { plainText } from '../../client/src/map/basemap.ts';
import { chooseLanguage } from '../../client/src/state/preferences.ts';
import { Accounts } from '../../client/src/view/accounts.tsx';
import { Attribution } from '../../client/src/view/attribution.tsx';
import { Suggestion } from '../../client/src/view/desk/suggestions/suggestion.tsx';
import { FigureLedger } from '../../client/src/view/figure-ledger.tsx';
import { Assessments, IncidentFacts } from '../../client/src/view/incident-facts.tsx';
import { IncidentRow } from '../../client/src/view/incident-row.tsx';
import { Links } from '../../client/src/view/links.tsx';
import { accountView } from './reading/account-view.ts';
import { incidentDetail } from './reading/incident-detail.ts';
import { serveInvented } from './reading/invented-deployment.ts';

/** What a browser would run or load if any of it became markup. */
const hostile =
  '"><script>globalThis.stolen=1</script><img src=x onerror="globalThis.stolen=1"><svg onload=alert(1)>' +
  "' onmouseover='alert(1)' <a href=javascript:alert(1)>x</a><b>bold</b>{{7*7}}<%= 7 %>";
const named = { en: hostile };
const script = 'javascript:globalThis.stolen=1';

const account: AccountView = accountView('gazette', {
  claimant: { id: 'gazette', name: named },
  statement: named,
  place: { precision: 'settlement', name: named, parts: [] },
  nature: { legal_word: hostile },
  actors: [{ id: 'one', name: named, role: 'present' }],
  figures: [
    { id: 'f', category: 'wounded', group: { id: 'g', name: named }, value: 2, qualifier: 'about' },
    { id: 'h', category: 'wounded', group: { id: 'g', name: named }, value: 3, qualifier: 'about' },
  ],
  sources: [
    {
      id: 'a',
      publisher: hostile,
      url: script,
      headline: named,
      archive_url: script,
      published_at: '2024-06-14',
    },
    { id: 'b', publisher: hostile, url: `https://post.example/${hostile}`, headline: named },
  ],
} as Partial<AccountView>);
const incident = incidentDetail({
  title: hostile,
  place_name: hostile,
  municipalities: [hostile],
  border_point: hostile,
  border_point_km: 1,
  titles: [{ text: named }],
  summaries: [{ text: named }],
  accounts: [account, { ...account, id: 'other', claimant: { id: 'other', name: named } }],
  assessments: [{ aspect: 'occurrence', verification: 'verified', basis: named, by: hostile }],
  links: [{ relation: 'leads_to', target: hostile, title: named }],
  actors: [hostile],
  claimants: [hostile],
} as never);
const feature = {
  type: 'Feature',
  id: hostile,
  geometry: null,
  properties: incident,
} as unknown as IncidentFeature;
const suggestion: SuggestionView = {
  ...{ id: 1, received_at: '2024-06-14T10:00:00Z', language: 'en', contact: hostile, status: 'received' },
  said: {
    ...{
      what: hostile,
      place: hostile,
      place_precision: 'settlement',
      date: '2024-06-14',
      time: '',
      who: hostile,
    },
    sources: [script, `https://post.example/${hostile}`],
  },
  ...{ reason: hostile, incident: hostile, decided_by: hostile, decided_at: null, duplicates: [] },
} as SuggestionView;

const shown: [what: string, node: VNode][] = [
  ['accounts', <Accounts incident={incident} />],
  ['the row of a list', <IncidentRow incident={feature} />],
  ['facts', <IncidentFacts incident={incident} />],
  ['assessments', <Assessments incident={incident} />],
  ['figures', <FigureLedger incident={incident} />],
  ['links', <Links incident={incident} id="one" />],
  ['a suggestion', <Suggestion of={suggestion} acts={{} as never} />],
];

/** Elements that none of these parts has of its own, attributes that run, and addresses that are none. */
function faultsIn(container: Element): string[] {
  return [...container.querySelectorAll('*')].flatMap((element) => {
    const names = element.getAttributeNames();
    const runs = names.filter((name) => name.startsWith('on'));
    const strange = ['SCRIPT', 'IMG', 'IFRAME', 'B', 'OBJECT'].includes(element.tagName)
      ? [element.tagName]
      : [];
    const href = element.getAttribute('href') ?? '';
    const isScript = /^\s*(javascript|data|vbscript):/i.test(href);
    return [...runs, ...strange, ...(isScript ? [href] : [])];
  });
}

describe('a hostile text', () => {
  beforeEach(async () => {
    await serveInvented('/incident/one');
    chooseLanguage('en');
  });
  afterEach(cleanup);

  test.each(shown)('is but a text in %s, whatever policy there is', (_, node) => {
    const { container } = render(node);
    expect(container.textContent).toContain('<script>globalThis.stolen=1</script>');
    expect(faultsIn(container)).toEqual([]);
    expect((globalThis as { stolen?: number }).stolen).toBeUndefined();
  });

  test('is no link where it is the address of a source', () => {
    const { container } = render(<Accounts incident={incident} />);
    const links = [...container.querySelectorAll('a')].map((link) => link.getAttribute('href')!);
    expect(links.filter((href) => href.startsWith('https://post.example/'))).toHaveLength(2);
    expect(links.filter((href) => /script:/.test(href) && !href.startsWith('https://'))).toEqual([]);
  });

  test('is but a text where a basemap of others says whose it is', () => {
    expect(plainText('© <a href="javascript:alert(1)" onclick="alert(1)">Map &amp; people</a>')).toBe(
      '© Map & people',
    );
    const { container } = render(<Attribution />);
    expect(faultsIn(container)).toEqual([]);
  });
});
