/*
 * A body is a row of steps: some letters, then a piece that stands in the dictionary or earlier in the text. The steps
 * come first, each a byte with the count of its letters and the length of its piece, where more is needed numbers in
 * groups of 7 bits, and where the piece stands; behind them all letters by the codes of `letters.ts`.
 */

export const shortestPiece = 4;
/** What four bits can say; from there on the rest follows. */
export const widest = 15;
/** First bytes of a place: a start in the dictionary, the upper bits of a place below 32,256, or one of three bytes. */
export const nearPlace = 128;
export const farPlace = 254;
