import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VersionEntry } from '#contract/feature.ts';
import { citing } from '../../../client/src/state/citing.ts';
import { historyHref, historyId, selectedId } from '../../../client/src/state/location.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { HistoryPage } from '../../../client/src/view/history/history-page.tsx';
import { asked, serveInvented, settled } from './invented-deployment.ts';

const entry = (version: number, more: Partial<VersionEntry>): VersionEntry => ({
  version,
  seq: version,
  recorded_at: `2024-09-0${version}T10:00:00.000Z`,
  status: 'published',
  kind: 'amended',
  compared_with: version > 1 ? version - 1 : null,
  changes: [],
  ...more,
});

const versions = [
  entry(1, { kind: 'published', role: 'deployment' }),
  entry(2, {
    role: 'editor',
    reason: 'A number was corrected.',
    changes: [
      {
        path: '/accounts/mission/statement/en',
        kind: 'changed',
        before: 'Nine were hurt.',
        after: 'Eleven were hurt.',
        words: {
          section: 'Account of The mission',
          field: 'Statement, in English',
          before: 'Nine were hurt.',
          after: 'Eleven were hurt.',
          text: 'x',
        },
      },
      {
        path: '/aggregate',
        kind: 'changed',
        before: false,
        after: true,
        words: { field: 'Sums up several happenings', before: 'no', after: 'yes', text: 'x' },
      },
    ],
  }),
  entry(3, { kind: 'retracted', status: 'retracted', role: 'admin', reason: 'Told twice.' }),
];

const answers = (url: string) =>
  url.includes('/history')
    ? { id: 'one', versions, links: [] }
    : url.includes('version=2')
      ? { type: 'Feature', id: 'one', geometry: null, properties: { title: 'Road blocked' } }
      : undefined;

beforeEach(async () => {
  await serveInvented('/incident/one/history?type=riot', answers);
  chooseLanguage('en');
  await settled();
});
afterEach(() => {
  citing.value = null;
  cleanup();
});

describe('the history of an incident', () => {
  test('is a page of its own, and asks in the page’s language', async () => {
    expect(historyId.value).toBe('one');
    expect(selectedId.value).toBeNull();
    expect(historyHref('one')).toContain('/incident/one/history?type=riot');
    expect(asked.some((url) => url.endsWith('/one/history?changes=true&lang=en'))).toBe(true);
    chooseLanguage('sq');
    await settled();
    expect(asked.some((url) => url.endsWith('/one/history?changes=true&lang=sq'))).toBe(true);
  });

  test('says of each version, the newest first, what was done, as what, why and what changed', () => {
    const { container } = render(<HistoryPage />);
    expect(document.title).toBe('History: Road blocked – Incident Atlas');
    const articles = [...container.querySelectorAll('article')];
    expect(articles.map((one) => one.querySelector('.version-done')!.textContent)).toEqual([
      'Retracted by an admin',
      'Amended by an editor',
      'Published, with the deployment’s own data',
    ]);
    expect(articles[1]!.textContent).toContain('Reason: A number was corrected.');
    expect(articles[1]!.querySelector('h3')!.textContent).toBe('2 differences from version 1');
    expect([...articles[1]!.querySelectorAll('del')].map((one) => one.textContent)).toEqual([
      'removed: Nine',
      'no',
    ]);
    expect([...articles[1]!.querySelectorAll('ins')].map((one) => one.textContent)).toEqual([
      'added: Eleven',
      'yes',
    ]);
    expect(articles[2]!.textContent).toContain('The first version that was public.');
  });

  test('says first of all that the incident was retracted, and leads to every version but the retraction', () => {
    const { container } = render(<HistoryPage />);
    expect(container.querySelector('.notice')!.textContent).toContain('retracted on 3 September 2024');
    expect(container.querySelector('.notice')!.textContent).toContain('Told twice.');
    const ways = [...container.querySelectorAll('.version-ways a')].map((one) => one.getAttribute('href'));
    expect(ways).toEqual([
      '/incident/one?type=riot&lang=en&version=2',
      '/incident/one?type=riot&lang=en&version=1',
    ]);
  });

  test('opens the citation of a version', () => {
    const { getByRole } = render(<HistoryPage />);
    fireEvent.click(getByRole('button', { name: 'Cite version 1' }));
    expect(citing.value).toEqual({ id: 'one', version: 1, knownAt: null });
  });
});
