import type { Texts } from './text.ts';

/** What kind of value a property holds; `strings` and `numbers` are arrays, `geometry` is GeoJSON in CRS84. */
export type PropertyKind =
  | 'string'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'timestamp'
  | 'strings'
  | 'numbers'
  | 'object'
  | 'geometry';

/**
 * A property of a collection's features as its schema, queryables, sortables and files name it. `role` is that of
 * OGC API Features Part 5 (`x-ogc-role`), `geometry` the GeoJSON type that the collection's geometries have, or `any`.
 */
export interface PropertyInfo {
  name: string;
  kind: PropertyKind;
  title: Texts;
  description?: Texts;
  /** Closed vocabulary: its codes. */
  codes?: readonly string[];
  /** Unit in UCUM: `m`, `km`. */
  unit?: string;
  role?:
    | 'id'
    | 'primary-geometry'
    | 'primary-instant'
    | 'primary-interval-start'
    | 'primary-interval-end'
    | 'type';
  geometry?: 'point' | 'line' | 'polygon' | 'multipoint' | 'multiline' | 'multipolygon' | 'any';
  /** Part of the returned feature (Part 5 returnables); else it can only be asked about. */
  returned: boolean;
  /** Can be used in filters. */
  queryable: boolean;
  sortable: boolean;
  /** May be written by POST and PUT (receivables); else the schema says readOnly. */
  received: boolean;
}
