import type { Feature, Geometry } from 'geojson';

/**
 * A place of a reference collection, as stored and served. Names are flat members so that any GIS reads them:
 * `name` is the neutral pair or English, `name_sq`, `name_sr_latn`, `name_sr_cyrl` the others; `population` stands
 * with its `population_source` and `population_year` or not at all (`population.ts`). Further members
 * come from the deployment's file unchanged.
 */
export interface PlaceProperties {
  name?: string;
  name_en?: string;
  name_sq?: string;
  name_sr_latn?: string;
  name_sr_cyrl?: string;
  kind?: string;
  municipality?: string | null;
  uncertainty_m?: number;
  radius_m?: number;
  [member: string]: unknown;
}

export type Place = Feature<Geometry, PlaceProperties> & { id: string };

/** A hit of the gazetteer search: where to put a place and how sure it can be. */
export interface PlaceHit {
  ref: string;
  names: { en?: string; sq?: string; 'sr-Latn'?: string; 'sr-Cyrl'?: string };
  kind: string;
  lon: number;
  lat: number;
  uncertainty_m: number | null;
}
