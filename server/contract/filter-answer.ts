/** `GET /api/filter`: a question as one CQL2 expression. */
export interface FilterAnswer {
  /** The text encoding in canonical form, coordinates in CRS84; null when nothing is asked. */
  text: string | null;
  /** The JSON encoding of the same; null when nothing is asked. */
  json: unknown;
  /** The expressions that must all hold, as texts that «AND» may join as they are; their order is that of `text`. */
  conditions: string[];
}
