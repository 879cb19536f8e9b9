import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import { populations } from '../../../client/src/state/population.ts';
import { shaded } from '../../../client/src/state/shade.ts';
import { MethodShading } from '../../../client/src/view/help/method-shading.tsx';
import { ShadeLegend } from '../../../client/src/view/shade-legend.tsx';
import { ShadingNote } from '../../../client/src/view/shading/shading-note.tsx';
import { municipality, showShaded } from './shaded-map.ts';

const census = { population_source: 'Census of Norland', population_year: 2021 };

describe('the shading of municipalities', () => {
  afterEach(cleanup);

  test('is by incidents for 10,000 people where a source says how many there are', async () => {
    await showShaded('/?shade=people', [
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
    const legend = render(<ShadeLegend isStill={false} />);
    expect(legend.getByRole('radio', { name: 'Municipalities per 10,000 people' })).toHaveProperty(
      'checked',
      true,
    );
    const method = render(<MethodShading />);
    expect(method.container.textContent).toContain('Census of Norland, 2021');
  });
});
