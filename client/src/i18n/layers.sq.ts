import type { Same } from './dictionary.ts';
import type { en } from './layers.en.ts';

export const sq: Same<typeof en> = {
  layers: 'Shtresa të shtuara',
  as_table: 'Tabelë',
  as_table_of: 'Tabela e shtresës {layer}',
  features: { one: '{number} objekt', other: '{number} objekte' },
  at_spot: {
    one: 'Këtu: {count} objekt i shtresave të shtuara',
    other: 'Këtu: {count} objekte të shtresave të shtuara',
  },
  no_properties: 'Për të nuk është shkruar asgjë.',
};
