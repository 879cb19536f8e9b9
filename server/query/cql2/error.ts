/** Where an expression goes wrong: `position` in the text (UTF-16 offset), or `pointer` (RFC 6901) in the JSON. */
export interface Cql2ErrorPlace {
  position?: number;
  pointer?: string;
  /** What could stand there instead. */
  expected?: string;
}

/** A CQL2 expression that cannot be read, or that asks what the collection cannot answer; `message` is a sentence. */
export class Cql2Error extends Error {
  readonly position?: number;
  readonly pointer?: string;
  readonly expected?: string;
  constructor(message: string, place: Cql2ErrorPlace = {}) {
    super(message);
    this.name = 'Cql2Error';
    if (place.position !== undefined) this.position = place.position;
    if (place.pointer !== undefined) this.pointer = place.pointer;
    if (place.expected !== undefined) this.expected = place.expected;
  }
}
