import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { hoveredAccount } from '../../../client/src/state/selection.ts';
import { Accounts } from '../../../client/src/view/accounts.tsx';
import { accountView } from './account-view.ts';
import { incidentDetail } from './incident-detail.ts';
import { serveInvented } from './invented-deployment.ts';

const police = accountView('police', {
  claimant: { id: 'police', name: { en: 'Norland police', sq: 'Policia' } },
  nature: { legal_word: 'arrest' },
  sources: [
    { id: 'a', publisher: 'Post', url: 'https://post.example/1', group: 'wire', published_at: '2024-06-14' },
    { id: 'b', publisher: 'Mirror', group: 'wire' },
  ],
});
const government = accountView('government', {
  claimant: { id: 'government', name: { en: 'Sudland government' } },
  nature: { legal_word: 'abduction' },
  known_from: '2024-06-13T16:00:00.000Z',
});
const incident = incidentDetail({
  accounts: [police, government],
  contested: ['nature'],
  preferred_account: 'police',
  preferred_rule: 'grade',
});

beforeEach(async () => {
  await serveInvented('/incident/one');
  chooseLanguage('en');
});
afterEach(cleanup);

describe('accounts', () => {
  test('stand in the order in which they became known', () => {
    const { container } = render(<Accounts incident={incident} />);
    const names = [...container.querySelectorAll('h4')].map((name) => name.textContent);
    expect(names).toEqual(['Sudland government claims', 'Norland police claims']);
  });

  test('quote the word of law as the claim it is, and mark the aspect on which they differ', () => {
    const { container } = render(<Accounts incident={incident} />);
    const nature = [...container.querySelectorAll('[data-row="nature"]')].map((row) => row.textContent);
    expect(nature).toEqual(['Nature differscalls it “abduction”', 'Nature differscalls it “arrest”']);
    expect(container.querySelector('[data-row="sources"]')!.textContent).not.toContain('differs');
  });

  test('say which one leads the view and by which rule', () => {
    const { container } = render(<Accounts incident={incident} />);
    const leads = container.querySelectorAll('.leads');
    expect(leads).toHaveLength(1);
    expect(leads[0]!.closest('[data-account]')!.getAttribute('data-account')).toBe('police');
    expect(leads[0]!.textContent).toBe('leads the view: best graded account');
  });

  test('count sources that print one text as one, and open links without giving the page away', () => {
    const { container } = render(<Accounts incident={incident} />);
    const sources = container.querySelector('[data-account="police"] [data-row="sources"]')!;
    expect(sources.textContent).toContain('1 independent source among 2');
    expect(sources.querySelector('a')!.getAttribute('rel')).toBe('noopener');
  });

  test('light their place while the pointer is over them', () => {
    const { container } = render(<Accounts incident={incident} />);
    const card = container.querySelector('[data-account="police"]')!;
    card.dispatchEvent(new PointerEvent('pointerenter'));
    expect(hoveredAccount.value).toBe('police');
    card.dispatchEvent(new PointerEvent('pointerleave'));
    expect(hoveredAccount.value).toBeNull();
  });

  test('mark a name that is there only in another language', () => {
    chooseLanguage('sq');
    const { container } = render(<Accounts incident={incident} />);
    const langs = [...container.querySelectorAll('h4 > span:first-child')].map((name) =>
      name.getAttribute('lang'),
    );
    expect(langs).toEqual(['en', null]);
  });
});
