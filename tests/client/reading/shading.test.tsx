import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { fullShade, heat } from '../../../client/src/state/heat.ts';
import { shading } from '../../../client/src/state/location.ts';
import { MethodShading } from '../../../client/src/view/help/method-shading.tsx';
import { ShadeLegend } from '../../../client/src/view/shade-legend.tsx';
import { ShadingNote } from '../../../client/src/view/shading/shading-note.tsx';
import { municipality, showShaded } from './shaded-map.ts';

const plain = [municipality('zelcan'), municipality('lesk')];

describe('the shading of the map', () => {
  afterEach(cleanup);

  test('offers no rate where nobody is cited for how many people there are', async () => {
    await showShaded('/', plain);
    const { getAllByRole, getByRole } = render(<ShadeLegend isStill={false} />);
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

  test('of a picture has nothing to choose, and is not there where nothing is shaded', async () => {
    await showShaded('/', plain);
    const { container, rerender } = render(<ShadeLegend isStill />);
    expect(container.textContent).toBe('');
    await showShaded('/?shade=municipality', plain);
    rerender(<ShadeLegend isStill />);
    expect(container.querySelectorAll('input')).toHaveLength(0);
    expect(container.textContent).toContain('Shading');
  });

  test('asked for a rate all the same says why there is none', async () => {
    await showShaded('/?shade=people', plain);
    const { container } = render(<ShadingNote />);
    expect(container.textContent).toMatch(/^Nobody is cited for how many people live/);
  });

  test('by density says what is counted, over how many pixels, and what is left out', async () => {
    await showShaded('/?shade=heat', plain);
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
