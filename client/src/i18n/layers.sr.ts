import type { Same } from './dictionary.ts';
import type { en } from './layers.en.ts';

export const srCyrl: Same<typeof en> = {
  layers: 'Додати слојеви',
  as_table: 'Табела',
  as_table_of: 'Табела слоја {layer}',
  features: { one: '{number} објекат', few: '{number} објекта', other: '{number} објеката' },
  at_spot: {
    one: 'Овде: {count} објекат додатих слојева',
    few: 'Овде: {count} објекта додатих слојева',
    other: 'Овде: {count} објеката додатих слојева',
  },
  no_properties: 'О њему ништа није записано.',
};
