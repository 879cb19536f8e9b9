/** A file that cannot be read on from some place; `code` is a message key, the message a sentence. */
export class FileFault extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'FileFault';
    this.code = code;
  }
}

/** Characters that one row, line or feature may have: what is longer was not written by rows. */
export const longestRow = 8_000_000;

/** Throws FileFault when what is held of a row that has no end yet is too long. */
export function refuseLong(held: string, row: number): void {
  if (held.length > longestRow)
    throw new FileFault('row_too_long', `Row ${row} has more than ${longestRow / 1e6} million characters.`);
}
