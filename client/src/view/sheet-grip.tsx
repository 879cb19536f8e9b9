import { useRef } from 'preact/hooks';
import { reading } from '../i18n/reading.ts';
import { sheet, sheetHeights } from '../state/layout.ts';

/** A drag this long changes the height by one step, in CSS pixels. */
const stepPx = 40;

/** Raises and lowers the phone's sheet: a step by the buttons, or as far as it is dragged. */
export function SheetGrip() {
  const start = useRef<{ y: number; at: number } | null>(null);
  const at = sheetHeights.indexOf(sheet.value);
  const goTo = (index: number) => {
    sheet.value = sheetHeights[Math.min(sheetHeights.length - 1, Math.max(0, index))]!;
  };
  return (
    <div
      class="sheet-grip"
      onPointerDown={(press) => {
        if ((press.target as Element).closest('button')) return;
        start.current = { y: press.clientY, at };
        press.currentTarget.setPointerCapture(press.pointerId);
      }}
      onPointerMove={(move) => {
        if (!start.current) return;
        const up = start.current.y - move.clientY;
        // Half a screen of drag is more than one step.
        const steps = Math.abs(up) > innerHeight / 2 ? 2 : Math.abs(up) > stepPx ? 1 : 0;
        goTo(start.current.at + Math.sign(up) * steps);
      }}
      onPointerUp={() => {
        start.current = null;
      }}
      onPointerCancel={() => {
        start.current = null;
      }}
    >
      <button
        type="button"
        disabled={at === 0}
        aria-label={reading('sheet_lower')}
        onClick={() => goTo(at - 1)}
      >
        <span aria-hidden="true" class="chevron" data-to="down" />
      </button>
      <span class="sheet-bar" aria-hidden="true" />
      <button
        type="button"
        disabled={at === sheetHeights.length - 1}
        aria-label={reading('sheet_raise')}
        onClick={() => goTo(at + 1)}
      >
        <span aria-hidden="true" class="chevron" data-to="up" />
      </button>
    </div>
  );
}
