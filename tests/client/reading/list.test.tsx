import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { IncidentFeature, ItemsPage } from '#contract/feature.ts';
import { changeQuery, query } from '../../../client/src/state/location.ts';
import { retry } from '../../../client/src/state/retry.ts';
import { hoveredId } from '../../../client/src/state/selection.ts';
import { IncidentList } from '../../../client/src/view/incident-list.tsx';
import { ResultCount } from '../../../client/src/view/result-count.tsx';
import { incidentFeature } from './incident-detail.ts';
import { serveInvented, settled } from './invented-deployment.ts';

let page: ItemsPage | undefined;

function pageOf(features: IncidentFeature[], more: Partial<ItemsPage> = {}): ItemsPage {
  return {
    type: 'FeatureCollection',
    features,
    numberMatched: features.length,
    numberReturned: features.length,
    unlocated: features.filter(({ geometry }) => !geometry).length,
    links: [],
    ...more,
  };
}

const asked: string[] = [];

/** What the service answers: of `page` what is unlocated where that is asked for, in pages by cursor. */
function answerTo(search: URLSearchParams, { features, ...rest }: ItemsPage): ItemsPage {
  const meets =
    search.get('filter') === 'geometry IS NULL' ? features.filter((one) => !one.geometry) : features;
  const from = Number(search.get('cursor') ?? 0);
  const to = from + Number(search.get('limit'));
  const href = `http://elsewhere.example/items?cursor=${to}`;
  return {
    ...rest,
    features: meets.slice(from, to),
    numberMatched: meets.length,
    links: to < meets.length ? [{ rel: 'next', href }] : [],
  };
}

async function show(at: string, answer: ItemsPage | undefined) {
  page = answer;
  asked.length = 0;
  await serveInvented(at, (url) => {
    if (!url.startsWith('/api/collections/incidents/items?') || !page) return undefined;
    asked.push(url);
    return answerTo(new URL(url, location.href).searchParams, page);
  });
  retry();
  await settled();
  return render(
    <>
      <ResultCount />
      <IncidentList />
    </>,
  );
}

afterEach(cleanup);

const placed = incidentFeature('placed');
const unplaced = incidentFeature(
  'unplaced',
  { title: 'Claim without place', place_precision: 'unlocated' },
  null,
);

describe('list', () => {
  test('offers to look for any word where the words of a search do not stand together', async () => {
    const { getByRole, queryByRole } = await show('/?q=kfor+zvecan', pageOf([]));
    fireEvent.click(getByRole('button', { name: 'Find any of them' }));
    await settled();
    expect(query.value.q).toBe('kfor,zvecan');
    expect(queryByRole('button', { name: 'Find any of them' })).toBeNull();
  });

  test('shows what the map cannot show, counts it, and narrows to it', async () => {
    const { container, getByRole, queryByText } = await show('/', pageOf([placed, unplaced]));
    expect(container.querySelectorAll('.incident-row')).toHaveLength(2);
    expect(container.querySelector('[data-incident="unplaced"]')!.textContent).toContain(
      'no place on the map',
    );
    expect(container.querySelector('[data-incident="placed"]')!.textContent).not.toContain(
      'no place on the map',
    );
    fireEvent.click(getByRole('button', { name: '1 not on the map' }));
    await settled();
    expect(container.querySelectorAll('.incident-row')).toHaveLength(1);
    expect(queryByText('Claim without place')).not.toBeNull();
    expect(location.search).toBe('?list=unlocated');
  });

  test('says date and place no more exactly than they are known', async () => {
    const { container } = await show('/', pageOf([placed]));
    const words = container.querySelector('.incident-row')!.textContent;
    expect(words).toContain('10 May 2024');
    expect(words).toContain('Zelčan (town or village, within 1.5\u00a0km)');
  });

  test('reads a hundred rows at first and a hundred more when asked, by the cursor', async () => {
    const many = Array.from({ length: 250 }, (_, index) => incidentFeature(`i-${index}`));
    const { container, getByRole, queryByRole } = await show('/?type=obstruction', pageOf(many));
    const rows = () =>
      [...container.querySelectorAll('.incident-row')].map((row) => row.getAttribute('data-incident'));
    expect(rows()).toHaveLength(100);
    expect(container.querySelector('.result-count')!.textContent).toContain('250 incidents');
    fireEvent.click(getByRole('button', { name: /Show 100 more/ }));
    await settled();
    expect(rows()).toHaveLength(200);
    expect(asked.at(-1)).toContain('type=obstruction&limit=100&cursor=100');
    fireEvent.click(getByRole('button', { name: /Show 50 more/ }));
    await settled();
    expect(rows()).toEqual(many.map(({ id }) => id));
    expect(queryByRole('button', { name: /Show/ })).toBeNull();
  });

  test('keeps as many rows as were read when the record changes, and starts anew with another question', async () => {
    const many = Array.from({ length: 250 }, (_, index) => incidentFeature(`i-${index}`));
    const { container, getByRole } = await show('/?type=riot', pageOf(many));
    fireEvent.click(getByRole('button', { name: /Show 100 more/ }));
    await settled();
    page = pageOf([incidentFeature('new'), ...many]);
    retry();
    await settled();
    const rows = container.querySelectorAll('.incident-row');
    expect(rows).toHaveLength(200);
    expect(rows[0]!.getAttribute('data-incident')).toBe('new');
    expect(asked.at(-1)).toContain('type=riot&limit=200');
    changeQuery({ type: ['protest'] });
    await settled();
    expect(container.querySelectorAll('.incident-row')).toHaveLength(100);
    expect(asked.at(-1)).toContain('type=protest&limit=100');
  });

  test('says that the next rows did not come, keeps those there are, and asks for them again', async () => {
    const many = Array.from({ length: 150 }, (_, index) => incidentFeature(`i-${index}`));
    const { container, getByRole, queryByRole } = await show('/?type=attack', pageOf(many));
    page = undefined;
    fireEvent.click(getByRole('button', { name: /Show 50 more/ }));
    await settled();
    expect(getByRole('alert').textContent).toContain('Not found');
    expect(container.querySelectorAll('.incident-row')).toHaveLength(100);
    page = pageOf(many);
    fireEvent.click(getByRole('button', { name: 'Try again' }));
    await settled();
    expect(container.querySelectorAll('.incident-row')).toHaveLength(150);
    expect(queryByRole('alert')).toBeNull();
  });

  test('lights the incident under the pointer and opens it by a link that keeps the query', async () => {
    const { container } = await show('/?type=obstruction', pageOf([placed]));
    const row = container.querySelector('[data-incident="placed"]')!;
    row.dispatchEvent(new PointerEvent('pointerenter'));
    expect(hoveredId.value).toBe('placed');
    row.dispatchEvent(new PointerEvent('pointerleave'));
    expect(hoveredId.value).toBeNull();
    expect(row.querySelector('a')!.getAttribute('href')).toBe('/incident/placed?type=obstruction');
  });

  test('an empty result names the filter that emptied it and drops it by a press', async () => {
    const { getByRole, getByText } = await show(
      '/?type=riot&contested=true',
      pageOf([], { emptied_by: [{ parameter: 'type', would_match: 5 }] }),
    );
    expect(getByText('Type: Riot – without it there would be 5 incidents.')).not.toBeNull();
    fireEvent.click(getByRole('button', { name: 'Remove Type: Riot' }));
    expect(location.search).toBe('?contested=true');
  });

  test('a failure says so and offers to try again', async () => {
    const { container, getByRole } = await show('/', undefined);
    expect(getByRole('alert').textContent).toContain('Not found');
    page = pageOf([placed]);
    fireEvent.click(getByRole('button', { name: 'Try again' }));
    await settled();
    expect(container.querySelectorAll('.incident-row')).toHaveLength(1);
  });
});
