/** What a cell may hold; lists are joined by `; `, null and undefined leave it empty. */
export type Cell = string | number | boolean | null | undefined | readonly (string | number)[];

/** A spreadsheet takes a text that begins so for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

/**
 * A cell of RFC 4180: quoted where it holds a comma, a quote or a line break, or begins or ends with white space. A text
 * that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay as they are.
 */
export function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : value.join('; ');
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A row with its line end (CR LF, as the RFC has it). */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Before the first byte, so that Excel reads UTF-8. */
export const byteOrderMark = '\ufeff';
