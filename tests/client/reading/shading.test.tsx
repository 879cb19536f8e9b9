import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { fullShade, heat } from '../../../client/src/state/heat.ts';
import { shading } from '../../../client/src/state/location.ts';
import { populations } from '../../../client/src/state/population.ts';
import { chooseLanguage } from '../../../client/src/state/preferences.ts';
import { retry } from '../../../client/src/state/retry.ts';
import { shaded } from '../../../client/src/state/shade.ts';
import { MethodShading } from '../../../client/src/view/help/method-shading.tsx';
import { ShadeLegend } from '../../../client/src/view/shade-legend.tsx';
import { ShadingNote } from '../../../client/src/view/shading/shading-note.tsx';
import { serveInvented, settled } from './invented-deployment.ts';

const census = { population_source: 'Census of Norland', population_year: 2021 };
const municipality = (id: string, more: object = {}) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Polygon', coordinates: [] },
  properties: { name: id, name_en: id, ...more },
});

let municipalities: object[] = [];

/** What the service answers: 17 incidents, 10 of them placed at or near a named place. */
function answers(address: string): unknown {
  const { pathname, searchParams } = new URL(address, location.href);
  if (pathname === '/api/collections/municipalities/items')
    return { type: 'FeatureCollection', features: municipalities };
  if (pathname === '/api/collections/incidents/aggregate' && searchParams.get('by') === 'municipality')
    return { keys: ['zelcan', 'lesk', 'gora'], counts: [4, 3, 0], numberMatched: 7 };
  if (pathname === '/api/collections/incidents/items')
    return {
      type: 'FeatureCollection',
      features: [],
      numberMatched: searchParams.get('precision') ? 10 : 17,
      unlocated: 4,
      links: [],
    };
  return undefined;
}

async function show(at: string, places: object[]) {
  municipalities = places;
  await serveInvented(at, answers, ['municipalities']);
  retry();
  await settled();
  await settled();
}

describe('the shading of the map', () => {
  afterEach(() => {
    cleanup();
    chooseLanguage('en');
  });

  test('offers no rate where nobody is cited for how many people there are', async () => {
    await show('/', [municipality('zelcan'), municipality('lesk')]);
    const { getAllByRole, getByRole } = render(<ShadeLegend />);
    expect(getAllByRole('radio').map((one) => one.parentElement!.textContent)).toEqual([
      ...['None', 'Municipalities by number', 'Density, in place of symbols'],
    ]);
    fireEvent.click(getByRole('radio', { name: 'Municipalities by number' }));
    expect([shading.value, location.search]).toEqual(['municipality', '?shade=municipality']);
    fireEvent.click(getByRole('radio', { name: 'None' }));
    expect([shading.value, location.search]).toEqual([null, '']);
    const { container } = render(<MethodShading />);
    expect(container.textContent).toContain('no sourced number of people is at hand');
  });

  test('asked for a rate all the same says why there is none', async () => {
    await show('/?shade=people', [municipality('zelcan')]);
    const { container } = render(<ShadingNote />);
    expect(container.textContent).toMatch(/^Nobody is cited for how many people live/);
  });

  test('is by incidents for 10,000 people where a source says how many there are', async () => {
    await show('/?shade=people', [
      municipality('zelcan', { population: 20_000, ...census }),
      municipality('lesk'),
      municipality('gora', { population: 1_000, ...census }),
    ]);
    expect(populations.value.size).toBe(2);
    expect(shaded.value).toMatchObject({
      municipalities: [{ id: 'zelcan', count: 4, value: 2 }],
      unknown: ['lesk'],
    });
    const { container } = render(<ShadingNote />);
    expect(container.textContent).toContain('zelcan 2.0 (4)');
    expect(container.textContent).toContain('for want of a sourced number of people: lesk.');
    expect(container.textContent).toContain('People: Census of Norland, 2021.');
    cleanup();
    const legend = render(<ShadeLegend />);
    expect(legend.getByRole('radio', { name: 'Municipalities per 10,000 people' })).toHaveProperty(
      'checked',
      true,
    );
    const method = render(<MethodShading />);
    expect(method.container.textContent).toContain('Census of Norland, 2021');
  });

  test('by density says what is counted, over how many pixels, and what is left out', async () => {
    await show('/?shade=heat', []);
    expect(heat.value).toEqual({ spread: 10, leftOut: 7, full: 4 });
    const { container } = render(<ShadingNote />);
    expect(container.textContent).toContain('Counted are 10 incidents');
    expect(container.textContent).toContain('over 30 pixels of the screen');
    expect(container.textContent).toContain('7 incidents are left out');
    expect([...container.querySelectorAll('.legend-shades li')].map((one) => one.textContent)).toEqual([
      ...['up to 1', 'up to 2', 'up to 3', '4 or more'],
    ]);
  });

  test('by density has shades that end at whole numbers', () => {
    for (const count of [0, 1, 16, 17, 1_000_000]) {
      expect(fullShade(count) % 4).toBe(0);
      expect(fullShade(count)).toBeGreaterThanOrEqual(count / 4);
    }
  });
});
