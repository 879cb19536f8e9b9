import type { Feature, Geometry } from 'geojson';
import type { IncidentDocument } from '../contract/incident.ts';
import type { PropertyInfo } from '../contract/queryable.ts';
import type { Language } from '../contract/text.ts';

/**
 * One feature of an export, longitude before latitude unless the context's `crs` says otherwise. The document is there
 * for formats that ask for it: cut to what was known at the knowledge date.
 */
export interface ExportItem {
  feature: Feature<Geometry | null> & { id: string };
  document?: ExportedDocument;
}

/** A version of an incident as the `atlas` format carries it; `history` oldest first, the version itself last. */
export interface ExportedDocument {
  version: number;
  seq: number;
  recorded_at: string;
  document: IncidentDocument;
  history?: {
    version: number;
    seq: number;
    recorded_at: string;
    kind: string;
    reason?: string;
    document: IncidentDocument;
  }[];
}

/** What every file says about itself. */
export interface ExportContext {
  collection: string;
  /** Of the collection, in `language`. */
  title: string;
  language: Language;
  /** The query in words, in `language`. */
  words: string;
  /** RFC 3339 instants that were asked, null where the file was asked as of now; `made_at` is when it was made. */
  knownAt: string | null;
  recordedAt: string | null;
  made_at: string;
  attribution: string;
  licence: { name: string; url: string };
  /** Designation note in `language`. */
  designation: string;
  /** Absolute address of this very answer, and of the service without a final slash. */
  self: string;
  base: string;
  /** IANA zone of the deployment's days. */
  zone: string;
  /** Properties of the features in the schema's order, the id and the geometry among them. */
  properties: readonly PropertyInfo[];
  /** How many features the whole answer holds. */
  count: number;
  /** URI of the CRS the coordinates are in. */
  crs: string;
  /** Name of a place of the deployment (`municipalities/lesk`) in `language`; its id where it has none. */
  nameOf(reference: string): string;
  /** Values of the format's own parameters, checked; an absent one has its first value. */
  options: Readonly<Record<string, string>>;
  /** Ids of the deployment's reference collections, in their order. */
  places: readonly string[];
  /** The same query over another collection, in the same language and at the same dates (GeoPackage has several tables). */
  others(
    collection: string,
  ): Promise<{ context: ExportContext; items: AsyncIterable<readonly ExportItem[]> }>;
}

/** A file format; `items` come in batches, are read once, and a format holds no more than one batch in memory. */
export interface Format {
  /** Value of `f`. */
  id: string;
  mediaType: string;
  /** Without the dot. */
  extension: string;
  /** Name as people know it; the same in all languages. */
  title: string;
  /** `any`, or the collections that it can hold. */
  collections: 'any' | readonly string[];
  /** Whether items need their documents. */
  documents: boolean;
  /** Own parameters: name and allowed values, the first is the default. */
  options: Readonly<Record<string, readonly string[]>>;
  /** `crs84` formats refuse another `crs`. */
  crs: 'any' | 'crs84';
  /**
   * Why the format cannot hold an item (a code such as `no_coordinates`), or null; such items are counted and left out
   * before `write` sees them. The feature alone decides: they are counted before documents are read.
   */
  refuses?: (feature: ExportItem['feature'], zone: string) => string | null;
  write(items: AsyncIterable<readonly ExportItem[]>, context: ExportContext): AsyncIterable<Uint8Array>;
}
