import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import { expect, it } from 'vitest';
import { languages } from '#contract/text.ts';
import { mapWords } from '../../../client/src/i18n/map.ts';
import { areaWords } from '../../../client/src/map/area-words.ts';

const kinds = [
  ['in_area', { kind: 'area', parts: 1 }],
  ['in_areas', { kind: 'area', parts: 4 }],
  ['in_band', { kind: 'band', parts: 1 }],
] as const;

it.each(languages)(
  'a label says in %s how many are somewhere in its area, as the dictionary has it',
  (language) => {
    const made = createExpression(areaWords(language), 'text-field');
    if (made.result === 'error') throw new Error(made.value.map(({ message }) => message).join());
    for (const [key, properties] of kinds)
      for (const count of [1, 2, 4, 5, 11, 12, 14, 21, 22, 100, 101, 104, 111, 112, 1_001, 50_000]) {
        const feature = { type: 'Point', properties: { ...properties, point_count: count } } as const;
        expect(made.value.evaluate({ zoom: 9 }, feature)).toBe(
          mapWords(key, { count, areas: properties.parts }, language),
        );
      }
    const alone = { type: 'Point', properties: { kind: 'area' } } as const;
    expect(made.value.evaluate({ zoom: 9 }, alone)).toBe(mapWords('in_area', { count: 1 }, language));
  },
);
