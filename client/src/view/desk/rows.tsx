import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { desk } from '../../i18n/desk.ts';
import type { Loose } from '../../state/desk-pointer.ts';
import { addRow, duplicateRow, moveRow, removeRow, rowsAt } from '../../state/desk-rows.ts';

// Of what lies open the first field is meant, not the fold above it.
const focusable = 'input:not([type=hidden]), select, textarea, details:not([open]) > summary, button';

/**
 * The rows of a list with what can be done to them. The keyboard never loses its place: a new row gets the focus in
 * its first field, a moved one keeps it on the button, after a removal the next row (or «add») has it.
 */
export function Rows(props: {
  at: string;
  /** What one row is called: «Source». */
  word: string;
  add: string;
  make: () => Loose;
  /** Rows with an id of their own get a new one when they are copied. */
  idBase?: string;
  canMove?: boolean;
  canCopy?: boolean;
  /** Rows that may not be removed, because the document needs that many. */
  least?: number;
  most?: number;
  class?: string;
  children: (pointer: string, index: number, row: Loose) => ComponentChildren;
}) {
  const rows = rowsAt(props.at);
  const list = useRef<HTMLOListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const nameOf = (index: number) => (props.most === 1 ? props.word : `${props.word} ${index + 1}`);
  // Signals draw in a microtask; the focus is put after it.
  const afterDrawing = (act: () => void) => setTimeout(act);
  const focusRow = (index: number) =>
    afterDrawing(() => {
      const row = list.current?.children[index];
      const target = row?.querySelector<HTMLElement>(`.row-body :is(${focusable})`) ?? addButton.current;
      target?.focus();
    });
  const move = (index: number, by: 1 | -1, button: HTMLElement) => {
    moveRow(props.at, index, by);
    afterDrawing(() => {
      // At the end of the list the pressed button is off; its neighbour takes the focus.
      const other = button.parentElement?.querySelector<HTMLElement>('button[data-move]:not(:disabled)');
      (button.matches(':disabled') ? other : button)?.focus();
    });
  };
  // The same as the arrows beside the row, from any of its fields; of rows within rows the inner one moves.
  const moveByKey = (key: KeyboardEvent, index: number) => {
    const by = key.key === 'ArrowUp' ? -1 : key.key === 'ArrowDown' ? 1 : 0;
    if (!props.canMove || !by || !key.altKey || !key.shiftKey || key.ctrlKey || key.metaKey) return;
    key.preventDefault();
    key.stopPropagation();
    const { activeElement } = document;
    moveRow(props.at, index, by);
    afterDrawing(() => {
      if (activeElement instanceof HTMLElement && activeElement.isConnected) activeElement.focus();
    });
  };
  return (
    <div class={`rows ${props.class ?? ''}`}>
      <ol class="rows-list" ref={list}>
        {rows.map((row, index) => (
          <li key={String(row._key)} class="row" onKeyDown={(key) => moveByKey(key, index)}>
            <div class="row-body">{props.children(`${props.at}/${index}`, index, row)}</div>
            <div class="row-tools">
              {props.canMove && rows.length > 1 && (
                <>
                  <Tool
                    label={desk('row_up', { row: nameOf(index) })}
                    off={index === 0}
                    move
                    keys="Alt+Shift+ArrowUp"
                    act={(button) => move(index, -1, button)}
                  >
                    ↑
                  </Tool>
                  <Tool
                    label={desk('row_down', { row: nameOf(index) })}
                    off={index === rows.length - 1}
                    move
                    keys="Alt+Shift+ArrowDown"
                    act={(button) => move(index, 1, button)}
                  >
                    ↓
                  </Tool>
                </>
              )}
              {props.canCopy && (
                <Tool
                  label={desk('row_copy', { row: nameOf(index) })}
                  act={() => {
                    duplicateRow(props.at, index, props.idBase);
                    focusRow(index + 1);
                  }}
                >
                  {desk('copy')}
                </Tool>
              )}
              {rows.length > (props.least ?? 0) && (
                <Tool
                  label={desk('row_remove', { row: nameOf(index) })}
                  act={() => {
                    removeRow(props.at, index, nameOf(index));
                    focusRow(Math.min(index, rows.length - 2));
                  }}
                >
                  {desk('remove')}
                </Tool>
              )}
            </div>
          </li>
        ))}
      </ol>
      {rows.length < (props.most ?? 100) && (
        <button
          type="button"
          class="button"
          ref={addButton}
          onClick={() => {
            addRow(props.at, props.make());
            focusRow(rows.length);
          }}
        >
          + {props.add}
        </button>
      )}
    </div>
  );
}

function Tool(props: {
  label: string;
  off?: boolean;
  move?: boolean;
  keys?: string;
  act: (button: HTMLElement) => void;
  children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-move={props.move}
      aria-label={props.label}
      aria-keyshortcuts={props.keys}
      title={props.keys ? `${props.label} (${props.keys.replace('Arrow', '')})` : props.label}
      disabled={props.off}
      onClick={(click) => props.act(click.currentTarget)}
    >
      {props.children}
    </button>
  );
}
