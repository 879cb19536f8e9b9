import { batch, signal } from '@preact/signals';
import { copyOf } from './desk-document.ts';
import { draftDocument, edit, faults } from './desk-draft.ts';
import { isWithin, type Loose, readAt } from './desk-pointer.ts';

/** The last row taken out, so that it can be put back; null when there is none. */
export const removedRow = signal<{ at: string; index: number; row: Loose; name: string } | null>(null);

/** Rows of the list at a pointer; empty where there is none. */
export function rowsAt(at: string): Loose[] {
  const rows = readAt(draftDocument.value, at);
  return Array.isArray(rows) ? (rows as Loose[]) : [];
}

/** Faults below a list point at positions; when rows move, they would point at the wrong ones. */
function put(at: string, rows: Loose[]): void {
  batch(() => {
    edit(at, rows);
    faults.value = faults.peek().filter((fault) => !isWithin(fault.pointer, at));
  });
}

/** Adds a row at the end, or before `index`. */
export function addRow(at: string, row: Loose, index = rowsAt(at).length): void {
  put(at, rowsAt(at).toSpliced(index, 0, row));
}

/** Takes a row out; `name` is what it is called when it is offered back. */
export function removeRow(at: string, index: number, name: string): void {
  const row = rowsAt(at)[index];
  if (!row) return;
  put(at, rowsAt(at).toSpliced(index, 1));
  removedRow.value = { at, index, row, name };
}

/** Puts the row taken out last back to where it was; answers its position, -1 when there is none. */
export function restoreRow(): number {
  const removed = removedRow.peek();
  if (!removed) return -1;
  const index = Math.min(removed.index, rowsAt(removed.at).length);
  addRow(removed.at, removed.row, index);
  removedRow.value = null;
  return index;
}

/** Moves a row by one place; at the ends nothing happens. */
export function moveRow(at: string, index: number, by: 1 | -1): void {
  const rows = rowsAt(at);
  const row = rows[index];
  if (!row || index + by < 0 || index + by >= rows.length) return;
  put(at, rows.toSpliced(index, 1).toSpliced(index + by, 0, row));
}

/** Puts a copy of a row behind it. */
export function duplicateRow(at: string, index: number, idBase?: string): void {
  const row = rowsAt(at)[index];
  if (row) addRow(at, copyOf(row, idBase), index + 1);
}
