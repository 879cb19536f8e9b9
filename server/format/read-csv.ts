import { refuseLong } from './file-fault.ts';

/** One record of a CSV file: its place in the file, the header being 1, and its cells. */
export interface CsvRecord {
  row: number;
  cells: string[];
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Reads CSV (RFC 4180) from pieces of text, as lists of records: never more than one piece and one record are held. The
 * delimiter is the comma, semicolon, tab or bar that the first line has most of; a byte order mark is no part of the first
 * cell, empty lines are no records. A quote that is never closed makes the rest of the file one cell. Throws FileFault
 * for a record without end.
 */
export async function* readCsv(pieces: AsyncIterable<string>): AsyncGenerator<CsvRecord[]> {
  let rest = '';
  let delimiter = 0;
  let row = 0;
  for await (const piece of pieces) {
    rest += piece;
    if (delimiter === 0) {
      rest = rest.replace(/^\ufeff/, '');
      refuseLong(rest, 1);
      if (!rest.includes('\n')) continue;
      delimiter = delimiterOf(rest.slice(0, rest.indexOf('\n')));
    }
    const { records, end } = recordsIn(rest, delimiter, false);
    rest = rest.slice(end);
    refuseLong(rest, row + records.length + 1);
    if (records.length) yield records.map((cells) => ({ row: ++row, cells }));
  }
  if (delimiter === 0) delimiter = delimiterOf(rest);
  const { records } = recordsIn(rest, delimiter, true);
  if (records.length) yield records.map((cells) => ({ row: ++row, cells }));
}

/** Code of the character between the cells of a line. */
export function delimiterOf(line: string): number {
  const count = (delimiter: string) => line.split(delimiter).length;
  const [best] = [',', ';', '\t', '|'].sort((a, b) => count(b) - count(a));
  return best!.charCodeAt(0);
}

/** The whole records of a text, and where the first that is not whole begins. */
function recordsIn(text: string, delimiter: number, isLast: boolean): { records: string[][]; end: number } {
  const records: string[][] = [];
  let end = 0;
  let at = 0;
  let cells: string[] = [];
  while (at < text.length) {
    let cell: string;
    if (text.charCodeAt(at) === quote) {
      const close = closingQuote(text, at + 1);
      // A quote at the very end of the piece may be the first of two.
      if (!isLast && (close < 0 || close + 1 >= text.length)) break;
      const until = close < 0 ? text.length : close;
      cell = text.slice(at + 1, until);
      if (cell.includes('""')) cell = cell.replaceAll('""', '"');
      at = until + 1;
      // What stands between a closing quote and the delimiter belongs to the cell.
      const next = endOfCell(text, at, delimiter);
      if (next > at) cell += withoutReturn(text.slice(at, next));
      at = next;
    } else {
      const next = endOfCell(text, at, delimiter);
      cell = withoutReturn(text.slice(at, next));
      at = next;
    }
    if (at >= text.length && !isLast) break;
    cells.push(cell);
    const code = text.charCodeAt(at);
    at += 1;
    if (code === delimiter && at < text.length + 1) {
      if (at < text.length || !isLast) continue;
      cells.push('');
    }
    if (cells.length > 1 || cells[0] !== '') records.push(cells);
    cells = [];
    end = at;
  }
  return { records, end };
}

function endOfCell(text: string, from: number, delimiter: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === delimiter || code === lineFeed) return at;
  }
  return at;
}

function withoutReturn(cell: string): string {
  return cell.charCodeAt(cell.length - 1) === carriageReturn ? cell.slice(0, -1) : cell;
}

/** Where the quote stands that closes a cell; -1 when it is not in this text. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
    if (text.charCodeAt(at + 1) !== quote) return at;
  return -1;
}
