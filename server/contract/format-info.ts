/** `GET /api/formats`: the file formats that answers can be had in, in the order in which people are offered them. */
export interface FormatsAnswer {
  formats: FormatInfo[];
}

/** A file format as those see it who choose one. */
export interface FormatInfo {
  /** Value of `f`. */
  id: string;
  /** Name as people know it; the same in all languages. */
  title: string;
  mediaType: string;
  /** Without the dot. */
  extension: string;
  /** `any`, or the collections that it can hold. */
  collections: 'any' | string[];
  /** Own parameters: name and allowed values, the first is the default. */
  options: Record<string, string[]>;
  /** Whether it knows WGS 84 with longitude first only. */
  crs: 'any' | 'crs84';
}
