import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { AccountView, Aggregate, IncidentFeature, ItemsPage } from '#contract/feature.ts';
import { mapBounds } from '../../../client/src/state/bounds.ts';
import { describing } from '../../../client/src/state/describing.ts';
import { widestApart } from '../../../client/src/state/rival-places.ts';
import { gatheringsIn, viewPartOf } from '../../../client/src/state/where-in-view.ts';
import { DescribeDialog } from '../../../client/src/view/describe/describe-dialog.tsx';
import { accountView as account } from './account-view.ts';
import { incidentDetail, incidentFeature } from './incident-detail.ts';
import { asked, serveInvented, settled } from './invented-deployment.ts';

// The test's document knows no modal windows.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};

const at = (lon: number, lat: number): IncidentFeature['geometry'] => ({
  type: 'Point',
  coordinates: [lon, lat],
});
const naming = (id: string, lon: number, lat: number): AccountView =>
  account(id, {
    place: { precision: 'settlement', parts: [{ kind: 'point', lon, lat, uncertainty_m: 500 }] },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  });

describe('the parts of a view', () => {
  it('are nine thirds, also where the view crosses the antimeridian', () => {
    expect(viewPartOf([5, 5], [0, 0, 9, 9])).toBe('middle');
    expect(viewPartOf([1, 8], [0, 0, 9, 9])).toBe('north_west');
    expect(viewPartOf([9, 0], [0, 0, 9, 9])).toBe('south_east');
    expect(viewPartOf([-179, 5], [175, 0, 184, 9])).toBe('east');
  });

  it('hold each incident at a spot once, the most together first, and no area', () => {
    const found = gatheringsIn(
      [
        incidentFeature('alone', { settlement: 'b' }, at(1, 8)),
        incidentFeature('one', { settlement: 'a' }, at(5, 5)),
        incidentFeature(
          'two',
          { settlement: 'a' },
          {
            type: 'MultiPoint',
            coordinates: [
              [50, 50],
              [5, 4],
            ],
          },
        ),
        incidentFeature('outside', { settlement: 'a' }, at(50, 50)),
        incidentFeature('area', { settlement: 'a' }, { type: 'Polygon', coordinates: [] }),
        incidentFeature('nowhere', { settlement: null }, null),
      ],
      [0, 0, 9, 9],
    );
    expect(
      found.map(({ settlement, part, incidents }) => [settlement, part, incidents.map(({ id }) => id)]),
    ).toEqual([
      ['a', 'middle', ['one', 'two']],
      ['b', 'north_west', ['alone']],
    ]);
  });
});

describe('the distance between rival places', () => {
  const [near, middle, far] = [naming('near', 30, 45), naming('middle', 30, 45.1), naming('far', 30, 45.3)];

  it('is that of the two spots that lie farthest apart', () => {
    const apart = widestApart(incidentDetail({ contested: ['place'], accounts: [near, middle, far] }))!;
    expect([apart.one.id, apart.other.id]).toEqual(['near', 'far']);
    expect(apart.metres / 1000).toBeCloseTo(33.36, 1);
  });

  it('is none where the place is not contested, or an account names more than spots', () => {
    expect(widestApart(incidentDetail({ contested: ['time'], accounts: [near, far] }))).toBeNull();
    const wide = account('wide', {
      place: { precision: 'municipality', parts: [{ kind: 'area', ref: 'municipalities/zelcan' }] },
    });
    expect(widestApart(incidentDetail({ contested: ['place'], accounts: [near, wide] }))).toBeNull();
  });
});

const rivals = [naming('police', 30, 45), naming('office', 30, 45.3)];
const contested = incidentFeature('contested', {
  title: 'Convoy stopped',
  contested: ['place'],
  accounts_count: 2,
});
const area = incidentFeature('area', { title: 'Strike', place_precision: 'municipality' });
const unplaced = incidentFeature('unplaced', { title: 'Talks', place_precision: 'unlocated' }, null);

function pageOf(features: IncidentFeature[], numberMatched = features.length): ItemsPage {
  return {
    type: 'FeatureCollection',
    features,
    numberMatched,
    numberReturned: features.length,
    unlocated: 1,
    links: [],
  };
}

function answer(url: string, features: IncidentFeature[]): unknown {
  const { pathname, searchParams } = new URL(url, location.href);
  if (pathname.endsWith('/aggregate')) {
    const by = searchParams.get('by') as Aggregate['by'];
    const keys = { municipality: ['zelcan'], month: ['2024-05-01', '2024-06-01'], type: ['obstruction'] }[
      by as string
    ];
    return {
      by,
      keys: keys ?? [],
      counts: keys?.map((_, index) => 2 + index) ?? [],
      contested: [1, 0],
      numberMatched: 3,
      unlocated: 1,
    };
  }
  if (pathname.endsWith('/items/contested'))
    return { ...contested, properties: incidentDetail({ ...contested.properties, accounts: rivals }) };
  const condition = searchParams.get('filter') ?? '';
  if (condition.includes('contested_count')) return pageOf(features.slice(0, 1), features.length && 25);
  if (condition.includes('place_precision')) return pageOf(features.slice(1, 2));
  if (condition.includes('geometry IS NULL')) return pageOf(features.slice(2));
  return pathname.endsWith('/items') ? pageOf(features) : undefined;
}

async function opened(address: string, features = [contested, area, unplaced]) {
  await serveInvented(address, (url) => answer(url, features));
  describing.value = true;
  const shown = render(<DescribeDialog />);
  for (let wait = 0; wait < 4; wait += 1) await settled();
  return shown;
}

afterEach(() => {
  cleanup();
  describing.value = false;
  mapBounds.value = null;
});

describe('the map in words', () => {
  it('tells filters, numbers, where, when, what is contested and what is not on the map', async () => {
    mapBounds.value = [29, 44, 31, 46];
    const { container } = await opened('/?type=obstruction');
    const words = container.textContent!;
    expect(words).toContain('Obstruction');
    expect(words).toContain('3 incidents in all, 1 not on the map');
    expect(words).toContain('Zelcan: 2 incidents, of which contested: 1');
    expect(words).toContain('Busiest month: June 2024 (3 incidents)');
    expect(words).toMatch(/lies 33\.4\skm apart/);
    expect(words).toContain('24 more in the list');
    expect(words).not.toMatch(/undefined|null|\{\w+\}/);
    const titles = [...container.querySelectorAll('.described-part:last-of-type a')].map(
      (link) => link.textContent,
    );
    expect(titles).toEqual(['Talks']);
  });

  it('asks with the filters and dates of the page, and of the view only where a map is', async () => {
    await opened('/list?type=obstruction&known-at=2024-06-01');
    // The choices of the filters leave their own parameter out; they are not the description's.
    const items = asked.filter((url) => /\/items\?|by=month/.test(url));
    expect(items.length).toBeGreaterThan(5);
    for (const url of items) expect(url).toMatch(/type=obstruction.*known-at=2024-06-01/);
    expect(asked.find((url) => url.includes('/items/contested'))).toContain('known-at=2024-06-01');
    expect(items.filter((url) => url.includes('S_INTERSECTS'))).toEqual([]);
  });

  it('opens an incident by its title, and closes', async () => {
    const { container } = await opened('/list');
    fireEvent.click([...container.querySelectorAll('a')].find((link) => link.textContent === 'Talks')!);
    expect(location.pathname).toBe('/incident/unplaced');
    expect(describing.value).toBe(false);
  });

  it('says that there is nothing where nothing matches', async () => {
    const { container } = await opened('/?q=nothing', []);
    expect(container.textContent).toContain('the map shows none');
    expect(container.querySelectorAll('.described-part')).toHaveLength(1);
  });
});
