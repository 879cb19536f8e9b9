import type { PropertyKind } from '../../contract/queryable.ts';
import { type Collection, isRecord } from '../../service/catalogue.ts';

/** A property of a layer's features, as TileJSON and JSON Schema call its kind. */
export interface TileField {
  name: string;
  kind: 'String' | 'Number' | 'Boolean';
}

const texts = (...names: string[]): TileField[] => names.map((name) => ({ name, kind: 'String' }));
const numbers = (...names: string[]): TileField[] => names.map((name) => ({ name, kind: 'Number' }));

const uncertainty = numbers('uncertainty_m', 'uncertainty_px0');
const span = texts('occurred_start', 'occurred_end', 'known_from');

const record: Record<'incidents' | 'accounts', TileField[]> = {
  incidents: [
    ...texts('id', 'title', 'title_lang', 'title_sq', 'title_sr_latn', 'title_sr_cyrl'),
    ...texts('type', 'sub_type', 'verification', 'contested', 'place_precision'),
    ...numbers('contested_count', 'accounts_count'),
    ...uncertainty,
    ...span,
    ...numbers('point_count', 'contested_share'),
  ],
  accounts: [
    ...texts('id', 'incident', 'account', 'incident_title', 'claimant', 'claimant_name', 'stance'),
    ...texts('type', 'sub_type', 'legal_word', 'place_precision'),
    ...uncertainty,
    ...span,
    ...numbers('point_count'),
  ],
};

const kindOf: Partial<Record<PropertyKind, TileField['kind']>> = {
  number: 'Number',
  integer: 'Number',
  boolean: 'Boolean',
};

/** The properties that features of a collection can have in tiles; lists are text there, objects are left out. */
export function tileFields({ id, properties }: Pick<Collection, 'id' | 'properties'>): TileField[] {
  if (isRecord(id)) return record[id];
  return [
    ...texts('id'),
    ...properties
      .filter(
        ({ name, kind, returned }) => returned && name !== 'id' && !['geometry', 'object'].includes(kind),
      )
      .map(({ name, kind }): TileField => ({ name, kind: kindOf[kind] ?? 'String' })),
    ...numbers('point_count'),
  ];
}
