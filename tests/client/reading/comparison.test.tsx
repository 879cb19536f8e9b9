import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountView, FigureLine } from '#contract/feature.ts';
import { agreementsOf, columnsOf, rivalsOf, verdictOf } from '../../../client/src/state/comparison.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { Comparison } from '../../../client/src/view/comparison/comparison.tsx';
import { accountView } from './account-view.ts';
import { incidentDetail } from './incident-detail.ts';
import { serveInvented } from './invented-deployment.ts';

const officers = { id: 'officers', name: { en: 'Officers' } };

function account(id: string, day: number, overrides: Partial<AccountView> = {}): AccountView {
  return accountView(id, { known_from: `2024-06-${day}T10:00:00.000Z`, ...overrides });
}

function line(of: string, low: number, more: Partial<FigureLine> = {}): FigureLine {
  return {
    category: 'detained',
    group: officers,
    line: { id: of, name: { en: of } },
    low,
    high: low,
    qualifier: 'exactly',
    said_at: '2024-06-14T10:00:00.000Z',
    from: `${of}/f`,
    ...more,
  };
}

const taken = { actors: [{ ...officers, role: 'affected' as const }] };
const police = account('police', 13, {
  ...taken,
  line_side: 'north',
  geometry: { type: 'Point', coordinates: [30, 45] },
  nature: { type: 'taking_of_persons', legal_word: 'abduction' },
});
const ministry = account('ministry', 12, {
  ...taken,
  line_side: 'south',
  geometry: { type: 'Point', coordinates: [30, 44] },
  nature: { type: 'taking_of_persons', legal_word: 'arrest' },
});
const later = account('later', 15, {
  claimant: { id: 'ministry', name: { en: 'ministry' } },
  actors: [{ id: 'others', name: { en: 'Others' }, role: 'initiating' }],
});
const compared = {
  accounts: [police, later, ministry],
  figures: [line('police', 3), line('ministry', 3)],
  contested: ['place', 'nature'] as const satisfies readonly string[],
};
const incident = { ...compared, contested: [...compared.contested] };

describe('a comparison of accounts', () => {
  test('has a column group for each claimant, by the time of its first statement', () => {
    expect(
      columnsOf(incident.accounts).map(({ claimant, accounts }) => [claimant.id, accounts.length]),
    ).toEqual([
      ['ministry', 2],
      ['police', 1],
    ]);
  });

  test('says of each account whom it contradicts, and of nobody in what is not contested', () => {
    const names = (one: AccountView, aspect: Parameters<typeof rivalsOf>[1]) =>
      rivalsOf(one, aspect, incident).map(({ id }) => id);
    expect(names(police, 'nature')).toEqual(['ministry']);
    expect(names(police, 'place')).toEqual(['ministry']);
    expect(names(later, 'place')).toEqual([]);
    expect(names(police, 'actors')).toEqual([]);
  });

  test('does not name as a rival whose place may be the same', () => {
    const vague = account('vague', 14, { geometry: { type: 'Point', coordinates: [30, 45] } });
    const all = { ...incident, accounts: [...incident.accounts, vague] };
    expect(rivalsOf(police, 'place', all).map(({ id }) => id)).toEqual(['ministry']);
    expect(rivalsOf(vague, 'place', all)).toEqual([]);
  });

  test('tells discs that are apart from discs that meet, on whatever side they are', () => {
    const disc = (id: string, lat: number) =>
      account(id, 14, {
        place: { precision: 'locality', parts: [{ kind: 'point', lon: 30, lat, uncertainty_m: 1000 }] },
        geometry: { type: 'Point', coordinates: [30, lat] },
      });
    const [here, near, far] = [disc('here', 45), disc('near', 45.017), disc('far', 45.036)];
    const all = { accounts: [here, near, far], figures: [], contested: ['place' as const] };
    expect(rivalsOf(here, 'place', all)).toEqual([far]);
    expect(rivalsOf(near, 'place', all)).toEqual([far]);
  });

  test('finds the numbers that differ by the reporting line, also across lines that agree', () => {
    const figures = [line('police', 3), line('ministry', 4), line('later', 3)];
    const all = { ...incident, contested: ['figures' as const], figures };
    expect(rivalsOf(ministry, 'figures', all).map(({ id }) => id)).toEqual(['police', 'later']);
    expect(rivalsOf(police, 'figures', all).map(({ id }) => id)).toEqual(['ministry']);
  });

  test('states what all that speak of an aspect agree on', () => {
    expect(agreementsOf(incident).map(({ aspect, by }) => [aspect, by.map(({ id }) => id).sort()])).toEqual([
      ['occurrence', ['later', 'police']],
      ['nature', ['ministry', 'police']],
      ['figures', ['ministry', 'police']],
    ]);
  });

  test('does not call undisputed what a third number contradicts, nor what one alone says', () => {
    const of = (figures: FigureLine[]) =>
      agreementsOf({ ...incident, figures }).flatMap((one) => (one.aspect === 'figures' ? [one.widest] : []));
    expect(of([line('police', 3), line('ministry', 3), line('later', 5)])).toEqual([]);
    expect(of([line('police', 3)])).toEqual([]);
    const atLeast = line('ministry', 2, { qualifier: 'at_least' });
    expect(of([line('police', 3), atLeast])).toEqual([atLeast]);
  });

  test('counts the accounts of one organisation as one', () => {
    const own = (id: string, day: number) =>
      account(id, day, { ...taken, claimant: { id, name: { en: id }, line: 'alliance' } });
    const all = { accounts: [own('a', 12), own('b', 13)], figures: [], contested: [] };
    expect(agreementsOf(all)).toEqual([]);
    expect(verdictOf('actors', all)).toBe('one');
  });

  test('does not say that it happened where somebody denies it', () => {
    const denial = account('denial', 16, { stance: 'denies' });
    const all = { accounts: [police, denial], figures: [], contested: ['occurrence' as const] };
    expect(agreementsOf(all)).toEqual([]);
    expect(rivalsOf(denial, 'occurrence', all)).toEqual([police]);
  });
});

describe('the table of the comparison', () => {
  const drawn = incidentDetail({ ...incident, preferred_account: 'police', preferred_rule: 'grade' });

  beforeEach(async () => {
    await serveInvented('/incident/one?compare=1');
    chooseLanguage('en');
  });
  afterEach(cleanup);

  test('heads columns and rows for those who hear it, and names itself', () => {
    const { container } = render(<Comparison incident={drawn} />);
    const heads = [...container.querySelectorAll('thead th')].map((head) => [
      head.getAttribute('scope'),
      head.getAttribute('colspan') ?? '1',
    ]);
    expect(heads).toEqual([
      ['colgroup', '2'],
      ['colgroup', '1'],
      ['col', '1'],
      ['col', '1'],
      ['col', '1'],
    ]);
    expect(container.querySelectorAll('tbody th:not([scope="row"])')).toHaveLength(0);
    expect(container.querySelector('caption')!.textContent).toMatch(/^Road blocked: /);
  });

  test('marks what differs in words, in the row and in each cell, and says where one says nothing', () => {
    const { container } = render(<Comparison incident={drawn} />);
    const row = container.querySelector('[data-row="nature"]')!;
    expect(row.querySelector('th')!.textContent).toContain('accounts differ');
    expect([...row.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      expect.stringContaining('differs from: police'),
      'says nothing of it',
      expect.stringContaining('differs from: ministry'),
    ]);
    expect(container.querySelector('[data-row="actors"] th')!.textContent).toContain('no contradiction');
  });

  test('states in words what is undisputed, and who says it', () => {
    const { container } = render(<Comparison incident={drawn} />);
    const said = [...container.querySelectorAll('.undisputed-group')].map((one) => one.textContent);
    expect(said).toEqual([expect.stringContaining('detained, Officers: 3')]);
    expect(said[0]).toContain('It happened.');
    expect(said[0]).toMatch(/said by: police, ministry$/);
  });
});
